import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { newKey } from '../../../testing/call.ts'
import { createWaits } from '../../queue/wait-stats.ts'
import { createBookingHouse, MONDAY, slotOf } from '../booking-house.ts'
import { createWaitNeeds } from './needs.ts'
import { offerPlaces } from './offer-places.ts'

const house = await createBookingHouse()
const { table } = contract.waitlist
const { places } = contract.halls.table
type Person = ReturnType<typeof house.person>

const wish = (more: Record<string, unknown> = {}) => ({
  ...{ service: 'one', hallIds: ['small'], from: MONDAY, to: MONDAY, parts: ['morning'], ...more },
})
/** A second after whoever joined before. */
const join = (as: Person, more: Record<string, unknown> = {}, key?: string) => {
  house.clock.advance({ seconds: 1 })
  return house.call(table.join, { as, body: wish(more) as never, key })
}
const get = (as: Person, id: string) => house.call(table.get, { as, params: { id } })
const accept = (as: Person, id: string, offerId: string, key?: string) =>
  house.call(table.accept, { as, params: { id }, body: { offerId }, key })
const SLOTS = ['09:00', '09:30', '10:00', '10:30']
/** A day at the small hall on which every place of the service is somebody's. */
async function fullDay(date: string = MONDAY) {
  const people = await Promise.all(
    SLOTS.map(async (from) => {
      const as = house.person()
      return { as, ...(await house.book(as, slotOf(from, { service: 'one', date }))) }
    }),
  )
  await house.settle()
  return people
}
const dates = [
  '2026-03-09',
  '2026-03-10',
  '2026-03-11',
  '2026-03-12',
  '2026-03-13',
  '2026-03-16',
  '2026-03-17',
  '2026-03-18',
  '2026-03-19',
]
let nextDate = 0
/** Each test has a day of its own. */
const ownDay = () => {
  house.turnTo('2026-03-06 10:00')
  return dates[nextDate++]!
}

describe('joining', () => {
  test('a full day can be waited for, once a service; the rank is told', async () => {
    const date = ownDay()
    await fullDay(date)
    const [first, second] = [house.person(), house.person()]
    const day = { from: date, to: date }
    const key = newKey()
    const entry = await join(first, day, key)
    expect(entry).toMatchObject({ state: 'waiting', rank: 1, halls: [{ name: '小厅' }], allowedActions: ['leave'] })
    expect(await join(first, day, key)).toEqual(entry)
    expect(await house.refused(table.join, { as: first, body: wish(day) as never })).toMatchObject({
      code: 'WAITING_ALREADY',
    })
    expect(await join(second, day)).toMatchObject({ rank: 2 })
    await house.settle()
    expect(await house.refused(table.get, { as: second, params: { id: entry.id } })).toMatchObject({
      code: 'NOT_YOURS',
    })
    expect((await house.call(table.list, { as: second })).items).toHaveLength(1)
  })

  test('where a place is free it is told instead; days that are not out, or past, are refused', async () => {
    const date = ownDay()
    const as = house.person()
    const no = await house.refused(table.join, { as, body: wish({ from: date, to: date }) as never })
    expect(no).toMatchObject({ status: 409, code: 'PLACES_FREE' })
    expect(no.text).toContain('小厅')
    for (const days of [{ from: '2026-03-05' }, { to: '2026-04-30' }, { from: '2026-03-11', to: '2026-03-10' }]) {
      const body = wish({ from: date, to: date, ...days }) as never
      expect(await house.refused(table.join, { as, body })).toMatchObject({ code: 'BAD_INPUT', field: 'to' })
    }
    const other = wish({ from: date, to: date, hallIds: ['other'] }) as never
    expect(await house.refused(table.join, { as, body: other })).toMatchObject({ code: 'SERVICE_NOT_HERE' })
  })
})

