import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../calendar/calendar.ts'
import { seedYears } from '../calendar/years/index.ts'
import { loanDecisionDue, type WithdrawalFacts, withdrawalDue, withdrawalLimit } from './withdrawal.ts'

const on = plainDate('2026-03-06')
const limit = (more: Partial<WithdrawalFacts>) =>
  withdrawalLimit({ reason: 'rent', city: 'beijing', on, balanceFen: 5_000_000, ...more })

describe('withdrawal', () => {
  test.each(['retirement', 'disability', 'emigration', 'death'] as const)(
    '%s: all of it, and the account is closed',
    (reason) => {
      expect(limit({ reason })).toMatchObject({ limitFen: 5_000_000, closesAccount: true })
    },
  )

  test.each([
    [3_000_000, 0, 3_000_000],
    [3_000_000, 1_000_000, 2_000_000],
    [3_000_000, 3_000_000, 0],
    [9_000_000, 0, 5_000_000],
    [9_000_000, 4_000_001, 4_999_999],
  ])('a home for %i of which %i is withdrawn: %i', (spentFen, withdrawnFen, fen) => {
    expect(limit({ reason: 'home-purchase', spentFen, withdrawnFen })).toMatchObject({
      limitFen: fen,
      closesAccount: false,
    })
  })

  test('a frozen account gives nothing, whatever the reason', () => {
    expect(limit({ reason: 'retirement', isFrozen: true })).toMatchObject({ limitFen: 0, closesAccount: false })
  })

  test.each<[string, Partial<WithdrawalFacts>, number]>([
    ['no invoice: 2,000 a month', { months: 3 }, 600_000],
    [
      'filed: the rent, at most the contribution',
      { isFiled: true, monthlyRentFen: 500_000, monthlyContributionFen: 300_000 },
      300_000,
    ],
    ['filed: a lower rent', { isFiled: true, monthlyRentFen: 250_000, monthlyContributionFen: 300_000 }, 250_000],
    [
      'filed with two children: the rent',
      { isFiled: true, monthlyRentFen: 500_000, monthlyContributionFen: 300_000, children: 2 },
      500_000,
    ],
    [
      'public rental: the rent',
      { isFiled: true, isPublicRental: true, monthlyRentFen: 500_000, monthlyContributionFen: 1 },
      500_000,
    ],
    ['two months of contribution', { monthsOfContribution: 2 }, 0],
    ['a home in the city', { hasHomeHere: true }, 0],
  ])('rent in Beijing, %s', (_name, more, fen) => {
    expect(limit({ monthsOfContribution: 3, ...more })?.limitFen).toBe(fen)
  })

  test('elsewhere the figure without invoice is for the city to publish', () => {
    expect(limit({ city: 'jinan', monthsOfContribution: 3 })).toMatchObject({
      limitFen: 0,
      reasons: ['无发票提取的标准以当地公布为准'],
      source: expect.stringContaining('以当地公布为准'),
    })
    expect(limit({ on: plainDate('2014-01-01') })).toBeUndefined()
  })

  test('decided in calendar days: 3 and 15, past a break', () => {
    const calendar = workingCalendar(seedYears)
    expect(withdrawalDue(plainDate('2026-03-02'), calendar).date).toBe('2026-03-05')
    expect(withdrawalDue(plainDate('2026-02-13'), calendar).date).toBe('2026-02-24')
    expect(loanDecisionDue(plainDate('2026-03-02'), calendar).date).toBe('2026-03-17')
  })
})
