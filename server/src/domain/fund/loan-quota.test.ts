import { type Borrower, type LoanQuotaRequest, plainDate } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loanQuota } from './loan-quota.ts'
import { longestTerm } from './loan-term.ts'

const WAN = 1_000_000
const on = plainDate('2026-03-06')
const quota = (city: LoanQuotaRequest['city'], borrowers: Borrower[], more: Partial<LoanQuotaRequest> = {}) =>
  loanQuota({ city, on, borrowers, ...more })!
const limit = (rule: string, ...args: Parameters<typeof quota>) =>
  quota(...args).limits.find((one) => one.rule === rule)?.amountFen

describe('北京', () => {
  test.each([
    // 7 years 3 months are 8 years
    [[87], 120],
    [[25], 45],
    [[24], 30],
    [[25, 87], 120],
    [[25, 24], 45],
    [[6], 15],
    [[5], 0],
    [[5, 6], 15],
  ])('%j months of contribution: %i 万', (months, wan) => {
    const borrowers = months.map((contributionMonths) => ({ contributionMonths }))
    expect(quota('beijing', borrowers).quotaFen).toBe(wan * WAN)
  })

  test.each([
    [1, 0, 120],
    [2, 0, 100],
    [1, 1, 120],
    [1, 2, 160],
    [2, 2, 140],
  ])('cap of home %i with %i children: %i 万', (homeNumber, minorChildren, wan) => {
    expect(limit('cap', 'beijing', [{ contributionMonths: 240 }], { homeNumber, minorChildren })).toBe(wan * WAN)
  })

  test('before the rule that is known nothing is answered', () => {
    expect(loanQuota({ city: 'beijing', on: plainDate('2025-08-08'), borrowers: [{}] })).toBeUndefined()
    expect(loanQuota({ city: 'beijing', on: plainDate('2025-08-09'), borrowers: [{}] })).toBeDefined()
  })
})

describe('上海', () => {
  const two: Borrower[] = [
    { balanceFen: 5_000_000, monthlyBaseFen: 1_500_000 },
    { balanceFen: 4_000_000, supplementaryBalanceFen: 1_000_000, monthlyBaseFen: 1_000_000 },
  ]
  test('four limits, the smallest counts', () => {
    const result = quota('shanghai', two, { priceFen: 500 * WAN, downPaymentFen: 300 * WAN, years: 30 })
    expect(result.limits.map(({ rule, amountFen }) => [rule, amountFen])).toEqual([
      ['cap', 240 * WAN],
      // (50,000 + 40,000) × 30 + 10,000 × 10
      ['balance', 280 * WAN],
      ['downPayment', 200 * WAN],
      // 25,000 × 40 % × 12 × 30
      ['repaymentAbility', 360 * WAN],
    ])
    expect(result.quotaFen).toBe(200 * WAN)
    expect(result.missing).toEqual([])
  })

  test.each([
    [{}, 240],
    [{ minorChildren: 2 }, 288],
    [{ greenBuilding: true }, 276],
    [{ minorChildren: 2, greenBuilding: true }, 324],
    [{ minorChildren: 1 }, 240],
  ])('cap with %j: %i 万', (more, wan) => {
    expect(limit('cap', 'shanghai', two, more)).toBe(wan * WAN)
  })

  test('what no notice says is said to be open', () => {
    expect(quota('shanghai', two, { homeNumber: 2 }).missing).toContainEqual(
      expect.objectContaining({ rule: 'cap', text: expect.stringContaining('以当地公布为准') }),
    )
    const single = quota('shanghai', [two[0]!]).limits.find((one) => one.rule === 'cap')
    expect(single?.reason).toContain('以当地公布为准')
  })
})

