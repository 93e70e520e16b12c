import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { claim } from '../../testing/admission.ts'
import { createTestHouse } from '../../testing/house.ts'
import { toyHouse, toys } from '../../testing/toy-feature.ts'
import { isDeeperThan } from './body.ts'

const house = await createTestHouse(toyHouse())
const child = claim({ accountId: 'child', sessionId: 's', verified: true })
const url = `${house.url}/api/v1/toys/ball/take`
const post = async (body: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      authorization: child.authorization,
      'idempotency-key': 'k'.repeat(20),
      'content-type': 'application/json',
      ...headers,
    },
  })
  return { status: response.status, ...((await response.json()) as { code: string; field?: string }) }
}

describe('bodies', () => {
  test('more than 64 KB is refused', async () => {
    expect(await post(JSON.stringify({ count: 1, pad: 'x'.repeat(65_000) }))).toMatchObject({ code: 'BAD_INPUT' })
    expect(await post(JSON.stringify({ count: 1, pad: 'x'.repeat(70_000) }))).toMatchObject({
      status: 413,
      code: 'BODY_TOO_LARGE',
    })
  })

  test('more than 64 KB is refused also when its length was not announced', async () => {
    const piece = Buffer.alloc(40_000, ' ')
    const response = await fetch(url, {
      method: 'POST',
      body: new ReadableStream({
        start(controller) {
          for (let i = 0; i < 3; i++) controller.enqueue(piece)
          controller.close()
        },
      }),
      headers: {
        authorization: child.authorization,
        'idempotency-key': 'k'.repeat(20),
        'content-type': 'application/json',
      },
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ code: 'BODY_TOO_LARGE' })
  })

  test.each([
    '{"count":',
    'null null',
    '"text"',
    '{"__proto__":{"a":1}}',
    '{"count":1,"in":[{"\\u005f_proto__":1}]}',
    "{'count':1}",
  ])('%s is refused', async (body) => {
    expect(await post(body)).toMatchObject({ status: 400, code: 'BAD_INPUT', field: 'body' })
  })

  test('a tower of brackets is refused before anything walks it', async () => {
    expect(await post(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toMatchObject({
      status: 400,
      code: 'BAD_INPUT',
      field: 'body',
    })
  })

  test('other formats and packed bodies are refused', async () => {
    expect(await post('count=1', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({
      status: 415,
      code: 'UNSUPPORTED_BODY',
    })
    expect(await post('<count/>', { 'content-type': 'text/xml' })).toMatchObject({ status: 415 })
    expect(await post('{}', { 'content-encoding': 'gzip' })).toMatchObject({ status: 415, code: 'UNSUPPORTED_BODY' })
  })

  test('depth counts levels, not members', () => {
    expect(isDeeperThan([1, 2, { a: [1] }], 3)).toBe(false)
    expect(isDeeperThan([1, 2, { a: [1] }], 2)).toBe(true)
    expect(
      isDeeperThan(
        Array.from({ length: 10_000 }, () => 1),
        1,
      ),
    ).toBe(false)
  })
})

describe('replies', () => {
  test('an address is found however it is written, and only with its own method', async () => {
    // Found, and then refused for what it asks.
    const of = async (path: string, method = 'GET') =>
      (await fetch(`${house.url}${path}?wide=maybe`, { method })).status
    expect(await of('/api/v1/toys/ball')).toBe(400)
    expect(await of('/api/v1/toys/ball/')).toBe(400)
    expect(await of('/api/v1/Toys/ball')).toBe(400)
    expect(await of('/api/v1/toys/ball', 'HEAD')).toBe(400)
    expect(await of('/api/v1/toys/ball', 'DELETE')).toBe(404)
    expect(await of('/api/v1/toys/%E0%A4%A')).toBe(404)
  })

  test('an unknown address of the api is a refusal in JSON', async () => {
    for (const path of ['/api/v1/nothing', '/api/v2', '/callbacks/nobody']) {
      const response = await fetch(house.url + path)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  test('a mistake of ours is told as INTERNAL with the id under which it was logged, once and without the person', async () => {
    const refused = await house.refused(toys.table.explode, { params: { id: 'x' }, body: { phone: 'caller-7' } })
    expect(refused).toMatchObject({ status: 500, code: 'INTERNAL' })
    const lines = (await readFile(house.logFile, 'utf8'))
      .split('\n')
      .filter((line) => line.includes(refused.requestId!))
    const errors = lines.filter((line) => line.includes('"level":"error"'))
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain('E11000')
    expect(lines.join()).not.toContain('caller-7')
  })

  test('each request leaves one line with route, status, time and caller', async () => {
    const response = await house.send(toys.table.secure, { as: child, params: { id: 'x' } })
    const requestId = response.headers.get('x-request-id')!
    await response.arrayBuffer()
    await expect
      .poll(
        async () =>
          (await readFile(house.logFile, 'utf8')).split('\n').filter((line) => line.includes(requestId)).length,
      )
      .toBe(1)
    const line = (await readFile(house.logFile, 'utf8')).split('\n').find((candidate) => candidate.includes(requestId))!
    expect(JSON.parse(line)).toMatchObject({
      route: 'POST /api/v1/toys/:id/secure',
      status: 403,
      refused: 'NOT_ALLOWED',
      ms: expect.any(Number),
    })
  })

  test('a request that stops in the middle of its body does not disturb the next one', async () => {
    await new Promise<void>((resolve) => {
      const broken = request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': 100 },
      })
      broken.on('error', () => resolve())
      broken.write('{"count":')
      setImmediate(() => broken.destroy())
      broken.on('close', () => resolve())
    })
    expect((await fetch(`${house.url}/healthz`)).status).toBe(200)
  })
})

describe('headers', () => {
  test('nothing is framed, sniffed, cached or shared with other sites', async () => {
    const response = await fetch(`${house.url}/api/v1/toys/ball`, { headers: { origin: 'https://elsewhere.example' } })
    const policy = response.headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toContain('unsafe')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(response.headers.get('x-powered-by')).toBeNull()
  })

  test('a preflight of another site is not answered with permission', async () => {
    const response = await fetch(url, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    })
    expect(response.status).toBe(404)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('for operators', () => {
  test('health, readiness and figures', async () => {
    expect(await (await fetch(`${house.url}/healthz`)).json()).toEqual({ alive: true })
    expect(await (await fetch(`${house.url}/readyz`)).json()).toEqual({
      ready: true,
      mongo: true,
      redis: true,
      outbox: { lagSeconds: 0, isLate: false },
    })
    house.parts.metrics.outside('sms.tencent', 'silent', 5000)
    const figures = await (await fetch(`${house.url}/metrics`)).text()
    expect(figures).toMatch(/anju_request_seconds_count\{route="GET \/healthz",status="200"\} [1-9]/)
    expect(figures).toContain('anju_outside_seconds_count{system="sms.tencent",outcome="silent"} 1')
    expect(figures).toMatch(/anju_queue_depth\{state="events\.waiting"\} \d/)
    expect(figures).toContain('anju_outbox_lag_seconds{outbox="events"} 0')
  })

  test('the description lists every route, for programs and for people', async () => {
    const openapi = (await (await fetch(`${house.url}/openapi.json`)).json()) as { paths: object }
    expect(Object.keys(openapi.paths)).toContain('/api/v1/appointments/{id}/confirm')
    const page = await (await fetch(`${house.url}/api`)).text()
    expect(page).toContain('确认预约')
    expect(page).not.toMatch(/<script|https?:\/\//)
  })
})

test('figures need the token where one is set', async () => {
  const guarded = await createTestHouse({ ...toyHouse(), config: { METRICS_TOKEN: 'a-token-for-metrics' } })
  expect((await fetch(`${guarded.url}/metrics`)).status).toBe(404)
  const withToken = await fetch(`${guarded.url}/metrics`, { headers: { authorization: 'Bearer a-token-for-metrics' } })
  expect(withToken.status).toBe(200)
})
