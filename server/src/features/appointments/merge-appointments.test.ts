import { expect, test } from 'vitest'
import { systemCall } from '../../platform/http/call.ts'
import { createBookingHouse } from './booking-house.ts'
import { mergeAppointments } from './merge-appointments.ts'

const house = await createBookingHouse()

test('appointments go along with the person', async () => {
  const [before, after] = [house.person(), house.person()]
  const { id } = await house.book(before)
  const merge = mergeAppointments(house.parts.db)
  await house.parts.transact(systemCall('test', { now: house.clock.now(), ids: house.parts.ids }), (tx) =>
    merge(tx, before.accountId, after.accountId),
  )
  expect((await house.get(after, id)).state).toBe('confirmed')
  expect((await house.cancel(after, id)).state).toBe('cancelled')
})
