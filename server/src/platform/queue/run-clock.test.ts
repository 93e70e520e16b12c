import { expect, test } from 'vitest'
import { createTestHouse } from '../../testing/house.ts'
import { toyHouse } from '../../testing/toy-feature.ts'
import { alone, runClock } from './run-clock.ts'

const house = await createTestHouse({ ...toyHouse(), worker: false })
const { queues, redis } = house.platform
const { log } = house.parts

test('a clock job runs by itself, on one of several workers at a time', async () => {
  let running = 0
  let most = 0
  let runs = 0
  const clockJobs = [
    {
      name: 'tick',
      seconds: 1,
      async run() {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, 300))
        running--
        runs++
      },
    },
  ]
  const start = () => runClock({ queues, connection: redis.forWorker, redis: redis.keyed, clockJobs, log })
  const workers = await Promise.all([start(), start(), start()])
  await expect.poll(() => runs, { timeout: 10_000 }).toBeGreaterThanOrEqual(2)
  await Promise.all(workers.map((worker) => worker.close()))
  expect(most).toBe(1)
})

test('a clock job that no version knows any more is forgotten', async () => {
  const start = (name: string) =>
    runClock({
      queues,
      connection: redis.forWorker,
      redis: redis.keyed,
      clockJobs: [{ name, seconds: 3600, run: async () => undefined }],
      log,
    })
  await (await start('old')).close()
  await (await start('new')).close()
  expect((await queues.clock.getJobSchedulers()).map((scheduler) => scheduler.key)).toEqual(['new'])
})

test('what runs under a lock runs alone, and the lock is free afterwards even when the work failed', async () => {
  const order: string[] = []
  const slow = alone(redis.keyed, 'x', async () => {
    order.push('first')
    expect(await alone(redis.keyed, 'x', async () => void order.push('second'))).toBe(false)
  })
  expect(await slow).toBe(true)
  await expect(
    alone(redis.keyed, 'x', async () => {
      throw new Error('broken')
    }),
  ).rejects.toThrow('broken')
  expect(await alone(redis.keyed, 'x', async () => void order.push('third'))).toBe(true)
  expect(order).toEqual(['first', 'third'])
})
