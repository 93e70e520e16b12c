import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { createQueueHouse, HALL, OTHER_HALL } from './queue-house.ts'
import { createWaits } from './wait-stats.ts'

const house = await createQueueHouse({ worker: false })
const waits = createWaits(house.parts.db)
const clerk = house.staff('c1')
const now = () => house.clock.now()

beforeEach(async () => {
  house.clock.set('2026-03-06T02:00:00Z')
  await house.parts.db.collection('tickets').deleteMany({})
  await house.parts.db.collection('windows').deleteMany({})
  house.core.watch.changed(HALL)
})

describe('how long people waited', () => {
  test('is from ticket to first call, the newest first, recalls and second calls apart', async () => {
    const first = await house.take(house.citizen(), 'archive')
    await house.take(house.citizen(), 'archive')
    await house.open(clerk, '8')
    house.clock.advance({ minutes: 12 })
    await house.callNext(clerk, '8')
    await house.act(clerk, 'miss', first.id)
    house.clock.advance({ minutes: 5 })
    const second = await house.callNext(clerk, '8')
    await house.act(clerk, 'start', second.current!.id)
    await house.act(clerk, 'finish', second.current!.id)
    await house.act(clerk, 'requeue', first.id)
    house.clock.advance({ minutes: 30 })
    await house.callNext(clerk, '8')
    expect(await waits.recent(HALL, 'archive', now())).toEqual([17, 12])
    expect(await waits.recent(HALL, 'fund-loan', now())).toEqual([])
    expect(await waits.recent(OTHER_HALL, 'archive', now())).toEqual([])
    house.clock.advance({ days: 8 })
    expect(await waits.recent(HALL, 'archive', now())).toEqual([])
  })

  test('counts from the slot for those who came before it: the hall kept them waiting only from then', async () => {
    const as = house.citizen()
    await house.book(as, { service: 'second-hand', from: '10:30' })
    await house.call(contract.queue.table.checkIn, { as, body: { hallCode: house.hallCode() } })
    await house.open(clerk, '1')
    house.clock.set('2026-03-06T10:40:00+08:00')
    await house.callNext(clerk, '1')
    expect(await waits.recent(HALL, 'second-hand', now())).toEqual([10])
  })

  test('of a stretch of time includes who still waits at its end, but not who left before being called', async () => {
    const gone = house.citizen()
    const left = await house.take(gone, 'archive')
    await house.call(contract.queue.table.leave, { as: gone, params: { id: left.id } })
    const from = now()
    house.clock.advance({ minutes: 1 })
    await house.take(house.citizen(), 'archive')
    house.clock.advance({ minutes: 1 })
    await house.take(house.citizen(), 'archive')
    await house.open(clerk, '8')
    house.clock.advance({ minutes: 8 })
    await house.callNext(clerk, '8')
    const to = new Date(from.getTime() + 50 * 60_000)
    house.clock.advance({ hours: 2 })
    await house.take(house.citizen(), 'archive')
    expect(await waits.between(HALL, 'archive', from, to)).toEqual([9, 48])
  })
})

test('who waits now, by hall, without those at a window', async () => {
  for (let n = 0; n < 3; n++) await house.take(house.citizen(), 'archive')
  await house.open(clerk, '8')
  await house.callNext(clerk, '8')
  const counts = await waits.waiting([HALL, OTHER_HALL], now())
  expect([...counts]).toEqual([[HALL, 2]])
  house.clock.advance({ days: 1 })
  expect((await waits.waiting([HALL], now())).size).toBe(0)
})