describe('深圳', () => {
  test.each([
    [1, { homeNumber: 2 }, 60],
    [1, {}, 84],
    [2, { homeNumber: 2 }, 110],
    [1, { minorChildren: 2, policyHome: true }, 126],
    [2, { minorChildren: 2, policyHome: true }, 231],
    [2, { minorChildren: 2 }, 209],
  ])('cap of %i with %j: %i 万', (count, more, wan) => {
    const borrowers = Array.from({ length: count }, () => ({}))
    expect(limit('cap', 'shenzhen', borrowers, more)).toBe(wan * WAN)
  })

  test('14 times the balance, and a payment of at most half the base', () => {
    const result = quota('shenzhen', [{ balanceFen: 3_000_000, monthlyBaseFen: 800_680 }], { years: 30 })
    expect(result.limits.find((one) => one.rule === 'balance')?.amountFen).toBe(42 * WAN)
    // 4,003.40 a month carry 1,000,000 at 2.6 % over 30 years (to the rounding of the payment)
    const ability = result.limits.find((one) => one.rule === 'repaymentAbility')!.amountFen
    expect(Math.abs(ability - 100 * WAN)).toBeLessThan(200)
    expect(result.quotaFen).toBe(42 * WAN)
  })
})

describe('青岛', () => {
  test.each<[number, Partial<LoanQuotaRequest>, number]>([
    [2_000_000, {}, 30 * WAN],
    [2_000_000, { homeNumber: 2 }, 20 * WAN],
    [499_999, {}, 7_500_000],
    [500_000, {}, 7_500_000],
    [2_000_000, { policyHome: true }, 40 * WAN],
    [999_999, { policyHome: true }, 20 * WAN],
  ])('balance %i with %j: %i', (balanceFen, more, fen) => {
    expect(limit('balance', 'qingdao', [{ balanceFen }], more)).toBe(fen)
  })
})

describe('济南', () => {
  test.each<[number, Partial<LoanQuotaRequest>, number]>([
    [1, {}, 60],
    [2, {}, 100],
    [1, { completedHome: true }, 66],
    [2, { completedHome: true }, 110],
  ])('cap of %i contributors with %j: %i 万', (count, more, wan) => {
    const borrowers = Array.from({ length: count }, () => ({}))
    expect(limit('cap', 'jinan', borrowers, more)).toBe(wan * WAN)
  })

  test('balance × 15 and base × 40 % × 12 × years', () => {
    const result = quota('jinan', [{ balanceFen: 2_345_678, monthlyBaseFen: 600_000 }], { years: 20 })
    expect(result.limits.map(({ rule, amountFen }) => [rule, amountFen])).toEqual([
      ['cap', 60 * WAN],
      ['balance', 35_185_170],
      ['repaymentAbility', 57_600_000],
    ])
    // floored to 1,000 yuan
    expect(result.quotaFen).toBe(35_100_000)
  })
})

