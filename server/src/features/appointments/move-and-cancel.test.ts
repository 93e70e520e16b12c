import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createBookingHouse, MONDAY, slotOf, TUESDAY } from './booking-house.ts'

const house = await createBookingHouse()
const { table } = contract.appointments
const one = (from: string, date: string = MONDAY) => slotOf(from, { service: 'one', date })
const refusedMove = (as: ReturnType<typeof house.person>, id: string, slotId: string) =>
  house.refused(table.move, { as, params: { id }, body: { slotId } })

describe('moving', () => {
  test('takes the new place and gives the old one back; code and draft go along', async () => {
    const as = house.person()
    const held = await house.hold(as, slotOf('09:00'))
    const draft = { remark: '两个人', needs: ['hearing' as const] }
    const old = await house.call(table.confirm, { as, params: { id: held.id }, body: draft })
    await house.settle()
    const key = newKey()
    const moved = await house.move(as, old.id, slotOf('10:00', { date: TUESDAY }), key)
    expect(moved).toMatchObject({ state: 'confirmed', date: TUESDAY, from: '10:00', code: old.code, draft })
    expect(moved.id).not.toBe(old.id)
    expect(await house.move(as, old.id, slotOf('10:00', { date: TUESDAY }), key)).toEqual(moved)
    expect(await house.get(as, old.id)).toMatchObject({ state: 'moved', movedTo: moved.id, allowedActions: [] })
    expect(await house.ledger()).toMatchObject({ booked: 0, moved: 1, difference: 0 })
    expect(await house.ledger({ date: TUESDAY })).toMatchObject({ booked: 1, difference: 0 })
    await house.settle()
    const templates = house.told.filter((notice) => notice.accountId === as.accountId).map((notice) => notice.template)
    expect(templates).toEqual(['appointment-confirmed', 'appointment-moved'])
    expect(await house.eventsOf(old.id)).toEqual(['appointment.confirmed', 'appointment.held', 'appointment.moved'])
  })

  test('to another hall works, to another service does not', async () => {
    const as = house.person()
    const { id } = await house.book(as, slotOf('09:00'))
    expect(await refusedMove(as, id, one('09:00'))).toMatchObject({ status: 422, code: 'SERVICE_NOT_HERE' })
    expect(await house.move(as, id, slotOf('09:00', { hall: 'other' }))).toMatchObject({ hall: { id: 'other' } })
  })

  test('to a full slot leaves the old place where it was', async () => {
    const [as, other] = [house.person(), house.person()]
    const { id } = await house.book(as, one('09:00'))
    await house.book(other, one('09:30'))
    expect(await refusedMove(as, id, one('09:30'))).toMatchObject({ status: 409, code: 'PLACE_TAKEN' })
    expect(await house.get(as, id)).toMatchObject({ state: 'confirmed', from: '09:00' })
    expect(await house.ledger({ service: 'one' })).toMatchObject({ booked: 2, moved: 0, difference: 0 })
  })

  test('two people who want each other’s full slots both stay where they are', async () => {
    const people = [house.person(), house.person()]
    const first = await house.book(people[0]!, one('09:00', TUESDAY))
    const second = await house.book(people[1]!, one('09:30', TUESDAY))
    const replies = await Promise.all([
      house.send(table.move, { as: people[0], params: { id: first.id }, body: { slotId: one('09:30', TUESDAY) } }),
      house.send(table.move, { as: people[1], params: { id: second.id }, body: { slotId: one('09:00', TUESDAY) } }),
    ])
    expect(replies.map((reply) => reply.status)).toEqual([409, 409])
    expect(await house.ledger({ service: 'one', date: TUESDAY })).toMatchObject({ booked: 2, moved: 0, difference: 0 })
  })

  test('the same appointment moved twice at once ends in one place', async () => {
    const as = house.person()
    const { id } = await house.book(as, one('10:00', TUESDAY))
    const targets = [one('10:00', '2026-03-11'), one('10:30', '2026-03-11')]
    const replies = await Promise.all(
      targets.map((slotId) => house.send(table.move, { as, params: { id }, body: { slotId } })),
    )
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
    expect(await house.ledger({ service: 'one', date: '2026-03-11' as typeof MONDAY })).toMatchObject({ booked: 1 })
    expect(await house.ledger({ service: 'one', date: TUESDAY })).toMatchObject({ booked: 2, moved: 1, difference: 0 })
  })

  test('to the slot one has is refused', async () => {
    const as = house.person()
    const { id } = await house.book(as, slotOf('10:30'))
    expect(await refusedMove(as, id, slotOf('10:30'))).toMatchObject({ code: 'BAD_INPUT', field: 'slotId' })
  })

  test('what is held only cannot be moved', async () => {
    const as = house.person()
    const { id } = await house.hold(as, slotOf('10:30'))
    expect(await refusedMove(as, id, slotOf('10:00'))).toMatchObject({ code: 'STATE_MOVED' })
  })

  test('works until the slot begins, not from then on', async () => {
    const as = house.person()
    const { id } = await house.book(as, slotOf('10:00'))
    house.turnTo('2026-03-09 10:00')
    const no = await refusedMove(as, id, slotOf('10:00', { date: '2026-03-16' }))
    expect(no).toMatchObject({ status: 409, code: 'MOVE_TOO_LATE' })
    house.turnTo('2026-03-09 09:59')
    expect(await house.move(as, id, slotOf('10:00', { date: '2026-03-16' }))).toMatchObject({ date: '2026-03-16' })
    house.turnTo('2026-03-06 10:00')
  })

  test.each([
    ['past', slotOf('09:00', { date: '2026-03-06' }), 'PLACE_PAST'],
    ['not yet out', slotOf('09:00', { date: '2026-03-23' }), 'PLACE_NOT_RELEASED'],
    ['unknown', slotOf('09:07'), 'NOT_FOUND'],
  ])('to a slot that is %s is refused', async (_case, slotId, code) => {
    const as = house.person()
    const { id } = await house.book(as, slotOf('09:30', { date: '2026-03-12' }))
    expect(await refusedMove(as, id, slotId)).toMatchObject({ code })
    await house.cancel(as, id)
  })
})