describe('a place given back', () => {
  test('is offered to the first, declined to the second, and is theirs by one tap', async () => {
    const date = ownDay()
    const [booked] = await fullDay(date)
    const [first, second, outsider] = [house.person(), house.person(), house.person()]
    const day = { from: date, to: date }
    const [one, two] = [await join(first, day), await join(second, day)]
    await house.settle()
    await house.cancel(booked!.as, booked!.id)
    // Not even for a moment is it anybody else's.
    const refused = await house.refused(contract.appointments.table.hold, {
      as: outsider,
      body: { slotId: booked!.slotId },
    })
    expect(refused).toMatchObject({ code: 'PLACE_TAKEN' })
    await house.settle()
    const offered = await get(first, one.id)
    expect(offered).toMatchObject({ state: 'offered', offer: { date, from: '09:00', totalSeconds: 900 } })
    expect(house.told.at(-1)).toMatchObject({
      ...{ accountId: first.accountId, template: 'waitlist-offer', page: `packages/waitlist/one/index?id=${one.id}` },
      vars: { hall: '小厅', service: '一个', before: '2026年3月6日 10:15' },
      // It is of no use once the offer is over, answered or gone to somebody else.
      usefulUntil: new Date(offered.offer!.endsAt),
      holdsWhile: { id: one.id, facts: expect.arrayContaining([{ path: 'offer.id', isOneOf: [offered.offer!.id] }]) },
    })
    expect(await house.ledger({ date, service: 'one' } as never)).toMatchObject({ held: 1, booked: 3, difference: 0 })
    const stranger = { as: second, params: { id: one.id }, body: { offerId: offered.offer!.id } }
    expect(await house.refused(table.accept, stranger)).toMatchObject({ code: 'NOT_YOURS' })

    await house.call(table.decline, { as: first, params: { id: one.id }, body: { offerId: offered.offer!.id } })
    await house.settle()
    expect(await get(first, one.id)).toMatchObject({ state: 'waiting', rank: 1 })
    expect(await get(first, one.id)).toMatchObject({ passed: [{ text: expect.stringContaining('您没有要') }] })
    const { offer } = await get(second, two.id)
    const key = newKey()
    const taken = await accept(second, two.id, offer!.id, key)
    expect(taken).toMatchObject({ id: offer!.id, state: 'confirmed', date, from: '09:00' })
    expect(await accept(second, two.id, offer!.id, key)).toEqual(taken)
    await house.settle()
    expect(await get(second, two.id)).toMatchObject({ state: 'booked', allowedActions: [] })
    expect(house.told.at(-1)).toMatchObject({ accountId: second.accountId, template: 'appointment-confirmed' })
    expect(await house.ledger({ date, service: 'one' } as never)).toMatchObject({ booked: 4, held: 0, difference: 0 })
  })

  test('not answered it goes on to the next; twice in a row ends the line; a late tap is told so', async () => {
    const date = ownDay()
    const people = await fullDay(date)
    const [first, second] = [house.person(), house.person()]
    const day = { from: date, to: date }
    const [one, two] = [await join(first, day), await join(second, day)]
    await house.settle()
    await house.cancel(people[0]!.as, people[0]!.id)
    await house.settle()
    const { offer } = await get(first, one.id)
    house.clock.advance({ minutes: 15 })
    const late = { as: first, params: { id: one.id }, body: { offerId: offer!.id } }
    expect(await house.refused(table.accept, late)).toMatchObject({ status: 410, code: 'OFFER_ENDED' })
    await house.runEvery('end-waits')
    await house.settle()
    expect(await get(second, two.id)).toMatchObject({ state: 'offered' })
    expect(house.told.map(({ title }) => title)).toContain('候补的名额给了下一位')
    await house.cancel(people[1]!.as, people[1]!.id)
    await house.settle()
    expect(await get(first, one.id)).toMatchObject({ state: 'offered', offer: { from: '09:30' } })
    house.clock.advance({ minutes: 15 })
    await house.runEvery('end-waits')
    await house.settle()
    expect(await get(first, one.id)).toMatchObject({ state: 'lapsed', allowedActions: [] })
  })

  test('one who holds a later place moves: the old one is given back only with the new one, and goes on to the next', async () => {
    const date = ownDay()
    const people = await fullDay(date)
    const [last, second] = [people[3]!, house.person()]
    const day = { from: date, to: date }
    const one = await join(last.as, day)
    const two = await join(second, day)
    await house.settle()
    await house.cancel(people[1]!.as, people[1]!.id)
    await house.settle()
    const { offer } = await get(last.as, one.id)
    expect(offer).toMatchObject({ from: '09:30', replaces: expect.stringContaining('10:30') })
    expect(await house.get(last.as, last.id)).toMatchObject({ state: 'confirmed', from: '10:30' })
    const moved = await accept(last.as, one.id, offer!.id)
    expect(moved).toMatchObject({ from: '09:30', code: last.code })
    expect(await house.get(last.as, last.id)).toMatchObject({ state: 'moved', movedTo: moved.id })
    await house.settle()
    expect(await get(second, two.id)).toMatchObject({ state: 'offered', offer: { from: '10:30' } })
    expect(await house.ledger({ date, service: 'one' } as never)).toMatchObject({
      booked: 3,
      held: 1,
      moved: 1,
      difference: 0,
    })
  })

  test('nobody is offered anything at night: it waits for eight o’clock', async () => {
    const date = ownDay()
    const people = await fullDay(date)
    const as = house.person()
    const one = await join(as, { from: date, to: date })
    await house.settle()
    house.turnTo('2026-03-06 23:00')
    await house.cancel(people[3]!.as, people[3]!.id)
    await house.settle()
    await house.runEvery('offer-places')
    expect(await get(as, one.id)).toMatchObject({ state: 'waiting' })
    const open = await house.call(places, { params: { hallId: 'small', date }, query: { service: 'one' } })
    expect(open.items.map(({ free }) => free)).toEqual([0, 0, 0, 0])
    house.turnTo('2026-03-07 08:00')
    await house.runEvery('offer-places')
    expect(await get(as, one.id)).toMatchObject({ state: 'offered' })
  })

  test('a hold that ran out is offered too, and who leaves or books by themselves gives way', async () => {
    const date = ownDay()
    const people = await fullDay(date)
    const holder = house.person()
    await house.cancel(people[0]!.as, people[0]!.id)
    await house.hold(holder, people[0]!.slotId)
    const [first, second] = [house.person(), house.person()]
    const day = { from: date, to: date }
    const [one, two] = [await join(first, day), await join(second, day)]
    await house.settle()
    house.clock.advance({ minutes: 10 })
    const outsider = { as: house.person(), body: { slotId: people[0]!.slotId } }
    expect(await house.refused(contract.appointments.table.hold, outsider)).toMatchObject({ code: 'PLACE_TAKEN' })
    await house.runEvery('offer-places')
    expect(await get(first, one.id)).toMatchObject({ state: 'offered' })
    await house.call(table.leave, { as: first, params: { id: one.id } })
    await house.settle()
    expect(await get(first, one.id)).toMatchObject({ state: 'left' })
    expect(await get(second, two.id)).toMatchObject({ state: 'offered' })
    await house.call(table.leave, { as: second, params: { id: two.id } })
    await house.settle()
    // Nobody waits any more: it is everybody's again.
    expect(await house.hold(outsider.as, outsider.body.slotId)).toMatchObject({ state: 'held' })
  })
})

