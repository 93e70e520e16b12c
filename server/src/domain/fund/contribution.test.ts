import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../calendar/calendar.ts'
import { seedYears } from '../calendar/years/index.ts'
import { type ContributionFacts, contribution, depositDue, firstContributionMonth, fundYearOf } from './contribution.ts'

const facts: ContributionFacts = {
  on: plainDate('2026-03-01'),
  city: 'jinan',
  monthlyWageFen: 800_000,
  ratePercent: '12',
}
const of = (more: Partial<ContributionFacts>) => contribution({ ...facts, ...more })

describe('缴存', () => {
  test('8,000 × 12 % × 2 = 1,920.00', () => {
    expect(of({})).toMatchObject({ workerFen: 96_000, employerFen: 96_000, totalFen: 192_000, reasons: [] })
  })

  test.each([
    ['4.99', false],
    ['5', true],
    ['12', true],
    ['12.01', false],
  ])('rate %s %%: %s', (ratePercent, isAllowed) => expect('refused' in of({ ratePercent })!).toBe(!isAllowed))

  test.each([
    [800_000, 300_000, 100_000, 800_000],
    [900_000, 300_000, 100_000, 900_000],
    [900_001, 300_000, 100_000, 900_000],
    [100_000, 300_000, 100_000, 100_000],
    [99_999, 300_000, 100_000, 100_000],
  ])('wage %i between 3 × %i and %i counts as %i', (monthlyWageFen, cityAverageWageFen, minimumWageFen, baseFen) => {
    expect(of({ monthlyWageFen, cityAverageWageFen, minimumWageFen })).toMatchObject({ baseFen })
  })

  test.each([
    ['2026-06-30', '2025-07-01', '2026-06-30'],
    ['2026-07-01', '2026-07-01', '2027-06-30'],
  ])('the fund year of %s', (on, from, to) => expect(fundYearOf(plainDate(on))).toEqual({ from, to }))

  test('a new worker from the second month, a transferred one from the first', () => {
    expect(firstContributionMonth(plainDate('2026-12-15'), true)).toBe('2027-01-01')
    expect(firstContributionMonth(plainDate('2026-12-15'), false)).toBe('2026-12-01')
  })

  test('paid in within 5 calendar days of pay day', () => {
    expect(depositDue(plainDate('2026-03-05'), workingCalendar(seedYears)).date).toBe('2026-03-10')
  })
})
