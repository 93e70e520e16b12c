import { plainDate } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay, workingCalendar } from './calendar.ts'
import { addCivilMonths, addCivilYears, monthsLater, wholeMonthsBetween } from './civil-periods.ts'
import { type LegalPeriodId, legalDue, legalPeriods } from './legal-periods.ts'
import { seedYears } from './years/index.ts'

const calendar = workingCalendar(seedYears)
const d = plainDate

describe('limits of law', () => {
  test.each<[LegalPeriodId, string, string]>([
    ['announcement', '2026-09-28', '2026-10-23'],
    ['registration', '2026-01-30', '2026-03-19'],
    ['licence-shortfall', '2026-04-30', '2026-05-11'],
    // registered 2026-02-05: 15 days end in the Spring Festival break
    ['objection', '2026-02-05', '2026-02-24'],
    ['objection', '2026-03-02', '2026-03-17'],
    ['advance-notice', '2026-07-01', '2026-09-29'],
    ['withdrawal', '2026-03-02', '2026-03-05'],
    ['fund-loan', '2026-03-02', '2026-03-17'],
    ['seizure', '2023-02-16', '2026-02-16'],
    ['deposit-freeze', '2024-02-29', '2025-02-28'],
  ])('%s from %s ends %s', (period, start, end) => {
    expect(legalDue(d(start), period, calendar).date).toBe(end)
  })

  test('every one names its article', () => {
    expect(Object.values(legalPeriods).filter(({ source }) => !/第.+条/.test(source))).toEqual([])
  })

  test('one that runs into a year without a notice is provisional, what a court ordered is not', () => {
    expect(legalDue(d('2026-12-20'), 'registration', calendar).provisional).toBe(true)
    expect(legalDue(d('2026-12-20'), 'seizure', calendar)).toEqual({ date: '2029-12-20', provisional: false })
  })
})

describe('months and years', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-31', 0, '2026-01-31'],
  ])('%s + %i months = %s', (start, months, end) => expect(monthsLater(d(start), months)).toBe(end))

  test.each([
    // 2026-05-02 is in the Labour Day break
    ['2026-04-02', 1, '2026-05-06'],
    ['2026-03-10', 1, '2026-04-10'],
    // a worked Saturday is a working day
    ['2026-01-14', 1, '2026-02-14'],
  ])('%s + %i months, past a break = %s', (start, months, end) => {
    expect(addCivilMonths(d(start), months, calendar)).toEqual({ date: end, provisional: false })
  })

  test('a year', () => expect(addCivilYears(d('2025-02-16'), 1, calendar).date).toBe('2026-02-24'))

  test.each([
    ['2024-03-10', '2026-03-10', 24],
    ['2024-03-10', '2026-03-09', 23],
    ['2024-02-29', '2025-02-28', 12],
    ['2026-01-31', '2026-02-27', 0],
    ['2026-03-10', '2026-03-09', -1],
  ])('from %s to %s: %i whole months', (from, to, months) => expect(wholeMonthsBetween(d(from), d(to))).toBe(months))

  test('so many months later is so many whole months away, for any day', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2050-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 600 }), (date, months) => {
        const start = d(date.toISOString().slice(0, 10))
        expect(wholeMonthsBetween(start, monthsLater(start, months))).toBe(months)
      }),
    )
  })

  test('no civil period of a known year ends on a day off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 12 }), (day, months) => {
        const start = d(new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10))
        expect(isWorkingDay(addCivilMonths(start, months, calendar).date, calendar).working).toBe(true)
      }),
    )
  })
})
