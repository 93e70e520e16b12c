import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import { pino } from 'pino'
import { afterAll, expect, inject, test } from 'vitest'
import { cryptoIds } from '../ids.ts'
import { createLive } from './live.ts'

const open: Redis[] = []
const connect = () => {
  const redis = new Redis(inject('outside').redisUrl)
  open.push(redis)
  return redis
}
const prefix = `${randomBytes(6).toString('hex')}:`
const process = () =>
  createLive({
    publisher: connect(),
    subscriber: connect(),
    prefix,
    ids: cryptoIds(() => new Date(0)),
    log: pino({ level: 'silent' }),
  })
const [here, there] = await Promise.all([process(), process()])
afterAll(() => {
  for (const live of [here, there]) live.close()
  for (const redis of open) redis.disconnect()
})

const count = (live: typeof here, topic: string) => {
  const woken = { times: 0 }
  const end = live.subscribe(topic, () => void woken.times++)
  return Object.assign(woken, { end })
}

test('views on every process are woken, each once, however often a thing changes in a moment', async () => {
  const [mine, theirs, others] = [count(here, 'hall:a'), count(there, 'hall:a'), count(there, 'hall:b')]
  for (let n = 0; n < 100; n++) here.publish('hall:a')
  await expect.poll(() => theirs.times).toBe(1)
  here.publish('hall:a')
  await expect.poll(() => theirs.times).toBe(2)
  expect(mine.times).toBe(2)
  expect(others.times).toBe(0)
})

test('a view that ended is not woken, its neighbour is', async () => {
  const [gone, stays] = [count(here, 'hall:c'), count(here, 'hall:c')]
  gone.end()
  there.publish('hall:c')
  await expect.poll(() => stays.times).toBe(1)
  expect(gone.times).toBe(0)
})

test('views of the own process are woken while Redis is away', async () => {
  const publisher = connect()
  const alone = await createLive({
    publisher,
    subscriber: connect(),
    prefix: `${prefix}alone:`,
    ids: cryptoIds(() => new Date(0)),
    log: pino({ level: 'silent' }),
  })
  const mine = count(alone, 'hall:d')
  publisher.disconnect()
  alone.publish('hall:d')
  await expect.poll(() => mine.times).toBe(1)
  alone.close()
})