describe('cancelling', () => {
  test('until 24:00 of the day before', async () => {
    const [early, late] = [house.person(), house.person()]
    const first = await house.book(early, slotOf('09:30', { date: '2026-03-13' }))
    const second = await house.book(late, slotOf('09:30', { date: '2026-03-13' }))
    house.clock.set('2026-03-12T15:59:59.999Z')
    const key = newKey()
    const cancelled = await house.cancel(early, first.id, key)
    expect(cancelled).toMatchObject({ state: 'cancelled', allowedActions: [] })
    house.clock.set('2026-03-12T16:00:00.000Z')
    expect(await house.refused(table.cancel, { as: late, params: { id: second.id } })).toMatchObject({
      status: 409,
      code: 'CANCEL_TOO_LATE',
    })
    expect(await house.cancel(early, first.id, key)).toEqual(cancelled)
    const ledger = await house.ledger({ date: '2026-03-13' as typeof MONDAY })
    expect(ledger).toMatchObject({ booked: 1, cancelled: 1, difference: 0 })
    await house.settle()
    expect(house.told.filter((notice) => notice.accountId === early.accountId).at(-1)).toMatchObject({
      template: 'appointment-cancelled',
      vars: { hall: '小厅', service: '三个' },
    })
    house.turnTo('2026-03-06 10:00')
  })

  test('frees the claim: the same service can be booked again', async () => {
    const as = house.person()
    const { id } = await house.book(as, slotOf('09:30', { date: '2026-03-16' }))
    await house.cancel(as, id)
    expect((await house.book(as, slotOf('09:30', { date: '2026-03-16' }))).state).toBe('confirmed')
  })

  test('at the same moment as moving: one of the two happens', async () => {
    const as = house.person()
    const { id } = await house.book(as, slotOf('09:30', { date: '2026-03-17' }))
    const [moved, cancelled] = await Promise.all([
      house.send(table.move, { as, params: { id }, body: { slotId: slotOf('10:00', { date: '2026-03-17' }) } }),
      house.send(table.cancel, { as, params: { id } }),
    ])
    expect([moved?.ok, cancelled?.ok].filter(Boolean)).toHaveLength(1)
    expect(await house.ledger({ date: '2026-03-17' as typeof MONDAY })).toMatchObject({
      booked: moved?.ok ? 1 : 0,
      difference: 0,
    })
  })
})
