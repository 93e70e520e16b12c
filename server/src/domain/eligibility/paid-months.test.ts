import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { lastRunOf, longestRunWithin, monthsUpTo, type PaidRange, paidOn, runWithinBy } from './paid-months.ts'

const on = plainDate('2026-11-22')
const range = (from: string, to: string, late = false): PaidRange => ({ from, to, ...(late && { late }) })

describe('months up to a day', () => {
  test.each([
    ['the month of the day does not count', [range('2024-12', '2026-11')], 23],
    ['24 full months', [range('2024-11', '2026-10')], 24],
    ['a record that ends a month earlier is broken', [range('2024-11', '2026-09')], 0],
    ['ranges that touch are one', [range('2026-01', '2026-05'), range('2026-06', '2026-10')], 10],
    ['ranges that overlap are one', [range('2026-01', '2026-07'), range('2026-05', '2026-10')], 10],
    ['a gap of one month breaks', [range('2025-01', '2026-05'), range('2026-07', '2026-10')], 4],
    [
      'a late payment leaves its gap',
      [range('2025-01', '2026-05'), range('2026-06', '2026-06', true), range('2026-07', '2026-10')],
      4,
    ],
    ['out of order', [range('2026-06', '2026-10'), range('2026-01', '2026-05')], 10],
    ['no record', [], 0],
    ['months ahead of the day', [range('2026-12', '2027-03')], 0],
  ])('%s', (_, ranges, months) => {
    expect(monthsUpTo(ranges, on)).toBe(months)
  })

  test('a month counts from the first of the next', () => {
    const ranges = [range('2024-12', '2026-12')]
    expect(monthsUpTo(ranges, plainDate('2026-11-30'))).toBe(23)
    expect(monthsUpTo(ranges, plainDate('2026-12-01'))).toBe(24)
  })
})

describe('the last run', () => {
  test.each([
    ['goes on', [range('2025-01', '2026-05'), range('2026-07', '2026-10')], ['2026-07', '2026-10', 4, true]],
    ['goes on while a month is on its way', [range('2024-11', '2026-09')], ['2024-11', '2026-09', 23, true]],
    ['has ended', [range('2024-11', '2026-08')], ['2024-11', '2026-08', 22, false]],
    [
      'is not lengthened by a late payment',
      [range('2026-01', '2026-08'), range('2026-09', '2026-10', true)],
      ['2026-01', '2026-08', 8, false],
    ],
  ])('%s', (_, ranges, [from, to, months, isCurrent]) => {
    expect(lastRunOf(ranges, on)).toEqual({ from, to, months, isCurrent })
  })

  test('of nothing is none', () => {
    expect(lastRunOf([], on)).toBeUndefined()
  })
})

describe('the longest run inside a window', () => {
  test.each([
    ['an older run counts', [range('2023-12', '2025-11'), range('2026-09', '2026-10')], 24],
    ['what lies before the window does not', [range('2023-01', '2025-03')], 17],
    ['the window has an end', [range('2020-01', '2026-10')], 36],
    ['none', [range('2020-01', '2023-10')], 0],
  ])('of 36 months: %s', (_, ranges, months) => {
    expect(longestRunWithin(ranges, on, 36)).toBe(months)
  })
})

describe('going on paying', () => {
  test('extends the run that goes on, not one that has ended', () => {
    const ranges = [range('2022-01', '2023-05'), range('2025-01', '2026-10')]
    expect(paidOn(ranges, on, plainDate('2027-02-01'))).toEqual([
      range('2022-01', '2023-05'),
      range('2025-01', '2027-01'),
    ])
  })

  test('does not shorten a record that reaches further', () => {
    expect(paidOn([range('2025-01', '2026-12')], on, plainDate('2026-12-01'))).toEqual([range('2025-01', '2026-12')])
  })
})

describe('a window of which only the months up to now are known', () => {
  test.each([
    [0, { from: 0, to: 35 }],
    [10, { from: 10, to: 25 }],
    [11, { from: 11, to: 24 }],
    [12, { from: 12, to: 23 }],
    [18, 18],
    [23, 23],
    [24, 24],
    [35, 35],
    [36, 36],
    [50, 36],
  ])('%i months: %j of 36', (months, expected) => {
    expect(runWithinBy(months, 36)).toEqual(expected)
  })

  test('agrees with every record that ends in so many months', () => {
    // Window of 6, months as bits; the last one is bit 0.
    for (let upTo = 0; upTo <= 6; upTo++) {
      const longest = Array.from({ length: 64 }, (_, bits) => bits)
        .filter((bits) => trailing(bits) === upTo)
        .map((bits) =>
          Math.max(
            ...bits
              .toString(2)
              .split('0')
              .map((run) => run.length),
          ),
        )
      const expected = { from: Math.min(...longest), to: Math.max(...longest) }
      const told = runWithinBy(upTo, 6)
      expect(typeof told === 'number' ? { from: told, to: told } : told).toEqual(expected)
    }
  })
})

const trailing = (bits: number): number => ((bits & 1) === 0 ? 0 : 1 + trailing(bits >> 1))
