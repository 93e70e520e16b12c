import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Tokens } from '@anju/shared-types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from './create-client.ts'
import type { TokenStore } from './session-tokens.ts'
import type { Send } from './transport.ts'

interface Seen {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: unknown
}

type Replies = (seen: Seen) => { status: number; body?: unknown } | 'cut'

let server: Server
let origin: string
let seen: Seen[]
let answer: Replies

beforeEach(async () => {
  seen = []
  server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const text = Buffer.concat(parts).toString()
    const one = {
      method: request.method!,
      url: request.url!,
      headers: request.headers,
      body: text ? JSON.parse(text) : undefined,
    }
    seen.push(one)
    const reply = answer(one)
    if (reply === 'cut') return request.socket.destroy()
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** What Taro.request does on a phone, done with Node's fetch. */
const send: Send = async ({ method, url, headers, body }) => {
  try {
    const reply = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
    return { status: reply.status, body: await reply.json() }
  } catch {
    return { lost: 'OFFLINE' }
  }
}

const tokensOf = (n: number): Tokens => ({
  accessToken: `access-${n}`,
  accessExpiresAt: '2025-11-21T02:00:00.000Z',
  refreshToken: `refresh-${n}`,
  refreshExpiresAt: '2026-11-21T02:00:00.000Z',
})

function phone(first: Tokens | null = tokensOf(1)) {
  let tokens = first
  let over = 0
  const store: TokenStore = {
    read: () => tokens,
    write: (fresh) => {
      tokens = fresh
    },
    clear: () => {
      tokens = null
    },
  }
  const client = createClient({
    origin,
    send,
    tokens: store,
    identity: { 'x-channel': 'h5', 'x-device': 'device-of-a-test-0001', 'x-client-version': '0.1.0' },
    withLock: (_name, work) => work(),
    wait: async () => undefined,
    onSessionOver: () => {
      over++
    },
  })
  return { call: client.call, store, sessionsOver: () => over }
}

const expired = { status: 401, body: { code: 'ACCESS_EXPIRED', text: '登录已过期。', next: '请稍候再试。' } }

describe('a call', () => {
  it('goes to the path of the contract, with who and what is calling', async () => {
    answer = () => ({ status: 200, body: { items: [] } })
    const { call } = phone()
    const result = await call('halls.days', { params: { hallId: 'h/1' }, query: { service: 'transfer' } })
    expect(result).toEqual({ ok: true, reply: { items: [] } })
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/v1/open/halls/h%2F1/days?service=transfer' })
    expect(seen[0]!.headers).toMatchObject({
      authorization: 'Bearer access-1',
      'x-channel': 'h5',
      'x-device': 'device-of-a-test-0001',
      'x-client-version': '0.1.0',
    })
  })

  it('refuses to leave out a path parameter', async () => {
    await expect(phone().call('halls.get', { params: { hallId: '' } })).rejects.toThrow('hallId')
  })

  it('gives the server’s own sentence when it refuses', async () => {
    answer = () => ({
      status: 409,
      body: { code: 'PLACE_TAKEN', text: '这个时段刚刚约满。', next: '请选择其他时段。' },
    })
    const result = await phone().call('appointments.hold', { body: { slotId: 's1' } })
    expect(result).toMatchObject({ ok: false, refused: { code: 'PLACE_TAKEN', status: 409, next: '请选择其他时段。' } })
    expect(seen).toHaveLength(1)
  })

  it('of an older app meets a newer server: what it does not know is passed over, a new refusal has its own words', async () => {
    answer = () => ({
      status: 200,
      body: { items: [{ date: '2026-03-09', state: 'half-open', mood: 'new' }], more: 1 },
    })
    const { call } = phone()
    const read = await call('halls.days', { params: { hallId: 'h1' }, query: { service: 'transfer' } })
    expect(read).toMatchObject({ ok: true, reply: { items: [{ date: '2026-03-09', state: 'half-open' }] } })
    answer = () => ({
      status: 409,
      body: { code: 'NEW_CODE', text: '还要再等一等。', next: '请明天再来。', extra: {} },
    })
    const held = await call('appointments.hold', { body: { slotId: 's1' } })
    expect(held).toMatchObject({
      ok: false,
      refused: { code: 'NEW_CODE', text: '还要再等一等。', next: '请明天再来。' },
    })
  })

  it('carries a request key only where the contract asks for one', async () => {
    answer = () => ({ status: 200 })
    const { call } = phone()
    await call('session.sendCode', { body: { phone: '13800000001' } })
    await call('appointments.hold', { body: { slotId: 's1' } }, { key: 'key-of-this-intent-01' })
    await call('appointments.hold', { body: { slotId: 's1' } })
    expect(seen[0]!.headers['idempotency-key']).toBeUndefined()
    expect(seen[1]!.headers['idempotency-key']).toBe('key-of-this-intent-01')
    expect(seen[2]!.headers['idempotency-key']).toMatch(/^[0-9a-z]{16,64}$/)
  })
})

describe('without a network', () => {
  it('reads three times and then says so in words', async () => {
    answer = () => 'cut'
    const result = await phone().call('halls.list', {})
    expect(result).toMatchObject({ ok: false, refused: { code: 'OFFLINE', status: 0, text: '现在连不上网络。' } })
    expect(seen).toHaveLength(3)
  })

  it('repeats a keyed change with the same key', async () => {
    answer = () => (seen.length < 2 ? 'cut' : { status: 200, body: { id: 'a1' } })
    const result = await phone().call('appointments.hold', { body: { slotId: 's1' } })
    expect(result.ok).toBe(true)
    expect(seen).toHaveLength(2)
    expect(seen[0]!.headers['idempotency-key']).toBe(seen[1]!.headers['idempotency-key'])
  })

  it('never repeats a change that has no key', async () => {
    answer = () => 'cut'
    await phone().call('session.sendCode', { body: { phone: '13800000001' } })
    expect(seen).toHaveLength(1)
  })

  it('waits out a restart of the service, whatever page a gateway shows', async () => {
    answer = () => (seen.length < 3 ? { status: 503, body: 'a page' } : { status: 200, body: { items: [] } })
    expect(await phone().call('halls.list', {})).toEqual({ ok: true, reply: { items: [] } })
  })
})

describe('a session that has run out', () => {
  it('is renewed once for many calls, and each is sent again', async () => {
    answer = ({ url, headers }) => {
      if (url.endsWith('/session/refresh')) return { status: 200, body: tokensOf(2) }
      return headers.authorization === 'Bearer access-2' ? { status: 200, body: { items: [] } } : expired
    }
    const { call, store } = phone()
    const results = await Promise.all([call('appointments.list'), call('queue.mine'), call('notices.list', {})])
    expect(results.every((result) => result.ok)).toBe(true)
    expect(seen.filter(({ url }) => url.endsWith('/session/refresh'))).toHaveLength(1)
    expect(store.read()).toEqual(tokensOf(2))
  })

  it('uses the tokens that another tab has fetched meanwhile instead of spending the old ones twice', async () => {
    const { call, store } = phone()
    answer = ({ headers }) => {
      if (headers.authorization === 'Bearer access-9') return { status: 200, body: { items: [] } }
      store.write(tokensOf(9))
      return expired
    }
    expect((await call('appointments.list')).ok).toBe(true)
    expect(seen.some(({ url }) => url.endsWith('/session/refresh'))).toBe(false)
  })

  it('ends when the server will not renew it', async () => {
    answer = ({ url }) =>
      url.endsWith('/session/refresh')
        ? { status: 401, body: { code: 'SESSION_REUSED', text: '已全部退出。', next: '请重新登录。' } }
        : expired
    const { call, store, sessionsOver } = phone()
    expect(await call('appointments.list')).toMatchObject({ ok: false, refused: { code: 'SESSION_REUSED' } })
    expect(store.read()).toBeNull()
    expect(sessionsOver()).toBe(1)
  })

  it('is kept when the network fails during the renewal', async () => {
    answer = ({ url }) => (url.endsWith('/session/refresh') ? 'cut' : expired)
    const { call, store, sessionsOver } = phone()
    expect(await call('appointments.list')).toMatchObject({ ok: false, refused: { code: 'OFFLINE' } })
    expect(store.read()).toEqual(tokensOf(1))
    expect(sessionsOver()).toBe(0)
  })

  it('does not end because somebody without one is asked to log in', async () => {
    answer = () => ({ status: 401, body: { code: 'NOT_LOGGED_IN', text: '您还没有登录。', next: '请先登录。' } })
    const { call, sessionsOver } = phone(null)
    expect((await call('appointments.list')).ok).toBe(false)
    expect(sessionsOver()).toBe(0)
  })
})
