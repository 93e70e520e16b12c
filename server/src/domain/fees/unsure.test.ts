import { type FeeTransaction, type FeeUse, feeTransactions, feeUses, loanCities, plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { loanQuota } from '../fund/loan-quota.ts'
import { UNSURE_NOTE } from '../money/rule-row.ts'
import { estimateFees } from './estimate.ts'
import type { FeeFacts } from './facts.ts'

/** Figures that nobody has read in their own text say so, in words and as a mark, wherever they are used. */
const facts = (transaction: FeeTransaction, use: FeeUse, more: Partial<FeeFacts> = {}): FeeFacts => ({
  ...{ on: plainDate('2026-03-06'), city: 'jinan', transaction, use, priceFen: 300_000_000, areaSqm: '89.97' },
  ...{ buyerHomesAfter: 1, heldMonths: 12, sellerOnlyHome: false, relation: 'other', otherPriceFen: 200_000_000 },
  ...{ maintenanceFundPerSqmFen: 10_000, contractAreaSqm: '90', pricePerSqmFen: 1_000_000 },
  ...more,
})

const all = (Object.keys(feeTransactions) as FeeTransaction[]).flatMap((transaction) =>
  (Object.keys(feeUses) as FeeUse[]).map((use) => [transaction, use] as const),
)

describe('a line of an estimate', () => {
  test.each(all)('of %s, %s is marked just when its words say so', (transaction, use) => {
    for (const line of estimateFees(facts(transaction, use)).lines) {
      const says = `${line.source}${line.note ?? ''}`.includes(UNSURE_NOTE)
      expect(line.unsure ?? false, line.rule).toBe(says)
    }
  })

  const marked = (transaction: FeeTransaction, use: FeeUse, more?: Partial<FeeFacts>) =>
    estimateFees(facts(transaction, use, more))
      .lines.filter((line) => line.unsure)
      .map((line) => line.rule)

  test.each([
    ['a sale: what the 2026 and 2024 notices say is settled', 'resale', 'residential', {}, ['surcharge', 'incomeTax']],
    ['满五唯一', 'resale', 'residential', { heldMonths: 72, sellerOnlyHome: true }, ['surcharge', 'incomeTax']],
    ['with the original value', 'resale', 'residential', { originalValueFen: 1 }, ['surcharge', 'incomeTax']],
  ] as const)('%s', (_, transaction, use, more, rules) => {
    const spared = ['landValueAddedTax', 'stampDuty', 'stampDuty', 'transactionFee']
    expect(marked(transaction, use, more).toSorted()).toEqual([...rules, ...spared].toSorted())
  })

  test('the province’s own rate of deed tax is marked, home relief is not', () => {
    expect(marked('resale', 'residential', { buyerHomesAfter: 3 })).toContain('deedTax')
    expect(marked('resale', 'residential', { buyerHomesAfter: 2 })).not.toContain('deedTax')
  })

  test('maintenance fund, area difference, division after divorce', () => {
    expect(marked('new-home', 'residential')).toContain('maintenanceFund')
    expect(marked('area-difference', 'residential')).toEqual(['areaDifference'])
    expect(marked('divorce-division', 'residential')).toEqual(['deedTax', 'registration'])
  })

  test('registration fees are settled', () => {
    for (const transaction of ['mortgage', 'objection', 'correction', 'replacement-certificate'] as const) {
      expect(marked(transaction, 'residential'), transaction).toEqual([])
    }
  })
})

describe('a limit of a loan', () => {
  const borrower = { contributionMonths: 3, balanceFen: 1_000_000, monthlyBaseFen: 800_000, age: 60 }
  const borrowers = [{ ...borrower, gender: 'male' as const }]
  const more = { priceFen: 200_000_000, years: 30, minorChildren: 2, greenBuilding: true }

  test.each(loanCities)('in %s is marked just when its reason says so', (city) => {
    const ask = (homeNumber: number, rest: object) =>
      loanQuota({ city, on: plainDate('2026-03-06'), borrowers, homeNumber, ...rest })!.limits
    for (const limit of [1, 2, 3].flatMap((number) => [...ask(number, more), ...ask(number, {})])) {
      expect(limit.unsure ?? false, limit.reason).toBe(limit.reason.includes(UNSURE_NOTE))
    }
  })

  test('上海: the part of each uplift is open, all of them together are not; one person’s cap is', () => {
    const cap = (people: number, rest: object) =>
      loanQuota({
        ...{ city: 'shanghai', on: plainDate('2026-03-06') },
        borrowers: Array.from({ length: people }, () => ({ balanceFen: 100_000_000 })),
        ...rest,
      })!.limits.find(({ rule }) => rule === 'cap')
    expect(cap(2, { minorChildren: 2, greenBuilding: true })).toEqual({
      rule: 'cap',
      amountFen: 324_000_000,
      reason: expect.not.stringContaining(UNSURE_NOTE),
    })
    expect(cap(2, { minorChildren: 2 })).toMatchObject({ unsure: true, reason: expect.stringContaining(UNSURE_NOTE) })
    expect(cap(2, {})?.unsure).toBeUndefined()
    expect(cap(1, {})).toMatchObject({ amountFen: 120_000_000, unsure: true })
  })
})
