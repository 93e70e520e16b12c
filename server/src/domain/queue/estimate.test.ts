import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateWait, minutesAcrossBreaks, usualMinutes, type WaitFacts } from './estimate.ts'

const at = (time: string) => new Date(`2026-03-04T${time}:00+08:00`)
const sessions = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '17:00' },
]
const facts = (given: Partial<WaitFacts> = {}): WaitFacts => ({
  ahead: 4,
  windows: 2,
  freeWindows: 0,
  minutesEach: 10,
  now: at('09:30'),
  sessions,
  ...given,
})

describe('the usual service time', () => {
  test('is the catalogue’s while fewer than five were measured', () => {
    expect(usualMinutes([60, 60, 60, 60], 12)).toBe(12)
    expect(usualMinutes([60, 60, 60, 60, 60], 12)).toBe(60)
  })
  test('is the median of the last 30: one long case does not move it, and old ones do not count', () => {
    expect(usualMinutes([8, 9, 10, 11, 300], 12)).toBe(10)
    expect(usualMinutes([...Array<number>(30).fill(5), ...Array<number>(100).fill(90)], 12)).toBe(5)
    expect(usualMinutes([4, 8, 6, 10, 2, 12], 12)).toBe(7)
  })
})

describe('the wait', () => {
  test('is nothing when a window is free and nobody is ahead', () => {
    expect(estimateWait(facts({ ahead: 0, freeWindows: 1 }))).toEqual({
      lowMinutes: 0,
      highMinutes: 0,
      expectedMinutes: 0,
    })
  })
  test('counts turns of the open windows', () => {
    // five turns of two windows at ten minutes each
    expect(estimateWait(facts()).expectedMinutes).toBe(25)
    expect(estimateWait(facts({ windows: 5 })).expectedMinutes).toBe(10)
  })
  test('adds the lunch break', () => {
    expect(estimateWait(facts({ now: at('11:50') })).expectedMinutes).toBe(25 + 90)
  })
  test('before opening begins at the opening', () => {
    const wait = estimateWait(facts({ now: at('08:40'), ahead: 0, freeWindows: 2 }))
    expect(wait).toEqual({ lowMinutes: 20, highMinutes: 20, expectedMinutes: 20 })
  })
  test('of somebody whose slot is to come may last until the slot', () => {
    const wait = estimateWait(facts({ ahead: 0, freeWindows: 1, notBefore: at('10:00') }))
    expect(wait).toMatchObject({ lowMinutes: 0, highMinutes: 30 })
  })

  test('never shrinks when more people are ahead, and low <= expected <= high', () => {
    const arbitrary = fc.record({
      ahead: fc.nat(200),
      windows: fc.integer({ min: 1, max: 12 }),
      minutesEach: fc.double({ min: 0.5, max: 60, noNaN: true }),
      minute: fc.integer({ min: 0, max: 11 * 60 }),
      slot: fc.option(fc.integer({ min: 0, max: 11 * 60 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(arbitrary, fc.nat(20), fc.nat(12), ({ minute, slot, ...given }, more, free) => {
        const now = new Date(at('08:00').getTime() + minute * 60_000)
        const notBefore = slot === undefined ? undefined : new Date(at('08:00').getTime() + slot * 60_000)
        const base = facts({ ...given, now, notBefore, freeWindows: Math.min(free, given.windows) })
        const less = estimateWait(base)
        const longer = estimateWait({ ...base, ahead: base.ahead + more })
        expect(longer.lowMinutes).toBeGreaterThanOrEqual(less.lowMinutes)
        expect(longer.highMinutes).toBeGreaterThanOrEqual(less.highMinutes)
        expect(longer.expectedMinutes).toBeGreaterThanOrEqual(less.expectedMinutes)
        expect(less.lowMinutes).toBeGreaterThanOrEqual(0)
        expect(less.lowMinutes).toBeLessThanOrEqual(less.expectedMinutes)
        expect(less.expectedMinutes).toBeLessThanOrEqual(less.highMinutes)
      }),
    )
  })
})

test.each([
  ['08:30', 0, 30],
  ['08:30', 10, 40],
  ['09:00', 180, 180],
  ['09:00', 181, 180 + 90 + 1],
  ['12:30', 0, 60],
  ['16:50', 30, 30],
  ['18:00', 5, 5],
])('from %s, %i minutes of service take %i minutes on the clock', (now, work, expected) => {
  expect(minutesAcrossBreaks(sessions, at(now), work)).toBe(expected)
})

test('a closed hall counts plain minutes', () => {
  expect(minutesAcrossBreaks([], at('10:00'), 7)).toBe(7)
})
