import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../calendar/calendar.ts'
import { seedYears } from '../calendar/years/index.ts'
import { type WithdrawalFacts, withdrawalDue, withdrawalLimit } from './withdrawal.ts'

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
    expect(limit({ reason: 'retirement', frozen: true })).toMatchObject({ limitFen: 0, closesAccount: false })
  })

  test.each<[string, Partial<WithdrawalFacts>, number]>([
    ['no invoice: 2,000 a month', { months: 3 }, 600_000],
    [
      'filed: the rent, at most the contribution',
      { filedLease: true, monthlyRentFen: 500_000, monthlyContributionFen: 300_000 },
      300_000,
    ],
    ['filed: a lower rent', { filedLease: true, monthlyRentFen: 250_000, monthlyContributionFen: 300_000 }, 250_000],
    [
      'filed with two children: the rent',
      { filedLease: true, monthlyRentFen: 500_000, monthlyContributionFen: 300_000, children: 2 },
      500_000,
    ],
    [
      'public rental: the rent',
      { filedLease: true, publicRental: true, monthlyRentFen: 500_000, monthlyContributionFen: 1 },
      500_000,
    ],
    ['two months of contribution', { contributionMonths: 2 }, 0],
    ['a home in the city', { homeHere: true }, 0],
  ])('rent in Beijing, %s', (_name, more, fen) => {
    expect(limit({ contributionMonths: 3, homeHere: false, filedLease: false, ...more })?.limitFen).toBe(fen)
  })

  test('elsewhere the figure without invoice is for the city to publish', () => {
    const jinan = limit({ city: 'jinan', contributionMonths: 3, homeHere: false, filedLease: false })
    expect(jinan).toMatchObject({
      missing: [{ needs: [], text: expect.stringContaining('以当地公布为准') }],
      source: expect.stringContaining('以当地公布为准'),
      unsure: true,
    })
    expect(jinan?.limitFen).toBeUndefined()
    expect(limit({ on: plainDate('2014-01-01') })).toBeUndefined()
  })

  const needs = (more: Partial<WithdrawalFacts>) => limit(more)?.missing.flatMap((gap) => gap.needs)
  test('what nobody said is asked for, never taken as nothing', () => {
    expect(needs({})).toEqual(['homeHere', 'contributionMonths', 'filedLease'])
    expect(limit({})?.limitFen).toBeUndefined()
    expect(needs({ homeHere: false, contributionMonths: 3, filedLease: true })).toEqual(['monthlyRentFen'])
    const filed = { homeHere: false, contributionMonths: 3, filedLease: true, monthlyRentFen: 1 } as const
    expect(needs(filed)).toEqual(['monthlyContributionFen'])
    expect(needs({ reason: 'home-purchase' })).toEqual(['spentFen'])
    expect(needs({ reason: 'home-purchase', spentFen: 1, balanceFen: undefined })).toEqual(['balanceFen'])
    expect(needs({ reason: 'death', balanceFen: undefined })).toEqual(['balanceFen'])
  })

  test('a sure no needs nothing else', () => {
    expect(limit({ homeHere: true, balanceFen: undefined })).toMatchObject({ limitFen: 0, missing: [] })
    expect(limit({ contributionMonths: 2, balanceFen: undefined })).toMatchObject({ limitFen: 0, missing: [] })
    expect(limit({ reason: 'home-purchase', spentFen: 0, balanceFen: undefined })).toMatchObject({ limitFen: 0 })
  })

  test('decided in 3 calendar days, past a break', () => {
    const calendar = workingCalendar(seedYears)
    expect(withdrawalDue(plainDate('2026-03-02'), calendar).date).toBe('2026-03-05')
    expect(withdrawalDue(plainDate('2026-02-13'), calendar).date).toBe('2026-02-24')
  })
})
