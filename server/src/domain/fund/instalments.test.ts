import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  annuityPayment,
  type Instalment,
  type Loan,
  oddDaysInterest,
  planAfterPrepayment,
  principalFor,
  repaymentPlan,
  totalInterest,
} from './instalments.ts'

/** What is left of 1,000,000 yuan. */
const owedAfter = (rows: readonly Instalment[], paid: number) =>
  rows.slice(0, paid).reduce((left, row) => left - row.principalFen, 100_000_000)

const yuan = (text: string) => Number(text.replaceAll(',', '').replace('.', ''))

describe('worked to the fen', () => {
  // P, rate, n | 等额本息: M, row 1 principal / interest, last, total interest | 等额本金: 1st, 2nd, last, total interest
  test.each([
    [
      '1,000,000',
      '2.60',
      360,
      ['4,003.40', '1,836.73', '2,166.67', '4,001.75', '441,222.35'],
      ['4,944.45', '4,938.43', '2,783.00', '391,083.03'],
    ],
    [
      '1,000,000',
      '2.60',
      240,
      ['5,347.88', '3,181.21', '2,166.67', '5,348.00', '283,491.32'],
      ['6,333.34', '6,324.31', '4,174.90', '261,083.15'],
    ],
    [
      '600,000',
      '2.60',
      360,
      ['2,402.04', '1,102.04', '1,300.00', '2,401.11', '264,733.47'],
      ['2,966.67', '2,963.06', '1,669.08', '234,649.55'],
    ],
    [
      '800,000',
      '3.075',
      300,
      ['3,824.97', '1,774.97', '2,050.00', '3,825.47', '347,491.50'],
      ['4,716.67', '4,709.84', '2,672.50', '308,524.65'],
    ],
    [
      '200,000',
      '2.10',
      60,
      ['3,514.31', '3,164.31', '350.00', '3,514.21', '10,858.50'],
      ['3,683.33', '3,677.50', '3,339.36', '10,675.00'],
    ],
    [
      '500,000',
      '2.525',
      60,
      ['8,879.19', '7,827.11', '1,052.08', '8,879.38', '32,751.59'],
      ['9,385.41', '9,367.88', '8,351.07', '32,088.55'],
    ],
    [
      '2,400,000',
      '2.60',
      360,
      ['9,608.15', '4,408.15', '5,200.00', '9,609.85', '1,058,935.70'],
      ['11,866.67', '11,852.23', '6,679.91', '938,599.55'],
    ],
  ])('%s at %s %% over %i months', (principal, annualRatePercent, months, annuity, linear) => {
    const loan = { principalFen: yuan(principal) * 100, annualRatePercent, months }
    const level = repaymentPlan({ ...loan, method: 'annuity' })
    expect([
      annuityPayment(loan),
      level[0]!.principalFen,
      level[0]!.interestFen,
      level.at(-1)!.paymentFen,
      totalInterest(level),
    ]).toEqual(annuity.map(yuan))
    const falling = repaymentPlan({ ...loan, method: 'linear' })
    expect([
      falling[0]!.paymentFen,
      falling[1]!.paymentFen,
      falling.at(-1)!.paymentFen,
      totalInterest(falling),
    ]).toEqual(linear.map(yuan))
  })

  test('the first payment of 2,400,000 linear is its share and the interest of a month', () => {
    expect(
      repaymentPlan({ principalFen: 240_000_000, annualRatePercent: '2.60', months: 360, method: 'linear' })[0],
    ).toEqual({
      paymentFen: 1_186_667,
      principalFen: 666_667,
      interestFen: 520_000,
    })
  })

  test('all but the last are the same: 359 of 4,003.40 and one of 4,001.75', () => {
    const rows = repaymentPlan({ principalFen: 100_000_000, annualRatePercent: '2.6', months: 360, method: 'annuity' })
    expect(rows.slice(0, 359).every((row) => row.paymentFen === 400_340)).toBe(true)
  })

  test('1,200,000 over 30 years saves 57,101.99 from 2.85 to 2.60', () => {
    const interest = (annualRatePercent: string) =>
      totalInterest(repaymentPlan({ principalFen: 100_000_000, annualRatePercent, months: 360, method: 'annuity' }))
    expect(interest('2.85')).toBe(48_880_734)
    expect(((interest('2.85') - interest('2.6')) * 12) / 10).toBeCloseTo(5_710_199, -1)
  })

  test('rate reset on 1 January after 18 payments', () => {
    const before = repaymentPlan({
      principalFen: 100_000_000,
      annualRatePercent: '2.85',
      months: 360,
      method: 'annuity',
    })
    expect(before[0]!.paymentFen).toBe(413_557)
    const balance = owedAfter(before, 18)
    expect(balance).toBe(96_766_182)
    expect(annuityPayment({ principalFen: balance, annualRatePercent: '2.6', months: 342 })).toBe(400_894)
  })

  test('part prepayment of 100,000 after 12 payments, both ways', () => {
    const before = repaymentPlan({
      principalFen: 100_000_000,
      annualRatePercent: '2.6',
      months: 360,
      method: 'annuity',
    })
    const balanceFen = owedAfter(before, 12)
    expect(balanceFen).toBe(97_769_465)
    const prepayment = {
      balanceFen,
      annualRatePercent: '2.6',
      monthsLeft: 348,
      prepayFen: 10_000_000,
      method: 'annuity' as const,
    }
    const sameTerm = planAfterPrepayment({ ...prepayment, keep: 'term' })!
    expect([sameTerm.rows.length, sameTerm.rows[0]!.paymentFen]).toEqual([348, 359_392])
    const samePayment = planAfterPrepayment({ ...prepayment, keep: 'payment', paymentFen: 400_340 })!
    expect(samePayment.rows).toHaveLength(298)
    expect(samePayment.rows.slice(0, 297).every((row) => row.paymentFen === 400_340)).toBe(true)
    expect(samePayment.rows.at(-1)!.paymentFen).toBeLessThan(400_340)
    expect(samePayment.savedInterestFen).toBeGreaterThan(sameTerm.savedInterestFen)
  })

  test.each([
    [30, 216_667],
    [31, 223_889],
  ])('odd days: %i on 1,000,000 at 2.6 %%', (days, fen) => {
    expect(oddDaysInterest(100_000_000, '2.6', days)).toBe(fen)
  })
})

