import { contract } from '@anju/shared-types'
import { expect, test } from 'vitest'
import { createQueueHouse } from './queue-house.ts'
import { ticketModel } from './ticket-store.ts'

const house = await createQueueHouse()
const model = ticketModel(house.parts.db)
const clerk = house.staff('c1')

test('what is open when the day changes is ended: served is done with its appointment, everybody else has left', async () => {
  const [served, called, missed, waiting] = [house.citizen(), house.citizen(), house.citizen(), house.citizen()]
  const booked = await house.book(served, { service: 'second-hand', from: '10:30' })
  const ids = []
  ids.push((await house.call(contract.queue.table.checkIn, { as: served, body: { hallCode: house.hallCode() } })).id)
  await house.open(clerk, '1')
  await house.callNext(clerk, '1')
  await house.act(clerk, 'start', ids[0]!)
  const other = house.staff('c2')
  await house.open(other, '2')
  for (const as of [missed, called, waiting]) ids.push((await house.take(as, 'second-hand')).id)
  await house.callNext(other, '2')
  await house.act(other, 'miss', ids[1]!)
  await house.callNext(other, '2')

  await house.runEvery('end-day')
  expect(await model.countDocuments({ active: true })).toBe(4)

  house.clock.advance({ days: 3 })
  await house.runEvery('end-day')
  const states = await Promise.all(ids.map(async (id) => (await model.findById(id).lean())?.state))
  expect(states).toEqual(['done', 'left', 'left', 'left'])
  const row = await model.findById(ids[0]).lean()
  expect(row).toMatchObject({ endedByClock: true })
  expect(row?.history.at(-1)).toMatchObject({ action: 'endDay', by: 'end-day' })
  const appointment = await house.call(contract.appointments.table.get, { as: served, params: { id: booked.id } })
  expect(appointment.state).toBe('completed')

  // The windows of the old day are nobody's any more.
  const desk = await house.desk(clerk)
  expect(desk.window).toBeUndefined()
  expect(desk.windows.every(({ openedBy, current }) => !openedBy && !current)).toBe(true)
  const before = await house.events()
  await house.runEvery('end-day')
  expect(await house.events()).toHaveLength(before.length)
})
