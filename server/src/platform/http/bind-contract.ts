import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import {
  API_PREFIX,
  type Contract,
  type Input,
  needsKey,
  type Reply,
  type RouteSpec,
  type RouteTable,
} from '@anju/shared-types'
import type Router from '@koa/router'
import type { RouterContext } from '@koa/router'
import type { z } from 'zod'
import { Refusal, refuse } from '../refusal.ts'
import { hasBody, jsonBody, mediaType, PIECE_TYPE, pieceBody } from './body.ts'
import { byteRange } from './byte-range.ts'
import type { Account, Actor, Call, CallerOf, Channel, Staff, Verified } from './call.ts'
import { openEventStream, type StreamSource } from './event-stream.ts'
import { sendJson } from './send-json.ts'

/** What a file route answers with instead of JSON. */
export interface FileReply {
  type: string
  /** The bytes, or a stream of `length` bytes. */
  body: Uint8Array | Readable
  length?: number
  /** Shown when a person saves it. */
  fileName?: string
  /** How long the one it is meant for may keep it; not at all unless said. */
  keepSeconds?: number
}

/** A use-case bound to a route. A stream route answers with a source instead of a reply, a file route with a file. */
export type Handler<R extends RouteSpec> = (
  input: Input<R>,
  caller: CallerOf<R>,
  call: Call,
) => Promise<R extends { file: true } ? FileReply : R extends { stream: true } ? StreamSource<Reply<R>> : Reply<R>>

/** Same keys as the contract: a missing or misnamed handler does not compile. */
export type Handlers<T extends RouteTable> = { [K in keyof T]: Handler<T[K]> }

/** What binding needs from the rest of the platform. */
export interface BindNeeds {
  authenticate(authorization: string | undefined, now: Date): Promise<Account | undefined>
  /** Throws REAL_NAME_REQUIRED / NOT_ALLOWED. */
  requireVerified(account: Account): Promise<Verified>
  requireStaff(account: Account, roles: readonly string[]): Promise<Staff>
  /** Counts the call against the person, else the device; throws TOO_MANY_REQUESTS. */
  countCall(account: Account | undefined, device: string | undefined, route: string, address?: string): Promise<void>
  now(): Date
  /** In tests every reply is checked against the contract; in production that time is saved. */
  checkReplies: boolean
}

/** Registers every route of a contract on the router: caller, key, input, handler, reply, in that order. */
export function bind<T extends RouteTable>(
  router: Router,
  contract: Contract<T>,
  handlers: Handlers<T>,
  needs: BindNeeds,
) {
  for (const [name, route] of Object.entries(contract.table)) {
    const handler = handlers[name as keyof T] as unknown as Handler<RouteSpec>
    const path = API_PREFIX + contract.prefix + route.path
    const label = `${route.method} ${path}`
    router.register(path, [route.method.toLowerCase()], async (ctx: RouterContext) => {
      ctx.state.route = label
      const now = needs.now()
      const device = deviceOf(ctx)
      const account = await needs.authenticate(ctx.get('authorization') || undefined, now)
      await needs.countCall(account, device, label, ctx.ip)
      const caller = await admit(route, account, needs)
      ctx.state.actor = actorOf(account, caller)
      // Read only now: the caller has been admitted and the call counted before a large body costs anything.
      const piece = route.bytes && (await pieceOf(ctx.req, route.bytes.atMost))
      const json = piece ? undefined : await jsonBody(ctx.req)
      const call = callOf(ctx, route, now, device, json)
      const input = {
        params: checkedParams(ctx.params as Record<string, string>),
        query: route.query ? parse(route.query, ctx.query, 'query') : undefined,
        body: route.body ? parse(route.body, json ?? {}, 'body') : piece,
      } as Input<RouteSpec>
      const reply: unknown = await handler(input, caller as CallerOf<RouteSpec>, call)
      if (route.stream) {
        const source = reply as StreamSource<unknown>
        const read = async () => checkedReply(needs, route, await source.read(), label)
        return openEventStream(ctx, { ...source, read })
      }
      if (route.file) return sendFile(ctx, reply as FileReply)
      sendJson(ctx, 200, checkedReply(needs, route, reply, label))
    })
  }
}

const pieceOf = (request: IncomingMessage, atMost: number) =>
  hasBody(request) && mediaType(request) === PIECE_TYPE ? pieceBody(request, atMost) : refuse('UNSUPPORTED_BODY')

