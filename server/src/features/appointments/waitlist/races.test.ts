import { contract, type PlainDate, plainDate } from '@anju/shared-types'
import { afterAll, describe, expect, test } from 'vitest'
import { createWaits } from '../../queue/wait-stats.ts'
import { createBookingHouse, MONDAY, slotOf, smallHall } from '../booking-house.ts'
import { createWaitNeeds } from './needs.ts'
import { offerPlaces } from './offer-places.ts'

// No worker: the test says what happens at the same instant.
const house = await createBookingHouse({ worker: false })
const { table } = contract.waitlist
const needs = createWaitNeeds(house.parts, createWaits(house.parts.db))
const ROUNDS = Number(process.env.RACES ?? 4)
type Person = ReturnType<typeof house.person>
const codeOf = async (response: Response) => (response.ok ? 'ok' : ((await response.json()) as { code: string }).code)

/** One slot a day, of one place: each round has a day of its own, and a new hall when the days are used up. */
const oneSlot = (n: number) => ({
  ...{ ...smallHall, _id: `race-${n}`, sessions: [{ from: '09:00', to: '09:30' }] },
  windows: [{ no: '1', services: ['one'] }],
})
const days: { hall: string; date: PlainDate }[] = []
let halls = 0
async function freshDay() {
  house.turnTo('2026-03-06 10:00')
  if (days.length === 0) {
    const hall = oneSlot(halls++)
    await house.hallStore.saveHall(hall)
    await house.runEvery('issue-releases')
    const releases = await house.slots.releasesOf(hall._id, MONDAY, plainDate('2026-03-31'))
    days.push(...releases.map(({ date }) => ({ hall: hall._id, date })))
  }
  return days.pop()!
}

/** A place that was given back while so many wait for it. */
async function oneFree(waiting: number) {
  const { hall, date } = await freshDay()
  const slotId = slotOf('09:00', { hall, service: 'one', date })
  const holder = house.person()
  const booked = await house.book(holder, slotId)
  const line = []
  for (let n = 0; n < waiting; n += 1) {
    house.clock.advance({ seconds: 1 })
    const as = house.person()
    const body = { service: 'one', hallIds: [hall], from: date, to: date, parts: ['morning' as const] }
    line.push({ as, id: (await house.call(table.join, { as, body })).id })
  }
  const entry = await needs.entries.find(line[0]!.id)
  await needs.slots.want('one', entry!, house.clock.now())
  await house.cancel(holder, booked.id)
  return { hall, date, slotId, line }
}
const states = async (line: { id: string }[]) =>
  Promise.all(line.map(async ({ id }) => (await needs.entries.find(id))!.state))
const offerOf = async (id: string) => (await needs.entries.find(id))!.offer!
const answer = (what: 'accept' | 'decline', as: Person, id: string, offerId: string) =>
  house.send(table[what], { as, params: { id }, body: { offerId } })

describe(`${ROUNDS} times`, { timeout: 300_000 }, () => {
  test('two workers offer one place at the same instant: one offer, to the first', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { slotId, line } = await oneFree(3)
      await Promise.all([offerPlaces(needs, slotId), offerPlaces(needs, slotId), offerPlaces(needs, slotId)])
      expect(await states(line)).toEqual(['offered', 'waiting', 'waiting'])
    }
  })

  test('an offer and somebody who books at the same instant: the place is the first one’s in line', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { slotId, line } = await oneFree(1)
      const others = Array.from({ length: 4 }, () => house.person())
      const [codes] = await Promise.all([
        Promise.all(
          others.map(async (as) =>
            codeOf(await house.send(contract.appointments.table.hold, { as, body: { slotId } })),
          ),
        ),
        offerPlaces(needs, slotId),
      ])
      expect(codes).toEqual(['PLACE_TAKEN', 'PLACE_TAKEN', 'PLACE_TAKEN', 'PLACE_TAKEN'])
      expect(await states(line)).toEqual(['offered'])
    }
  })

  test('accepting and running out at the same instant: booked, or given to the next, never both and never neither', async () => {
    const ends = new Set<string>()
    for (let round = 0; round < ROUNDS; round += 1) {
      const { hall, date, slotId, line } = await oneFree(2)
      const [first] = line
      await offerPlaces(needs, slotId)
      const { id: offerId, endsAt } = await offerOf(first!.id)
      // A tap that left in time meets a clock that is over: half of the rounds each way.
      house.clock.set(new Date(endsAt.getTime() - 1))
      const tap = answer('accept', first!.as, first!.id, offerId)
      if (round % 2) house.clock.set(endsAt)
      const tidy = house.runEvery('end-waits').then(() => offerPlaces(needs, slotId))
      const [response] = await Promise.all([tap, tidy])
      const code = await codeOf(response)
      await house.runEvery('end-waits')
      house.clock.set(endsAt)
      await house.runEvery('end-waits')
      await house.runEvery('offer-places')
      const [one, two] = await states(line)
      expect(['ok', 'OFFER_ENDED', 'STATE_MOVED']).toContain(code)
      expect([code === 'ok', one, two]).toEqual(
        code === 'ok' ? [true, 'booked', 'waiting'] : [false, 'waiting', 'offered'],
      )
      ends.add(code)
      expect(await house.ledger({ hall, date, service: 'one' })).toMatchObject({ issued: 1, difference: 0 })
    }
    expect([...ends]).toContain('ok')
  })

  test('taking and refusing the same offer at the same instant has one outcome', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { slotId, line } = await oneFree(1)
      const [{ as, id }] = line as [(typeof line)[0]]
      await offerPlaces(needs, slotId)
      const { id: offerId } = await offerOf(id)
      const codes = await Promise.all([
        answer('accept', as, id, offerId).then(codeOf),
        answer('decline', as, id, offerId).then(codeOf),
        house.send(table.leave, { as, params: { id } }).then(codeOf),
      ])
      expect(codes.filter((code) => code === 'ok').length).toBeGreaterThanOrEqual(1)
      const [slot] = await house.slots.find([slotId])
      const isTaken = codes[0] === 'ok'
      expect(slot!.places).toMatchObject([isTaken ? { state: 'booked', appointmentId: offerId } : { state: 'free' }])
      expect(await needs.appointments.find(offerId)).toEqual(
        isTaken ? expect.objectContaining({ state: 'confirmed' }) : null,
      )
    }
  })
})

afterAll(async () => {
  // Over all rounds: nobody had two open offers, and every act of an entry recorded one event.
  const entries = await house.parts.db.collection('wait-entries').find().toArray()
  for (const entry of entries) {
    expect(entry.history).toHaveLength((await house.events({ subject: String(entry._id) })).length)
    expect(entry.revision).toBe(entry.history.length)
  }
})
