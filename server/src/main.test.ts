import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, inject, test } from 'vitest'
import { startProgram } from './testing/child.ts'
import { testSettings } from './testing/house.ts'

/** The real program in a process of its own, on a database and a Redis prefix of its own. */
const outside = inject('outside')
const settings = (more: Record<string, string> = {}) => {
  const name = `m_${randomBytes(6).toString('hex')}`
  const mongo = new URL(outside.mongoUri)
  mongo.pathname = `/${name}`
  return testSettings(outside.sandbox, {
    MONGODB_URI: mongo.href,
    REDIS_URL: outside.redisUrl,
    REDIS_PREFIX: `${name}:`,
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...more,
  })
}
const start = (role: string, env: Record<string, string>) =>
  startProgram<{ url: string }>('server/src/main.ts', [role], env)

test('api and worker in one process come up, answer, and stop cleanly', async () => {
  const server = await start('both', settings())
  const { url } = server.ready
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: true })
  expect((await fetch(`${url}/api/v1/open/halls`)).status).toBe(200)
  expect((await fetch(`${url}/api/v1/me`)).status).toBe(401)
  expect(await server.stop()).toBe(0)
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
})

test('a request that has begun is answered although the server was told to stop', async () => {
  const server = await start('api', settings())
  const slow = request(`${server.ready.url}/api/v1/session/sms-code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': 12 },
  })
  slow.write('{"phone')
  // Answered over another connection, so the server has read the first bytes of the slow one by now.
  await fetch(`${server.ready.url}/healthz`)
  const stopped = server.stop()
  await new Promise((resolve) => setTimeout(resolve, 200))
  slow.end('":"1"')
  const [response] = (await once(slow, 'response')) as [import('node:http').IncomingMessage]
  expect(response.statusCode).toBe(400)
  expect(response.headers.connection).toBe('close')
  response.resume()
  expect(await stopped).toBe(0)
})

test('a server that only works on jobs answers for its health', async () => {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo
  await new Promise((resolve) => free.close(resolve))
  const worker = await start('worker', settings({ WORKER_PORT: String(port) }))
  expect((await fetch(`${worker.ready.url}/readyz`)).status).toBe(200)
  expect((await fetch(`${worker.ready.url}/api/v1/open/halls`)).status).toBe(404)
  expect(await worker.stop()).toBe(0)
})

test('what is missing is said in one go, and nothing starts', async () => {
  const { WX_SECRET: _, ...incomplete } = settings({ PORT: 'eighty' })
  await expect(start('both', { ...incomplete, WX_SECRET: '' })).rejects.toThrow(
    /The server cannot start\.[\s\S]*PORT[\s\S]*WX_SECRET/,
  )
})

test('a port that is taken is named', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const port = String((other.address() as AddressInfo).port)
  await expect(start('api', settings({ PORT: port }))).rejects.toThrow(`Port ${port} is taken`)
  other.close()
})

test('a database that does not answer is named, its password is not', async () => {
  const uri = 'mongodb://user:s3cret@127.0.0.1:9/anju'
  const failure = await start('api', settings({ MONGODB_URI: uri })).catch((error: Error) => error.message)
  expect(failure).toContain('No database answers at MONGODB_URI')
  expect(failure).not.toContain('s3cret')
})
