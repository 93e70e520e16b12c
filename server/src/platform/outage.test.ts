import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { claim } from '../testing/admission.ts'
import { newKey } from '../testing/call.ts'
import { createTestHouse } from '../testing/house.ts'
import { startMongo, startRedis } from '../testing/processes.ts'
import { toyHouse, toys } from '../testing/toy-feature.ts'

/** A house on a database and a Redis of its own, which these tests take away. */
const folder = await mkdtemp(join(tmpdir(), 'anju-outage-'))
const redisFolder = await mkdtemp(join(tmpdir(), 'anju-outage-'))
const startDatabase = () => startMongo(join(folder, 'mongo'))
let mongo = await startDatabase()
let redis = await startRedis(redisFolder)
afterAll(async () => {
  await Promise.all([mongo.stop(), redis.stop()])
  await rm(folder, { recursive: true, force: true })
  await rm(redisFolder, { recursive: true, force: true })
})

const plan = toyHouse()
const house = await createTestHouse({ ...plan, config: { MONGODB_URI: mongo.ready.uri, REDIS_URL: redis.ready } })
const { model, seen } = plan.toy()
await model.create({ _id: 'ball', left: 100 })
const child = claim({ accountId: 'child', sessionId: 's', verified: true })
const takeOne = (key = newKey()) => ({ as: child, params: { id: 'ball' }, body: { count: 1 }, key })
const who = (n: number) => claim({ accountId: `child-${n}`, sessionId: 's', verified: true })
const figure = async (line: string) => (await (await fetch(`${house.url}/metrics`)).text()).includes(line)

test('while Redis is away changes go on, uncounted, and their events are worked off when it is back', async () => {
  await redis.stop()
  await expect.poll(async () => (await fetch(`${house.url}/readyz`)).status, { timeout: 10_000 }).toBe(503)
  for (let n = 0; n < 5; n++) await house.call(toys.table.take, takeOne())
  expect(await figure('anju_guard_failed_total{guard="rate-limit"}')).toBe(true)
  expect(seen).toEqual([])

  redis = await startRedis(redisFolder)
  await expect.poll(async () => (await fetch(`${house.url}/readyz`)).status, { timeout: 10_000 }).toBe(200)
  house.clock.advance({ seconds: 10 })
  await house.runEvery('sweep-outbox')
  await house.settle()
  expect(seen).toEqual(Array.from({ length: 5 }, () => 'held ball'))
})

test('while the database is away requests are told so, and the same attempt succeeds once when it is back', async () => {
  const once = takeOne()
  const { left } = await house.call(toys.table.take, takeOne())
  await mongo.stop()
  const refused = await house.refused(toys.table.take, once)
  expect(refused).toMatchObject({ status: 503, code: 'UNAVAILABLE', retryAfterSeconds: 60 })
  expect((await fetch(`${house.url}/healthz`)).status).toBe(200)
  const readiness = (await (await fetch(`${house.url}/readyz`)).json()) as object
  expect(readiness).toMatchObject({ ready: false, mongo: false, redis: true })

  mongo = await startDatabase()
  expect(await house.call(toys.table.take, once)).toEqual({ left: left - 1 })
  expect(await house.call(toys.table.take, once)).toEqual({ left: left - 1 })
})

test('a database killed in the middle of a rush loses no acknowledged change and doubles none', async () => {
  await model.updateOne({ _id: 'ball' }, { left: 1_000 })
  const attempts = Array.from({ length: 150 }, (_, n) => ({ ...takeOne(), as: who(n) }))
  const rush = Promise.all(
    attempts.map((attempt) =>
      house.call(toys.table.take, attempt).then(
        () => 'acknowledged' as const,
        () => 'unclear' as const,
      ),
    ),
  )
  // Some have been committed, most are on their way.
  await expect.poll(async () => (await model.findById('ball').lean())?.left, { interval: 5 }).toBeLessThan(1_000)
  await mongo.kill()
  mongo = await startDatabase()
  const outcomes = await rush
  expect(new Set(outcomes)).toContain('acknowledged')

  // What the app does: the same attempt with the same key until there is an answer.
  for (const attempt of attempts) await house.call(toys.table.take, attempt)
  expect((await model.findById('ball').lean())?.left).toBe(1_000 - attempts.length)
}, 120_000)
