import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { claim } from '../../testing/admission.ts'
import { newKey } from '../../testing/call.ts'
import { createBookingHouse, MONDAY, slotOf } from './booking-house.ts'

const house = await createBookingHouse()
const { table } = contract.appointments
const draft = { remark: '母亲同来', needs: ['companion' as const] }

describe('what is typed while the place is held', () => {
  test('is kept and goes on on another device', async () => {
    const as = house.person()
    const { id } = await house.hold(as, slotOf('09:00'))
    await house.call(table.saveDraft, { as, params: { id }, body: draft })
    const { items } = await house.call(table.list, { as, device: 'another-device-0000' })
    expect(items).toMatchObject([{ id, state: 'held', draft, holdEndsAt: '2026-03-06T02:10:00.000Z' }])
    const confirmed = await house.call(table.confirm, {
      as,
      params: { id },
      body: draft,
      device: 'another-device-0000',
    })
    expect(confirmed).toMatchObject({ state: 'confirmed', draft, allowedActions: ['move', 'cancel', 'showCode'] })
    expect(confirmed.holdEndsAt).toBeUndefined()
    await house.cancel(as, id)
  })

  test.each([
    ['too long', { remark: 'x'.repeat(201) }],
    ['a need nobody knows', { needs: ['helicopter'] }],
    ['something else', { remarks: 'x' }],
  ])('is refused when it is %s', async (_case, body) => {
    const as = house.person()
    const { id } = await house.hold(as, slotOf('09:00'))
    expect(await house.refused(table.saveDraft, { as, params: { id }, body })).toMatchObject({ code: 'BAD_INPUT' })
    expect((await house.get(as, id)).draft).toEqual({ remark: '', needs: [] })
    await house.release(as, id)
  })

  test('stays what it was once the hold is over', async () => {
    const as = house.person()
    const { id } = await house.hold(as, slotOf('09:00'))
    house.clock.advance({ minutes: 10 })
    expect(await house.refused(table.saveDraft, { as, params: { id }, body: draft })).toMatchObject({
      code: 'HOLD_ENDED',
    })
  })
})

test('after confirming, what was typed is settled', async () => {
  const as = house.person()
  const { id } = await house.book(as, slotOf('09:00', { date: '2026-03-10' }))
  expect(await house.refused(table.saveDraft, { as, params: { id }, body: draft })).toMatchObject({
    code: 'STATE_MOVED',
  })
  await house.cancel(as, id)
})

describe('confirming', () => {
  test('books the place, tells the person once, and a repeat gives the same reply', async () => {
    const as = house.person()
    const { id, code } = await house.hold(as, slotOf('09:30'))
    const key = newKey()
    const first = await house.confirm(as, id, key)
    expect(await house.confirm(as, id, key)).toEqual(first)
    expect(first.history.map((entry) => entry.text)).toEqual(['保留名额 10 分钟', '确认预约'])
    expect((await house.slots.find([slotOf('09:30')]))[0]?.places).toMatchObject([
      { state: 'booked', appointmentId: id },
      { state: 'free' },
      { state: 'free' },
    ])
    await house.settle()
    const notices = house.told.filter((notice) => notice.accountId === as.accountId)
    expect(notices).toMatchObject([
      {
        template: 'appointment-confirmed',
        vars: { hall: '小厅', time: '2026年3月9日 09:30', service: '三个' },
        page: `packages/book/detail/index?id=${id}`,
      },
    ])
    expect(notices[0]?.text).toContain(code)
    expect(await house.eventsOf(id)).toEqual(['appointment.confirmed', 'appointment.held'])
  })

  test('a moment before the hold ends works, at its end it does not', async () => {
    const [early, late] = [house.person(), house.person()]
    const one = await house.hold(early, slotOf('10:00'))
    const other = await house.hold(late, slotOf('10:00'))
    house.clock.advance({ minutes: 9, seconds: 59 })
    expect((await house.confirm(early, one.id)).state).toBe('confirmed')
    house.clock.advance({ seconds: 1 })
    const no = await house.refused(table.confirm, { as: late, params: { id: other.id }, body: {} })
    expect(no).toMatchObject({ status: 410, code: 'HOLD_ENDED' })
    expect(await house.ledger()).toMatchObject({ difference: 0 })
  })

  test('a second confirm with another key hears that the state has moved', async () => {
    const as = house.person()
    const { id } = await house.book(as, slotOf('10:30'))
    expect(await house.refused(table.confirm, { as, params: { id }, body: {} })).toMatchObject({ code: 'STATE_MOVED' })
    expect(await house.refused(table.release, { as, params: { id } })).toMatchObject({ code: 'STATE_MOVED' })
  })

  test('nobody but the person sees or moves it', async () => {
    const as = house.person()
    const { id } = await house.hold(as, slotOf('10:30'))
    const stranger = house.person()
    const routes = [
      ['get', undefined],
      ['saveDraft', draft],
      ['confirm', {}],
      ['release', undefined],
      ['move', { slotId: slotOf('09:00') }],
      ['cancel', undefined],
      ['runLate', { minutes: 15 }],
      ['appeal', { reason: '不是我的' }],
      ['showCode', undefined],
    ] as const
    for (const [name, body] of routes) {
      const no = await house.refused(table[name], { as: stranger, params: { id }, body })
      expect([name, no.status, no.code]).toEqual([name, 404, 'NOT_YOURS'])
      expect(await house.refused(table[name], { params: { id }, body })).toMatchObject({ code: 'NOT_LOGGED_IN' })
    }
    const unproved = claim({ accountId: as.accountId, sessionId: 's', verified: false })
    expect(await house.refused(table.confirm, { as: unproved, params: { id }, body: {} })).toMatchObject({
      code: 'REAL_NAME_REQUIRED',
    })
    expect((await house.call(table.get, { as: unproved, params: { id } })).id).toBe(id)
    await house.release(as, id)
  })
})

describe('giving a hold back', () => {
  test('frees the place at once and counts as an ended hold', async () => {
    const as = house.person()
    const before = await house.ledger({ date: MONDAY, service: 'one' })
    const { id } = await house.hold(as, slotOf('09:00', { service: 'one' }))
    const key = newKey()
    const released = await house.release(as, id, key)
    expect(released).toMatchObject({ state: 'released', allowedActions: [] })
    expect(await house.release(as, id, key)).toEqual(released)
    const after = await house.ledger({ date: MONDAY, service: 'one' })
    expect(after).toMatchObject({ free: before.free, holdsEnded: before.holdsEnded + 1, difference: 0 })
    expect(await house.refused(table.release, { as, params: { id } })).toMatchObject({ code: 'HOLD_ENDED' })
  })

  test('at the same moment as confirming: one of the two happens', async () => {
    const as = house.person()
    const { id } = await house.hold(as, slotOf('09:30', { service: 'one' }))
    const both = await Promise.all([
      house.send(table.confirm, { as, params: { id }, body: {} }),
      house.send(table.release, { as, params: { id } }),
    ])
    expect(both.filter((reply) => reply.ok)).toHaveLength(1)
    const { state } = await house.get(as, id)
    const place = (await house.slots.find([slotOf('09:30', { service: 'one' })]))[0]?.places[0]
    expect([state, place?.state]).toEqual(both[0]?.ok ? ['confirmed', 'booked'] : ['released', 'free'])
  })
})
