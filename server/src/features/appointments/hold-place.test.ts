import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { claim } from '../../testing/admission.ts'
import { newKey } from '../../testing/call.ts'
import { createBookingHouse, type MONDAY, slotOf, smallHall } from './booking-house.ts'

const house = await createBookingHouse()
const { hold } = contract.appointments.table
const refused = (as: ReturnType<typeof house.person>, slotId: string, key?: string) =>
  house.refused(hold, { as, body: { slotId }, key })

/** Each test has a slot of its own. */
const days = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-16', '2026-03-17']
const slots = days.flatMap((date) => ['09:00', '09:30', '10:00', '10:30'].map((from) => slotOf(from, { date })))
beforeEach(() => {
  house.turnTo('2026-03-06 10:00')
})
const freshSlot = () => slots.shift()!
const freeOf = async (slotId: string) =>
  (await house.slots.find([slotId]))[0]?.places.filter((place) => place.state === 'free').length

describe('a place is held', () => {
  test('for ten minutes, with a countdown by the server’s clock and a quote of the whole visit', async () => {
    const slotId = freshSlot()
    const as = house.person()
    const held = await house.hold(as, slotId)
    expect(held).toMatchObject({
      state: 'held',
      stateLabel: '名额保留中',
      slotId,
      from: '09:00',
      holdEndsAt: '2026-03-06T02:10:00.000Z',
      serverNow: '2026-03-06T02:00:00.000Z',
      cancelBefore: '2026-03-08T16:00:00.000Z',
      bring: ['身份证原件'],
      allowedActions: ['confirm', 'release', 'saveDraft'],
    })
    expect(held.code).toMatch(/^[2-9A-HJKMNP-Z]{6}$/)
    expect(held.quote).toEqual({
      waitMinutes: [0, 0],
      serviceMinutes: 7,
      doneBy: '09:07',
      basis: '按前面 0 人、1 个窗口推算',
    })
    const [event, ...others] = await house.events({ subject: held.id })
    expect(event).toMatchObject({ type: 'appointment.held', actor: { kind: 'account', id: as.accountId } })
    expect(others).toEqual([])
    expect(await freeOf(slotId)).toBe(2)
  })

  test('the same key again gives the same reply and takes nothing more, even when the slot is full by then', async () => {
    const slotId = freshSlot()
    const as = house.person()
    const key = newKey()
    const first = await house.hold(as, slotId, key)
    expect(await house.hold(as, slotId, key)).toEqual(first)
    await house.hold(house.person(), slotId)
    await house.hold(house.person(), slotId)
    expect(await house.hold(as, slotId, key)).toEqual(first)
    expect(await freeOf(slotId)).toBe(0)
  })

  test('the same key for another slot is refused', async () => {
    const [one, other] = [freshSlot(), freshSlot()]
    const as = house.person()
    const key = newKey()
    await house.hold(as, one, key)
    expect(await refused(as, other, key)).toMatchObject({ status: 409, code: 'KEY_REUSED' })
    expect(await freeOf(other)).toBe(3)
  })

  test('a double tap at once is one hold', async () => {
    const slotId = freshSlot()
    const as = house.person()
    const key = newKey()
    const replies = await Promise.all(Array.from({ length: 4 }, () => house.hold(as, slotId, key)))
    expect(new Set(replies.map((reply) => reply.id)).size).toBe(1)
    expect(await freeOf(slotId)).toBe(2)
  })
})

describe('who may not', () => {
  test('nobody logged in', async () => {
    expect(await house.refused(hold, { body: { slotId: freshSlot() } })).toMatchObject({
      status: 401,
      code: 'NOT_LOGGED_IN',
    })
  })

  test('somebody without real name', async () => {
    const as = claim({ accountId: 'unproved', sessionId: 's', verified: false })
    expect(await house.refused(hold, { as, body: { slotId: freshSlot() } })).toMatchObject({
      status: 403,
      code: 'REAL_NAME_REQUIRED',
    })
  })

  test('a second time for the same service, while the first is held or confirmed', async () => {
    const as = house.person()
    const { id } = await house.hold(as, freshSlot())
    expect(await refused(as, freshSlot())).toMatchObject({ status: 409, code: 'ONE_PER_SERVICE' })
    await house.confirm(as, id)
    expect(await refused(as, freshSlot())).toMatchObject({ status: 409, code: 'ONE_PER_SERVICE' })
    const elsewhere = await house.hold(as, slotOf('09:00', { service: 'one', date: '2026-03-18' }))
    expect(elsewhere.state).toBe('held')
  })

  test('two different taps of one person at once: one gets a place, the other hears why not', async () => {
    const as = house.person()
    const both = [freshSlot(), freshSlot()]
    const replies = await Promise.all(both.map((slotId) => house.send(hold, { as, body: { slotId } })))
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
    const no = await replies.find((reply) => reply.status === 409)?.json()
    expect(no).toMatchObject({ code: 'ONE_PER_SERVICE' })
    expect((await Promise.all(both.map(freeOf))).sort()).toEqual([2, 3])
  })
})

