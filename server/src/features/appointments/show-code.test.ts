import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { createBookingHouse, slotOf } from './booking-house.ts'
import { makeShowCode, readShowCode } from './show-code.ts'

const key = 'k'.repeat(32)
const now = new Date('2026-03-09T01:00:00.500Z')
const after = (ms: number) => new Date(now.getTime() + ms)

describe('the code to show', () => {
  const { code, expiresAt } = makeShowCode(key, { appointmentId: 'abc123' }, now)

  test('stands for its appointment for a minute and no longer', () => {
    expect(readShowCode(key, code, now)).toEqual({ appointmentId: 'abc123' })
    expect(readShowCode(key, code, new Date(expiresAt.getTime() - 1))).toEqual({ appointmentId: 'abc123' })
    expect(readShowCode(key, code, expiresAt)).toBeUndefined()
    expect(expiresAt.getTime() - now.getTime()).toBeLessThanOrEqual(60_000)
  })

  test.each([
    ['another appointment', (parts: string[]) => [parts[0], 'abc124', parts[2], parts[3]]],
    ['a later end', (parts: string[]) => [parts[0], parts[1], 'zzzzzz', parts[3]]],
    ['another signature', (parts: string[]) => [...parts.slice(0, 3), 'A'.repeat(43)]],
    ['a cut signature', (parts: string[]) => [...parts.slice(0, 3), parts[3]?.slice(0, -1)]],
    ['another kind', (parts: string[]) => ['B1', ...parts.slice(1)]],
    ['something behind it', (parts: string[]) => [...parts, 'x']],
    ['nothing', () => []],
  ])('is worth nothing with %s', (_case, change) => {
    expect(readShowCode(key, change(code.split('.')).join('.'), now)).toBeUndefined()
  })

  test('of another key is worth nothing', () => {
    expect(readShowCode('l'.repeat(32), code, now)).toBeUndefined()
  })

  test('is another one a second later', () => {
    expect(makeShowCode(key, { appointmentId: 'abc123' }, after(1000)).code).not.toBe(code)
  })
})

describe('the route', async () => {
  const house = await createBookingHouse()
  const { showCode } = contract.appointments.table

  test('gives a code that the desk can read, by the server’s clock', async () => {
    const as = house.person()
    const { id } = await house.book(as, slotOf('09:00'))
    const shown = await house.call(showCode, { as, params: { id } })
    expect(shown).toMatchObject({ serverNow: '2026-03-06T02:00:00.000Z', expiresAt: '2026-03-06T02:01:00.000Z' })
    expect(readShowCode(house.config.HALL_CODE_KEY, shown.code, house.clock.now())).toEqual({ appointmentId: id })
  })

  test('gives none for a hold, nor for what has ended', async () => {
    const as = house.person()
    const { id } = await house.hold(as, slotOf('09:30'))
    expect(await house.refused(showCode, { as, params: { id } })).toMatchObject({ code: 'STATE_MOVED' })
    await house.release(as, id)
    expect(await house.refused(showCode, { as, params: { id } })).toMatchObject({ code: 'STATE_MOVED' })
  })
})
