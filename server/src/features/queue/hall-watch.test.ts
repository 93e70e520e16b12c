import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import { isRefusal } from '../../platform/refusal.ts'
import { createHallWatch } from './hall-watch.ts'
import { createQueueHouse, HALL, OTHER_HALL } from './queue-house.ts'

const house = await createQueueHouse({ worker: false })
const { core, parts } = house

/** A promise and what fulfils it. */
function latch() {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((fulfil) => {
    resolve = fulfil
  })
  return { promise, resolve: () => resolve() }
}

/** A watch of its own over the real stores, which counts and can hold up its reads. */
function countingWatch() {
  const seen = { reads: 0, gate: (): Promise<void> => Promise.resolve() }
  const tickets = {
    ...core.tickets,
    active: async (...given: Parameters<typeof core.tickets.active>) => {
      seen.reads += 1
      const active = await core.tickets.active(...given)
      await seen.gate()
      return active
    },
  }
  const pace = async () => new Map()
  const watch = createHallWatch({ ...core, tickets, pace, live: parts.live })
  return { seen, watch }
}

beforeEach(async () => {
  await parts.db.collection('tickets').deleteMany({})
})

test('a thousand looks at one hall are one read, until it changes', async () => {
  const { seen, watch } = countingWatch()
  await Promise.all(Array.from({ length: 1000 }, () => watch.read(HALL)))
  expect(seen.reads).toBe(1)
  watch.changed(HALL)
  await Promise.all(Array.from({ length: 1000 }, () => watch.read(HALL)))
  expect(seen.reads).toBe(2)
  await watch.read(OTHER_HALL)
  expect(seen.reads).toBe(3)
})

test('a look after a change never gets a read that began before it', async () => {
  const { seen, watch } = countingWatch()
  const gate = latch()
  seen.gate = () => gate.promise
  const before = watch.read(HALL)
  while (seen.reads === 0) await pause(1)
  const { id } = await house.take(house.citizen(), 'archive')
  watch.changed(HALL)
  const after = [watch.read(HALL), watch.read(HALL), watch.read(HALL)]
  gate.resolve()
  await before
  for (const here of await Promise.all(after)) expect(here.waiting.map((ticket) => ticket.id)).toEqual([id])
  expect(seen.reads).toBe(2)
})

test('a burst of changes wakes two hundred followers once, for one read', async () => {
  const { seen, watch } = countingWatch()
  await watch.read(HALL)
  let woken = 0
  const all = latch()
  const ends = Array.from({ length: 200 }, () =>
    watch.follow(HALL, () => {
      woken += 1
      void watch.read(HALL).then(() => woken === 200 && all.resolve())
    }),
  )
  for (let n = 0; n < 30; n++) watch.changed(HALL)
  await all.promise
  expect(seen.reads).toBe(2)
  for (const end of ends) end()
  watch.changed(HALL)
  await watch.read(HALL)
  expect(woken).toBe(200)
})

test('a change in another process is heard through the live views', async () => {
  const { watch } = countingWatch()
  await watch.read(HALL)
  const woken = new Promise<void>((resolve) => watch.follow(HALL, resolve))
  parts.live.publish(`hall:${HALL}`)
  await woken
})

test('a failed read is not kept', async () => {
  const { seen, watch } = countingWatch()
  seen.gate = () => Promise.reject(new Error('the database is away'))
  await expect(watch.read(HALL)).rejects.toThrow('the database is away')
  seen.gate = () => Promise.resolve()
  expect((await watch.read(HALL)).hall._id).toBe(HALL)
})

test('a hall that does not exist is refused and leaves nothing behind', async () => {
  const { seen, watch } = countingWatch()
  await expect(watch.read('nowhere')).rejects.toSatisfy((error) => isRefusal(error, 'NOT_FOUND'))
  expect(seen.reads).toBe(0)
})
