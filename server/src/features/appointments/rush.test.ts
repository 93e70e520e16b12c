import { contract, plainDate } from '@anju/shared-types'
import { expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createBookingHouse, slotOf } from './booking-house.ts'

const house = await createBookingHouse()
const { table } = contract.appointments
const codeOf = async (response: Response) => (response.ok ? 'ok' : ((await response.json()) as { code: string }).code)
const count = (codes: string[], code: string) => codes.filter((one) => one === code).length

test('fifty people on three places: three get one, forty-seven hear that it is taken, nothing else happens', async () => {
  const people = Array.from({ length: 50 }, () => house.person())
  const slotId = slotOf('09:00')
  const codes = await Promise.all(
    people.map(async (as) => codeOf(await house.send(table.hold, { as, body: { slotId } }))),
  )
  expect([count(codes, 'ok'), count(codes, 'PLACE_TAKEN')]).toEqual([3, 47])
  expect(await house.ledger()).toMatchObject({ issued: 12, free: 9, held: 3, difference: 0 })
  expect(await house.events({ type: 'appointment.held' })).toHaveLength(3)
})

test('everybody taps three times with the same key: each has one reply', async () => {
  const slotId = slotOf('09:30')
  const people = Array.from({ length: 12 }, () => ({ as: house.person(), key: newKey() }))
  const taps = [...people, ...people, ...people]
  const replies = await Promise.all(
    taps.map(async ({ as, key }) => {
      const response = await house.send(table.hold, { as, body: { slotId }, key })
      const { id, code } = (await response.json()) as { id?: string; code: string }
      return { who: as.accountId, got: response.ok ? (id ?? '') : code }
    }),
  )
  const answers = new Map(people.map(({ as }) => [as.accountId, new Set<string>()]))
  for (const { who, got } of replies) answers.get(who)?.add(got)
  expect([...answers.values()].every((set) => set.size === 1)).toBe(true)
  expect([...answers.values()].filter((set) => !set.has('PLACE_TAKEN'))).toHaveLength(3)
})

test('a place given back in the middle of a rush is taken by one of those who come after', async () => {
  const slotId = slotOf('10:00', { service: 'one' })
  const first = house.person()
  const { id } = await house.hold(first, slotId)
  const others = Array.from({ length: 20 }, () => house.person())
  await Promise.all([house.release(first, id), ...others.map((as) => house.send(table.hold, { as, body: { slotId } }))])
  const second = await Promise.all(
    others.map(async (as) => codeOf(await house.send(table.hold, { as, body: { slotId } }))),
  )
  expect(count(second, 'ok') + count(second, 'ONE_PER_SERVICE')).toBe(1)
  const ledger = await house.ledger({ service: 'one' })
  expect(ledger).toMatchObject({ held: 1, difference: 0 })
})

test('expired holds under a rush: each runs out once and is taken over once', async () => {
  const date = plainDate('2026-03-10')
  const slotId = slotOf('09:00', { date })
  const slow = await Promise.all([1, 2, 3].map(() => house.hold(house.person(), slotId)))
  house.clock.advance({ minutes: 10 })
  const people = Array.from({ length: 20 }, () => house.person())
  const [codes] = await Promise.all([
    Promise.all(people.map(async (as) => codeOf(await house.send(table.hold, { as, body: { slotId } })))),
    house.runEvery('expire-holds'),
  ])
  await house.runEvery('expire-holds')
  expect(count(codes, 'ok')).toBe(3)
  expect(await house.ledger({ date })).toMatchObject({ held: 3, free: 9, holdsEnded: 3, difference: 0 })
  for (const { id } of slow) expect(await house.eventsOf(id)).toEqual(['appointment.expired', 'appointment.held'])
})