describe('what cannot be taken', () => {
  test.each([
    ['no body', undefined, 400, 'BAD_INPUT'],
    ['a slot id that is none', { slotId: '../x' }, 400, 'BAD_INPUT'],
    ['more than asked for', { slotId: 'a', places: 2 }, 400, 'BAD_INPUT'],
    ['a slot that never was', { slotId: slotOf('09:10') }, 404, 'NOT_FOUND'],
    ['a hall that is not there', { slotId: slotOf('09:00', { hall: 'nowhere' }) }, 404, 'NOT_FOUND'],
    [
      'a service the hall does not offer',
      { slotId: slotOf('09:00', { hall: 'other', service: 'one' }) },
      404,
      'NOT_FOUND',
    ],
    ['a day that does not exist', { slotId: slotOf('09:00', { date: '2026-02-31' }) }, 404, 'NOT_FOUND'],
    ['a day not yet released', { slotId: slotOf('09:00', { date: '2026-03-23' }) }, 422, 'PLACE_NOT_RELEASED'],
    ['a slot of this morning', { slotId: slotOf('09:30', { date: '2026-03-06' }) }, 422, 'PLACE_PAST'],
    ['a slot about to begin', { slotId: slotOf('10:00', { date: '2026-03-06' }) }, 422, 'PLACE_PAST'],
  ])('%s', async (_case, body, status, code) => {
    expect(await house.refused(hold, { as: house.person(), body })).toMatchObject({ status, code })
  })

  test('a full slot', async () => {
    const slotId = freshSlot()
    for (let i = 0; i < 3; i++) await house.hold(house.person(), slotId)
    expect(await refused(house.person(), slotId)).toMatchObject({ status: 409, code: 'PLACE_TAKEN' })
  })

  test('a day that the hall closed after the release says why', async () => {
    const slotId = slotOf('09:00', { date: '2026-03-19' })
    await house.hallStore.saveHall({
      ...smallHall,
      closedDays: [{ date: '2026-03-19' as typeof MONDAY, reason: '设备检修' }],
    })
    const no = await refused(house.person(), slotId)
    await house.hallStore.saveHall(smallHall)
    expect(no).toMatchObject({ code: 'PLACE_NOT_RELEASED', text: '这一天大厅不开放：设备检修。' })
  })
})

describe('a hold that has run out', () => {
  test('can be taken over by somebody else at once, and counts as an ended hold', async () => {
    const slotId = slotOf('09:00', { service: 'one', date: '2026-03-20' })
    const [slow, quick] = [house.person(), house.person()]
    const { id } = await house.hold(slow, slotId)
    house.clock.advance({ minutes: 9, seconds: 59 })
    expect(await refused(quick, slotId)).toMatchObject({ code: 'PLACE_TAKEN' })
    house.clock.advance({ seconds: 1 })
    await house.hold(quick, slotId)
    expect(await house.get(slow, id)).toMatchObject({ state: 'expired', allowedActions: [] })
    const late = { as: slow, params: { id }, body: {} }
    expect(await house.refused(contract.appointments.table.confirm, late)).toMatchObject({
      status: 410,
      code: 'HOLD_ENDED',
    })
    const ledger = { date: '2026-03-20' as typeof MONDAY, service: 'one' }
    expect(await house.ledger(ledger)).toMatchObject({ held: 1, free: 3, holdsEnded: 1, difference: 0 })
    await house.runEvery('expire-holds')
    expect(await house.ledger(ledger)).toMatchObject({ held: 1, free: 3, holdsEnded: 1, difference: 0 })
    expect((await house.appointments.find(id))?.state).toBe('expired')
  })

  test('does not stand in the way of its own person, who finds what was typed again', async () => {
    const [first, second] = [freshSlot(), freshSlot()]
    const as = house.person()
    const { id } = await house.hold(as, first)
    const draft = { remark: '带一位老人', needs: ['wheelchair' as const] }
    await house.call(contract.appointments.table.saveDraft, { as, params: { id }, body: draft })
    house.clock.advance({ minutes: 10 })
    const again = await house.hold(as, second)
    expect(again).toMatchObject({ state: 'held', draft })
    expect((await house.appointments.find(id))?.state).toBe('expired')
    expect(await house.eventsOf(id)).toEqual(['appointment.expired', 'appointment.held'])
    expect(await freeOf(first)).toBe(3)
  })

  test('on the very same last place comes back to its own person', async () => {
    const slotId = slotOf('09:30', { service: 'one', date: '2026-03-20' })
    const as = house.person()
    const first = await house.hold(as, slotId)
    house.clock.advance({ minutes: 10 })
    const second = await house.hold(as, slotId)
    expect(second.id).not.toBe(first.id)
    const slot = (await house.slots.find([slotId]))[0]
    expect(slot).toMatchObject({ holdsEnded: 1, places: [{ state: 'held', appointmentId: second.id }] })
  })

  test('and was taken over stays lost for an api whose clock is behind', async () => {
    const slotId = slotOf('10:00', { service: 'one', date: '2026-03-20' })
    const [slow, quick] = [house.person(), house.person()]
    const { id } = await house.hold(slow, slotId)
    house.clock.advance({ minutes: 10 })
    const taken = await house.hold(quick, slotId)
    house.clock.advance({ minutes: -1 })
    for (const route of [contract.appointments.table.confirm, contract.appointments.table.release]) {
      const body = route === contract.appointments.table.confirm ? {} : undefined
      expect(await house.refused(route, { as: slow, params: { id }, body })).toMatchObject({ code: 'HOLD_ENDED' })
    }
    expect((await house.slots.find([slotId]))[0]?.places).toMatchObject([{ state: 'held', appointmentId: taken.id }])
  })

  test('is tidied by the clock once, by however many workers', async () => {
    const slotId = freshSlot()
    const { id } = await house.hold(house.person(), slotId)
    house.clock.advance({ minutes: 10 })
    await Promise.all([house.runEvery('expire-holds'), house.runEvery('expire-holds')])
    await house.runEvery('expire-holds')
    expect(await house.eventsOf(id)).toEqual(['appointment.expired', 'appointment.held'])
    expect((await house.slots.find([slotId]))[0]).toMatchObject({ holdsEnded: 1 })
    expect(await freeOf(slotId)).toBe(3)
  })
})
