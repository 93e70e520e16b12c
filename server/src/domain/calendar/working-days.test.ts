import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from './calendar.ts'
import { addCivilDays, addWorkingDays, workingDaysBetween } from './working-days.ts'
import { seedYears } from './years/index.ts'

const calendar = workingCalendar(seedYears)

describe('working days', () => {
  test.each([
    ['2026-09-28', 1, '2026-09-29'],
    ['2026-09-28', 3, '2026-10-08'],
    ['2026-09-28', 5, '2026-10-10'],
    ['2026-09-28', 7, '2026-10-13'],
    ['2026-09-28', 15, '2026-10-23'],
    ['2026-01-30', 30, '2026-03-19'],
    ['2026-04-30', 1, '2026-05-06'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('%s + %i = %s', (start, count, end) => {
    expect(addWorkingDays(plainDate(start), count, calendar)).toEqual({ date: end, provisional: false })
    expect(workingDaysBetween(plainDate(start), plainDate(end), calendar)).toBe(count)
  })

  test('a limit that runs into a year without a notice is provisional', () => {
    expect(addWorkingDays(plainDate('2026-12-31'), 1, calendar)).toEqual({ date: '2027-01-04', provisional: true })
    expect(addWorkingDays(plainDate('2026-12-30'), 1, calendar)).toEqual({ date: '2026-12-31', provisional: false })
  })

  test('a calendar without working days is refused instead of searched for ever', () => {
    const days = Array.from({ length: 4000 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10))
    const never = workingCalendar([
      {
        year: 2026,
        status: 'published',
        source: 'test',
        days: days.map((date) => ({ date: plainDate(date), type: 'off', name: '停' })),
      },
    ])
    expect(() => addWorkingDays(plainDate('2026-01-01'), 1, never)).toThrow(RangeError)
    expect(() => addCivilDays(plainDate('2026-01-01'), 1, never)).toThrow(RangeError)
  })
})

describe('civil periods', () => {
  test.each([
    // 异议登记: 15 calendar days end inside the Spring Festival break, so on the first day after it (民法典 203)
    ['2026-02-05', 15, '2026-02-24'],
    ['2026-07-01', 90, '2026-09-29'],
  ])('%s + %i calendar days = %s', (start, count, end) => {
    expect(addCivilDays(plainDate(start), count, calendar)).toEqual({ date: end, provisional: false })
  })
})
