import { EventEmitter, once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { createTestHouse } from '../../testing/house.ts'
import { toyHouse } from '../../testing/toy-feature.ts'
import { growingPause, runWorkers } from './run-worker.ts'

const plan = toyHouse()
const house = await createTestHouse(plan)
const { jobs } = house.parts
const { seen } = plan.toy()

describe('named jobs', () => {
  test('a job is done once, however often it was added under one id', async () => {
    for (let n = 0; n < 5; n++) await jobs.add('wind-up', { toy: 'bear' }, { id: 'one:bear' })
    await house.settle()
    expect(seen).toEqual(['wind-up bear 1'])
  })

  test('a number or a colon is fine as id', async () => {
    seen.length = 0
    await jobs.add('wind-up', { toy: 'car' }, { id: '42' })
    await house.settle()
    expect(seen).toEqual(['wind-up car 1'])
  })

  test('after the last attempt the job is kept, with what went wrong; the last attempt knows that it is', async () => {
    seen.length = 0
    await jobs.add('wind-up', { toy: 'duck', broken: 'yes' }, { id: 'duck', attempts: 3, backoffMs: 10 })
    await house.settle({ delayed: 'now', failures: 'allow' })
    expect(seen).toEqual(['wind-up duck 1', 'wind-up duck 2', 'wind-up duck 3 last'])
    const [failed] = await house.platform.queues.jobs.getFailed()
    expect(failed).toMatchObject({ name: 'wind-up', failedReason: 'the spring is broken' })
    await expect(house.settle()).rejects.toThrow('job wind-up gave up: the spring is broken')
    await failed?.remove()
  })

  test('a job that nobody handles is not tried for hours but kept for a person', async () => {
    await jobs.add('unheard-of', {}, { id: 'x' })
    await house.settle({ failures: 'allow' })
    const [failed] = await house.platform.queues.jobs.getFailed()
    expect(failed).toMatchObject({ failedReason: 'no handler for job unheard-of', attemptsMade: 1 })
    await failed?.remove()
  })

  test('a delayed job waits for its time', async () => {
    seen.length = 0
    await jobs.add('wind-up', { toy: 'clock' }, { delayMs: 3_600_000 })
    await house.settle()
    expect(seen).toEqual([])
    await house.settle({ delayed: 'now' })
    expect(seen).toEqual(['wind-up clock 1'])
  })
})

test('pauses double up to ten minutes and spread by a tenth', () => {
  expect([1, 2, 3, 4].map((attempt) => growingPause(attempt, 1_000, 0.5))).toEqual([1_000, 2_000, 4_000, 8_000])
  expect(growingPause(40, 1_000, 0.5)).toBe(600_000)
  expect(growingPause(1, 1_000, 0)).toBe(900)
  expect(growingPause(1, 1_000, 1)).toBe(1_100)
})

test('closing waits for the job that is running', async () => {
  const alone = await createTestHouse({ ...toyHouse(), worker: false })
  const { queues, redis, loadRow, parts } = alone.platform
  const steps: string[] = []
  const signals = new EventEmitter()
  const isRunning = once(signals, 'begun')
  const workers = runWorkers({
    queues,
    connection: redis.forWorker,
    features: [
      {
        name: 'slow',
        jobs: {
          'slow-one': async () => {
            steps.push('begins')
            signals.emit('begun')
            await new Promise((resolve) => setTimeout(resolve, 100))
            steps.push('ends')
          },
        },
      },
    ],
    loadRow,
    log: parts.log,
    counted: (_queue, name, outcome) => steps.push(`${name} ${outcome}`),
  })
  await workers.ready()
  await parts.jobs.add('slow-one', {})
  await isRunning
  await workers.close()
  expect(steps).toEqual(['begins', 'ends', 'slow-one done'])
})