/** A file that somebody else made must never run as a page of ours: no guessing of types, no scripts, no frames. */
function sendFile(ctx: RouterContext, { type, body, length, fileName, keepSeconds }: FileReply) {
  ctx.set({
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': keepSeconds ? `private, max-age=${keepSeconds}` : 'no-store',
    'content-disposition': fileName ? `inline; filename*=UTF-8''${encodeURIComponent(fileName)}` : 'inline',
  })
  if (length !== undefined) ctx.length = length
  if (body instanceof Uint8Array) sendPart(ctx, Buffer.from(body))
  else ctx.body = body
  // Koa would answer with its own guess for a stream.
  ctx.type = type
}

function sendPart(ctx: RouterContext, body: Buffer) {
  ctx.set('accept-ranges', 'bytes')
  const part = byteRange(ctx.get('range'), body.length)
  ctx.body = body
  if (part === 'none') {
    ctx.status = 416
    ctx.set('content-range', `bytes */${body.length}`)
    ctx.body = ''
  } else if (part) {
    ctx.status = 206
    ctx.set('content-range', `bytes ${part.first}-${part.last}/${body.length}`)
    ctx.body = body.subarray(part.first, part.last + 1)
  }
}

async function admit(route: RouteSpec, account: Account | undefined, needs: BindNeeds) {
  if (route.caller === 'anyone') return account
  if (!account) return refuse('NOT_LOGGED_IN')
  if (route.caller === 'account') return account
  if (route.caller === 'verified') return needs.requireVerified(account)
  return needs.requireStaff(account, route.caller.staff)
}

function actorOf(account: Account | undefined, caller: unknown): Actor {
  const staff = (caller as Partial<Staff> | undefined)?.staff
  if (staff) return { kind: 'staff', id: staff.staffNo }
  return account ? { kind: 'account', id: account.accountId } : { kind: 'anyone', id: 'anyone' }
}

function callOf(ctx: RouterContext, route: RouteSpec, now: Date, device: string | undefined, json: unknown): Call {
  const channel = ctx.get('x-channel')
  return {
    requestId: ctx.state.requestId as string,
    now,
    actor: ctx.state.actor as Actor,
    device,
    channel: (['h5', 'wechat', 'alipay'].includes(channel) ? channel : 'h5') as Channel,
    // A socket for both families writes IPv4 its own way.
    address: ctx.ip.replace(/^::ffff:/, ''),
    clientVersion: ctx.get('x-client-version').slice(0, 32) || undefined,
    key: needsKey(route) ? keyOf(ctx, json) : undefined,
  }
}

/** The key is made by the app when an intent begins and kept until a reply is seen. */
function keyOf(ctx: RouterContext, json: unknown) {
  const key = ctx.get('idempotency-key')
  if (!/^[0-9a-zA-Z_-]{16,64}$/.test(key)) return refuse('KEY_MISSING')
  const text = `${ctx.method} ${ctx.path}\n${JSON.stringify(json ?? {})}`
  return { key, bodyHash: createHash('sha256').update(text).digest('base64url') }
}

const deviceOf = (ctx: RouterContext) => {
  const device = ctx.get('x-device')
  return /^[0-9a-zA-Z_-]{16,64}$/.test(device) ? device : undefined
}

/** Ids, dates and numbers of windows all look like this; anything else names nothing of ours. */
function checkedParams(params: Record<string, string>) {
  for (const value of Object.values(params)) if (!/^[0-9a-zA-Z_-]{1,64}$/.test(value)) refuse('NOT_FOUND')
  return params
}

function parse(schema: z.ZodType, value: unknown, where: 'query' | 'body'): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const field = issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys.join(',') : where)
  // Only messages of our own (Chinese) go out; zod's English ones would not help a citizen.
  const text = issue && /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : undefined
  throw new Refusal('BAD_INPUT', { field, text })
}

function checkedReply(needs: BindNeeds, route: RouteSpec, reply: unknown, label: string): unknown {
  if (!needs.checkReplies) return reply
  // As it will travel: absent fields leave, dates become text.
  const result = route.reply.safeParse(JSON.parse(JSON.stringify(reply)))
  // Paths only: the values may be personal data.
  if (!result.success) {
    const where = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ')
    throw new Error(`reply of ${label} breaks its contract: ${where}`)
  }
  return result.data
}