const anyLoan = fc.record({
  principalFen: fc.integer({ min: 1, max: 100_000_000_000 }),
  annualRatePercent: fc
    .integer({ min: 0, max: 24_000 })
    .map((thousandths) => `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`),
  months: fc.integer({ min: 1, max: 360 }),
  method: fc.constantFrom<Loan['method']>('annuity', 'linear'),
})

describe('for any loan', () => {
  test('the principal of all rows is the loan, every row is the sum of its parts, and nothing is negative', () => {
    fc.assert(
      fc.property(anyLoan, (loan) => {
        const rows = repaymentPlan(loan)
        expect(rows).toHaveLength(loan.months)
        expect(rows.reduce((sum, row) => sum + row.principalFen, 0)).toBe(loan.principalFen)
        for (const row of rows) {
          expect(row.paymentFen).toBe(row.principalFen + row.interestFen)
          expect(Math.min(row.principalFen, row.interestFen)).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('interest falls as the balance falls', () => {
    fc.assert(
      fc.property(anyLoan, (loan) => {
        const interest = repaymentPlan(loan).map((row) => row.interestFen)
        expect(interest).toEqual(interest.toSorted((a, b) => b - a))
      }),
      { numRuns: 100 },
    )
  })

  test('a prepayment never costs interest, and what is left is paid off', () => {
    fc.assert(
      fc.property(anyLoan, fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.boolean(), (loan, share, isTerm) => {
        fc.pre(loan.principalFen > 1_000_000)
        const prepayFen = Math.floor(loan.principalFen * share)
        const { principalFen: balanceFen, months: monthsLeft, annualRatePercent, method } = loan
        const plan = planAfterPrepayment({
          balanceFen,
          monthsLeft,
          annualRatePercent,
          method,
          prepayFen,
          keep: isTerm ? 'term' : 'payment',
        })!
        expect(plan.rows.reduce((sum, row) => sum + row.principalFen, 0)).toBe(balanceFen - prepayFen)
        // Half a fen a month of rounding.
        expect(plan.savedInterestFen).toBeGreaterThanOrEqual(-monthsLeft)
      }),
      { numRuns: 100 },
    )
  })

  test('the loan that a payment carries costs no more than that payment', () => {
    fc.assert(
      fc.property(anyLoan, (loan) => {
        fc.pre(loan.principalFen > 100_000 && loan.annualRatePercent !== '0.000')
        const payment = annuityPayment(loan)
        const most = principalFor(payment, loan.annualRatePercent, loan.months)
        expect(annuityPayment({ ...loan, principalFen: most })).toBeLessThanOrEqual(payment)
      }),
      { numRuns: 100 },
    )
  })
})

test('a payment that does not cover the interest is told, not computed for ever', () => {
  const prepayment = {
    balanceFen: 100_000_000,
    annualRatePercent: '2.6',
    monthsLeft: 360,
    prepayFen: 100,
    method: 'annuity' as const,
  }
  expect(planAfterPrepayment({ ...prepayment, keep: 'payment', paymentFen: 200_000 })).toBeUndefined()
})