describe('a process that dies', () => {
  test('between giving back and offering, in the middle of an offer, or before telling: nothing is lost or doubled', async () => {
    const date = ownDay()
    const people = await fullDay(date)
    const as = house.person()
    const one = await join(as, { from: date, to: date })
    await house.settle()
    const needs = createWaitNeeds(house.parts, createWaits(house.parts.db))
    const killed: typeof needs = {
      ...needs,
      transact: (call, work) =>
        needs.transact(call, async (tx) => {
          await work(tx)
          throw new Error('killed before the commit')
        }),
    }
    await house.cancel(people[0]!.as, people[0]!.id)
    await expect(offerPlaces(killed, people[0]!.slotId)).rejects.toThrow('killed')
    await house.settle()
    await house.runEvery('offer-places')
    await house.settle()
    expect(await get(as, one.id)).toMatchObject({ state: 'offered' })
    expect(await house.events({ type: 'waitlist.offered', subject: one.id })).toHaveLength(1)
    expect(await house.ledger({ date, service: 'one' } as never)).toMatchObject({ held: 1, booked: 3, difference: 0 })
    const [event] = await house.events({ type: 'waitlist.offered', subject: one.id })
    const told = () => house.told.filter(({ eventId }) => eventId === event!._id).length
    expect(told()).toBe(1)
  })
})

test('an entry ends with its last day', async () => {
  await house.settle()
  const as = house.person()
  await fullDay('2026-03-19')
  const one = await join(as, { from: '2026-03-19', to: '2026-03-19' })
  house.turnTo('2026-03-20 00:30')
  await house.runEvery('end-waits')
  expect(await get(as, one.id)).toMatchObject({ state: 'lapsed' })
  house.turnTo('2026-03-06 10:00')
})
