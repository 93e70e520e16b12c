import { contract, type ErrorReply } from '@anju/shared-types'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { isActive } from '../../domain/appointments/states.ts'
import { createAppointmentHooks } from './appointment-hooks.ts'
import { createBookingHouse, MONDAY, slotOf, smallHall, TUESDAY } from './booking-house.ts'

const house = await createBookingHouse()
const hooks = createAppointmentHooks(house.parts.db)
const { table } = contract.appointments

/** What one of four people, the desk or the clock does next. Slots are small, so that people meet. */
type Step =
  | { do: 'hold' | 'move'; who: number; slot: number }
  | { do: 'confirm' | 'release' | 'cancel' | 'runLate' | 'arrive' | 'complete'; who: number }
  | { do: 'wait'; minutes: number }
  | { do: 'tidy' }
  | { do: 'mark-missed' }

const who = fc.nat(3)
const slot = fc.nat(3)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('hold' as const), who, slot }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('confirm' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), who, slot }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('release', 'cancel', 'runLate', 'arrive', 'complete'), who }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(4, 11, 600, 1300) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'tidy' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'mark-missed' as const }) },
)

/** Refusals that a person may meet; anything else is a fault of ours. */
const fair = [
  ...['PLACE_TAKEN', 'PLACE_PAST', 'ONE_PER_SERVICE', 'HOLD_ENDED', 'STATE_MOVED', 'MOVE_TOO_LATE', 'CANCEL_TOO_LATE'],
  ...['BOOKING_PAUSED', 'BAD_INPUT', 'TOO_EARLY'],
]

/** Each run has a hall of its own, so that runs cannot help each other. */
let runs = 0
const dates = [MONDAY, TUESDAY]

test('whatever people, desk and clock do, no slot is oversold and the ledger closes to zero', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      await runOnce(steps)
    }),
    { numRuns: 20, endOnFailure: true },
  )
}, 240_000)

async function runOnce(steps: Step[]) {
  const hall = `run-${runs++}`
  house.turnTo('2026-03-06 10:00')
  await house.hallStore.saveHall({ ...smallHall, _id: hall, windows: [{ no: '1', services: ['one'] }] })
  await house.runEvery('issue-releases')
  const slotIds = dates.flatMap((date) =>
    ['09:00', '10:30'].map((from) => slotOf(from, { hall, service: 'one', date })),
  )
  const people = Array.from({ length: 4 }, () => house.person())
  const latest = new Map<number, string>()

  for (const one of steps) {
    await take(one)
    await checkPlaces(slotIds)
  }
  await checkLedgers(hall)

  async function take(one: Step): Promise<void> {
    if (one.do === 'wait') return house.clock.advance({ minutes: one.minutes })
    if (one.do === 'tidy') return house.runEvery('expire-holds')
    if (one.do === 'mark-missed') return house.runEvery('mark-missed')
    const as = people[one.who]!
    if (one.do === 'hold')
      return remember(one.who, await house.send(table.hold, { as, body: { slotId: slotIds[one.slot] } }))
    const id = latest.get(one.who)
    if (!id) return
    if (one.do === 'move') {
      return remember(
        one.who,
        await house.send(table.move, { as, params: { id }, body: { slotId: slotIds[one.slot] } }),
      )
    }
    if (one.do === 'arrive' || one.do === 'complete') return atDesk(one.do, id)
    const body = { confirm: {}, runLate: { minutes: 15 }, release: undefined, cancel: undefined }[one.do]
    await judge(await house.send(table[one.do], { as, params: { id }, body }))
  }

  async function remember(index: number, response: Response) {
    const id = await judge(response)
    if (id) latest.set(index, id)
  }
}

async function judge(response: Response): Promise<string | undefined> {
  const reply = (await response.json()) as ErrorReply & { id?: string }
  if (response.ok) return reply.id
  expect(fair, `${reply.code} ${reply.text}`).toContain(reply.code)
  return undefined
}

async function atDesk(action: 'arrive' | 'complete', id: string) {
  const call = {
    requestId: 'desk',
    now: house.clock.now(),
    actor: { kind: 'staff', id: 'clerk-1' } as const,
    channel: 'h5' as const,
  }
  try {
    await house.parts.transact(call, (tx) =>
      action === 'arrive' ? hooks.arrive(tx, id, 'ticket-1') : hooks.complete(tx, id),
    )
  } catch (error) {
    expect(fair).toContain((error as { code?: string }).code)
  }
}

async function checkLedgers(hall: string) {
  for (const date of dates) {
    const ledger = await house.ledger({ hall, service: 'one', date })
    expect(ledger.difference).toBe(0)
    expect(ledger.issued).toBe(4)
  }
}

async function checkPlaces(slotIds: string[]) {
  for (const slot of await house.slots.find(slotIds)) {
    expect(slot.places.map((place) => place.no)).toEqual([1])
    for (const place of slot.places) {
      // Every taken place belongs to exactly the appointment that says so, and is in the state that this one implies.
      if (place.state === 'free') {
        expect(place.appointmentId).toBeUndefined()
        continue
      }
      const appointment = await house.appointments.find(place.appointmentId!)
      expect([slot._id, place.state]).toEqual([appointment?.slotId, expectedPlace[appointment!.state]])
      expect(appointment?.active).toBe(isActive(appointment!.state))
    }
  }
}

const expectedPlace: Record<string, string> = {
  held: 'held',
  confirmed: 'booked',
  arrived: 'arrived',
  completed: 'used',
  missed: 'missed',
  excused: 'missed',
}

afterAll(async () => {
  // Over all runs: one history entry for every event, and as many revisions.
  const all = await house.parts.db.collection('appointments').find().toArray()
  for (const one of all) {
    const events = await house.events({ subject: String(one._id) })
    const moved = one.movedFrom ? 1 : 0
    expect(one.history).toHaveLength(events.length + moved)
    expect(one.revision).toBe(one.history.length)
  }
})