describe('everywhere', () => {
  test('a third home gets nothing', () => {
    const result = quota('beijing', [{ contributionMonths: 240 }], { homeNumber: 3 })
    expect(result.quotaFen).toBe(0)
    expect(result.limits[0]).toMatchObject({ rule: 'thirdHome', reason: expect.stringContaining('第三套') })
  })

  test('what is not said is asked for, with the limits that are known', () => {
    expect(quota('shanghai', [{ balanceFen: 100 }, {}])).toMatchObject({
      limits: [{ rule: 'cap' }],
      missing: [
        { rule: 'balance', needs: ['borrowers.balanceFen'] },
        { rule: 'downPayment', needs: ['priceFen'] },
        { rule: 'repaymentAbility', needs: ['borrowers.monthlyBaseFen', 'years'] },
      ],
    })
  })

  test('the down payment is at least the least one', () => {
    expect(limit('downPayment', 'beijing', [{}], { priceFen: 100 * WAN, homeNumber: 2 })).toBe(75 * WAN)
    expect(
      limit('downPayment', 'beijing', [{}], { priceFen: 100 * WAN, homeNumber: 2, on: plainDate('2025-12-23') }),
    ).toBe(70 * WAN)
    expect(limit('downPayment', 'beijing', [{}], { priceFen: 100 * WAN, downPaymentFen: 60 * WAN })).toBe(40 * WAN)
    expect(limit('downPayment', 'beijing', [{}], { priceFen: 100 * WAN, downPaymentFen: 1 * WAN })).toBe(80 * WAN)
  })

  const amount = fc.integer({ min: 0, max: 50_000_000 })
  const anyRequest = fc.record({
    city: fc.constantFrom<LoanQuotaRequest['city']>('beijing', 'shanghai', 'shenzhen', 'qingdao', 'jinan'),
    homeNumber: fc.constantFrom(1, 2, 3),
    minorChildren: fc.integer({ min: 0, max: 3 }),
    priceFen: fc.integer({ min: 1, max: 2_000_000_000 }),
    years: fc.integer({ min: 1, max: 30 }),
  })
  const anyBorrower = fc.record({
    balanceFen: amount,
    monthlyBaseFen: amount,
    contributionMonths: fc.integer({ min: 0, max: 400 }),
  })

  test('more balance, more months, a higher wage or a longer term never lower the quota', () => {
    fc.assert(
      fc.property(
        anyRequest,
        anyBorrower,
        amount,
        fc.integer({ min: 0, max: 60 }),
        (request, borrower, more, months) => {
          const base = loanQuota({ ...request, on, borrowers: [borrower] })!.quotaFen
          const better = {
            balanceFen: borrower.balanceFen + more,
            monthlyBaseFen: borrower.monthlyBaseFen + more,
            contributionMonths: borrower.contributionMonths + months,
          }
          for (const [name, value] of Object.entries(better)) {
            expect(
              loanQuota({ ...request, on, borrowers: [{ ...borrower, [name]: value }] })!.quotaFen,
            ).toBeGreaterThanOrEqual(base)
          }
          const longer = { ...request, years: Math.min(30, request.years + 1) }
          // The rate steps up after 5 years: a sixth year may carry less.
          if (request.years !== 5) {
            expect(loanQuota({ ...longer, on, borrowers: [borrower] })!.quotaFen).toBeGreaterThanOrEqual(base)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('the quota is the smallest limit, floored, and every limit has its reason', () => {
    fc.assert(
      fc.property(anyRequest, anyBorrower, (request, borrower) => {
        const { limits, quotaFen } = loanQuota({ ...request, on, borrowers: [borrower] })!
        const smallest = Math.min(...limits.map((one) => one.amountFen))
        expect(smallest - quotaFen).toBeGreaterThanOrEqual(0)
        expect(smallest - quotaFen).toBeLessThan(100_000)
        expect(limits.every((one) => /[\u4e00-\u9fff]/.test(one.reason))).toBe(true)
      }),
    )
  })
})

describe('the longest term', () => {
  test.each<[string, Borrower[], number | undefined]>([
    ['beijing', [{ age: 45 }, { age: 40 }], 28],
    ['beijing', [{ age: 30 }], 30],
    ['beijing', [{ age: 70 }], 0],
    ['jinan', [{ age: 45, gender: 'female' }], 18],
    ['jinan', [{ age: 45, gender: 'male' }], 23],
    ['jinan', [{ age: 45 }], 18],
    [
      'jinan',
      [
        { age: 45, gender: 'male' },
        { age: 30, gender: 'male' },
      ],
      23,
    ],
    ['jinan', [{}], undefined],
  ])('%s %j: %s years', (city, borrowers, years) => {
    expect(longestTerm(city, on, borrowers)?.years).toBe(years)
  })

  test('a wish beyond it is cut, and the reason says so', () => {
    const { limits } = quota('jinan', [{ age: 45, gender: 'male', monthlyBaseFen: 100_000, balanceFen: 0 }], {
      years: 30,
    })
    expect(limits.find((one) => one.rule === 'repaymentAbility')).toMatchObject({
      amountFen: 40_000 * 12 * 23,
      reason: expect.stringContaining('按年龄最长可贷 23 年'),
    })
  })
})
