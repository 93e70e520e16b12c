import { randomUUID } from 'node:crypto'
import type { Tokens } from '@anju/shared-types'
import type { City } from './city.ts'

/** A refusal of the server where the scene needs a yes. */
class Refused extends Error {}

/** Somebody who is logged in and works through the API: sets a scene faster than taps do. */
export interface Caller {
  tokens: Tokens
  get<T = Record<string, unknown>>(path: string): Promise<T>
  post<T = Record<string, unknown>>(path: string, body?: object): Promise<T>
  put<T = Record<string, unknown>>(path: string, body?: object): Promise<T>
}

/** Logs in by phone and SMS code. One code a minute and phone: ask once for each person. */
export async function callerOf(city: City, person: string, phone: string): Promise<Caller> {
  const asked = new Date()
  await send(city, 'POST', '/session/sms-code', { phone })
  const code = await city.phones.loginCode(person, asked)
  const reply = await send<{ kind: string; tokens: Tokens }>(city, 'POST', '/session/phone', { phone, code })
  if (reply.kind !== 'in') throw new Error(`${person} is asked who they are`)
  return withTokens(city, person, reply.tokens)
}

/** Opens the mini-program in WeChat with the number of the phone: whoever is known by it is the same person there. */
export async function wechatOfPhone(city: City, person: string): Promise<Caller> {
  const visitor = await wechatCallerOf(city, person)
  const { code } = await city.phones.control(`/phones/${person}/wechat-phone-code`)
  const joined = await visitor.post<{ kind: string; tokens: Tokens }>('/session/wechat/phone', { code })
  if (joined.kind !== 'in') throw new Error(`${person} is asked who they are`)
  return withTokens(city, person, joined.tokens, 'wechat')
}

/** Opens the mini-program in WeChat: the platform says who it is. */
export async function wechatCallerOf(city: City, person: string): Promise<Caller> {
  const { code } = await city.phones.control(`/phones/${person}/wechat-login-code`)
  const reply = await send<{ tokens: Tokens }>(city, 'POST', '/session/wechat', { code }, { channel: 'wechat' })
  return withTokens(city, person, reply.tokens, 'wechat')
}

const withTokens = (city: City, person: string, tokens: Tokens, channel?: From['channel']): Caller => {
  const from = { accessToken: tokens.accessToken, device: `e2e-${person}`, channel }
  return {
    tokens,
    get: (path) => send(city, 'GET', path, undefined, from),
    post: (path, body) => send(city, 'POST', path, body, from),
    put: (path, body) => send(city, 'PUT', path, body, from),
  }
}

/** A phone of one's own each: several people on one phone is a story of its own. */
interface From {
  device?: string
  accessToken?: string
  channel?: 'h5' | 'wechat'
}

async function send<T>(
  city: City,
  method: string,
  path: string,
  body?: object,
  { device = 'e2e-scenes', accessToken, channel = 'h5' }: From = {},
): Promise<T> {
  const reply = await fetch(`${city.origin}/api/v1${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'x-channel': channel,
      'x-device': device,
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
    },
    body: body && JSON.stringify(body),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Refused(`${method} ${path} was refused with ${reply.status}: ${text}`)
  return JSON.parse(text) as T
}
