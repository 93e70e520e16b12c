import { type FeeRule, plainDate } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateFees } from './estimate.ts'
import { type FeeFacts, heldMonthsOn } from './facts.ts'
import { totalByPayer } from './lines.ts'

/** A home of 3,000,000 yuan in the city, 90 ㎡, the buyer's only one. */
const sale: FeeFacts = {
  on: plainDate('2026-03-06'),
  city: 'jinan',
  transaction: 'resale',
  use: 'residential',
  priceFen: 300_000_000,
  areaSqm: '90',
  buyerHomesAfter: 1,
  heldMonths: 12,
  sellerOnlyHome: false,
}
const of = (more: Partial<FeeFacts> = {}) => estimateFees({ ...sale, ...more })
const line = (rule: FeeRule, more: Partial<FeeFacts> = {}) => of(more).lines.find((one) => one.rule === rule)
const fen = (rule: FeeRule, more: Partial<FeeFacts> = {}) => line(rule, more)?.amountFen

describe('a home held for less than two years', () => {
  test('to the fen', () => {
    expect(fen('vat')).toBe(8_737_864)
    expect(fen('surcharge')).toBe(524_272)
    expect(line('deedTax')).toMatchObject({ baseFen: 291_262_136, rate: '0.01', amountFen: 2_912_621 })
    expect(fen('deedTax', { areaSqm: '140.01' })).toBe(4_368_932)
    expect(fen('deedTax', { areaSqm: '150', buyerHomesAfter: 2 })).toBe(5_825_243)
    expect(fen('incomeTax')).toBe(2_912_621)
    expect(fen('registration')).toBe(8_000)
    expect(of().missing).toEqual([])
  })

  test('who pays what', () => {
    expect(totalByPayer(of().lines)).toEqual({
      seller: 8_737_864 + 524_272 + 2_912_621,
      buyer: 2_912_621 + 8_000,
    })
  })

  test('taxes first, then the registration', () => {
    expect(of({ extraCertificates: 1 }).lines.map((one) => one.rule)).toEqual([
      'vat',
      'surcharge',
      'incomeTax',
      'landValueAddedTax',
      'deedTax',
      'stampDuty',
      'stampDuty',
      'transactionFee',
      'registration',
      'extraCertificates',
    ])
  })

  test.each([
    ['city', '0.06', 524_272],
    ['county-town', '0.05', 436_893],
    ['elsewhere', '0.03', 262_136],
  ] as const)('surcharge in %s: %s of the VAT', (location, rate, amountFen) => {
    expect(line('surcharge', { location })).toMatchObject({ baseFen: 8_737_864, rate, amountFen })
  })

  test('the relief for small taxpayers ends with 2027', () => {
    expect(line('surcharge', { on: plainDate('2027-12-31') })?.rate).toBe('0.06')
    expect(line('surcharge', { on: plainDate('2028-01-01') })?.rate).toBe('0.12')
  })
})

describe('增值税 by date and time held', () => {
  test.each([
    ['2026-01-01', 23, 8_737_864],
    ['2026-01-01', 24, 0],
    // 5 % inside the price: 3,000,000 / 1.05 × 5 %
    ['2025-12-31', 23, 14_285_714],
    ['2025-12-31', 24, 0],
    ['2024-11-30', 0, 14_285_714],
  ])('%s after %i months: %i', (on, heldMonths, amount) => {
    expect(fen('vat', { on: plainDate(on), heldMonths })).toBe(amount)
  })

  test('an exempt seller leaves the base of the buyer as it is', () => {
    expect(line('deedTax', { heldMonths: 24 })).toMatchObject({ baseFen: 300_000_000, amountFen: 3_000_000 })
  })

  test.each([
    ['2024-03-06', '2024-09-01', 24],
    ['2024-09-01', '2024-03-06', 24],
    ['2024-03-07', undefined, 23],
    [undefined, '2021-03-06', 60],
    ['2026-05-01', undefined, 0],
    [undefined, undefined, undefined],
  ])('from the earlier of receipt %s and certificate %s: %s months', (deedTaxPaidOn, certificateOn, months) => {
    const day = (text?: string) => (text === undefined ? undefined : plainDate(text))
    expect(heldMonthsOn(sale.on, { deedTaxPaidOn: day(deedTaxPaidOn), certificateOn: day(certificateOn) })).toBe(months)
  })

  test('the papers count when the months are not said', () => {
    const papers = { heldMonths: undefined, certificateOn: plainDate('2024-03-06') }
    expect(fen('vat', papers)).toBe(0)
    expect(fen('vat', { ...papers, certificateOn: plainDate('2024-03-07') })).toBe(8_737_864)
  })
})

describe('契税', () => {
  const exempt = { heldMonths: 24 }
  test.each([
    ['2026-03-06', '140', 1, '0.01'],
    ['2026-03-06', '140.00', 1, '0.01'],
    ['2026-03-06', '140.01', 1, '0.015'],
    ['2026-03-06', '140', 2, '0.01'],
    ['2026-03-06', '140.01', 2, '0.02'],
    ['2026-03-06', '90', 3, '0.03'],
    ['2024-12-01', '140', 1, '0.01'],
    ['2024-11-30', '140', 1, '0.015'],
    ['2024-11-30', '90', 1, '0.01'],
    ['2024-11-30', '90.01', 2, '0.02'],
  ])('%s, %s ㎡, home number %i: %s', (on, areaSqm, buyerHomesAfter, rate) => {
    expect(line('deedTax', { ...exempt, on: plainDate(on), areaSqm, buyerHomesAfter })?.rate).toBe(rate)
  })

  test('second homes in the first-tier cities had no relief before 2024-12-01', () => {
    const second = { ...exempt, city: 'beijing' as const, buyerHomesAfter: 2 }
    expect(line('deedTax', { ...second, on: plainDate('2024-11-30') })?.rate).toBe('0.03')
    expect(line('deedTax', { ...second, on: plainDate('2024-12-01') })?.rate).toBe('0.01')
  })

  test.each(['commercial', 'parking'] as const)('%s at the full rate, whatever the area', (use) => {
    expect(line('deedTax', { use, areaSqm: '30' })?.rate).toBe('0.03')
  })

  test('a company at the full rate', () => {
    expect(line('deedTax', { ...exempt, payer: 'company' })?.rate).toBe('0.03')
  })

  test('a new home: the VAT that the contract states is taken out', () => {
    const newHome = { transaction: 'new-home' as const, heldMonths: undefined }
    expect(line('deedTax', newHome)).toMatchObject({ baseFen: 300_000_000, amountFen: 3_000_000 })
    expect(line('deedTax', { ...newHome, vatFen: 24_770_642 })).toMatchObject({
      baseFen: 275_229_358,
      amountFen: 2_752_294,
    })
  })

  test.each([
    [300_000_000, 260_000_000, 400_000],
    [300_000_000, 300_000_000, 0],
    [260_000_000, 300_000_000, 0],
  ])('exchange of %i for %i: on the difference', (priceFen, otherPriceFen, amount) => {
    expect(fen('deedTax', { transaction: 'exchange', priceFen, otherPriceFen })).toBe(amount)
  })

  test.each([
    ['gift', 9_000_000],
    ['bequest', 9_000_000],
    ['inheritance', 0],
    ['spouse-change', 0],
    ['divorce-division', 0],
  ] as const)('%s: %i', (transaction, amount) => {
    expect(fen('deedTax', { transaction, relation: 'parent-child' })).toBe(amount)
  })
})

describe('个人所得税', () => {
  test.each([
    [60, true, 0],
    [59, true, 3_000_000],
    [60, false, 3_000_000],
  ])('held %i months, only home %s: %i', (heldMonths, sellerOnlyHome, amount) => {
    expect(fen('incomeTax', { heldMonths, sellerOnlyHome })).toBe(amount)
  })

  test('with proof of the original value: 20 % of the gain, never below zero', () => {
    const held = { heldMonths: 36, originalValueFen: 200_000_000, deductibleFen: 10_000_000 }
    expect(line('incomeTax', held)).toMatchObject({ baseFen: 90_000_000, rate: '0.2', amountFen: 18_000_000 })
    expect(fen('incomeTax', { ...held, originalValueFen: 400_000_000 })).toBe(0)
  })

  test('the gain of a taxed sale is without VAT and less the surcharge', () => {
    const base = 300_000_000 - 8_737_864 - 200_000_000 - 524_272
    expect(line('incomeTax', { originalValueFen: 200_000_000 })?.baseFen).toBe(base)
  })

  test.each([
    ['parent-child', 0],
    ['spouse', 0],
    ['sibling', 0],
    ['supporter', 0],
    ['other', 60_000_000],
  ] as const)('a gift to %s: %i', (relation, amount) => {
    expect(line('incomeTax', { transaction: 'gift', relation })).toMatchObject({ payer: 'buyer', amountFen: amount })
  })
})

describe('印花税 and the rest', () => {
  test('homes of persons are spared, each side of anything else pays 0.05 %', () => {
    const stamps = (more: Partial<FeeFacts>) =>
      of(more)
        .lines.filter((one) => one.rule === 'stampDuty')
        .map((one) => [one.payer, one.amountFen])
    expect(stamps({})).toEqual([
      ['seller', 0],
      ['buyer', 0],
    ])
    expect(stamps({ use: 'commercial' })).toEqual([
      ['seller', 150_000],
      ['buyer', 150_000],
    ])
    expect(stamps({ payer: 'company' })).toEqual([
      ['seller', 0],
      ['buyer', 150_000],
    ])
    expect(stamps({ transaction: 'gift', relation: 'spouse' })).toEqual([
      ['seller', 150_000],
      ['buyer', 150_000],
    ])
  })

  test('maintenance fund: area × the city figure, asked for when it is not known', () => {
    const newHome = { transaction: 'new-home' as const }
    expect(of(newHome).missing).toMatchObject([{ rule: 'maintenanceFund', needs: ['maintenanceFundPerSqmFen'] }])
    expect(fen('maintenanceFund', { ...newHome, areaSqm: '89.97', maintenanceFundPerSqmFen: 12_345 })).toBe(1_110_680)
    expect(fen('maintenanceFund', { ...newHome, use: 'parking' })).toBe(0)
  })
})

describe('what is not known', () => {
  test('is asked for by name, and never guessed', () => {
    const { lines, missing } = of({ heldMonths: undefined, sellerOnlyHome: undefined })
    expect(missing.map(({ rule, needs }) => [rule, needs])).toEqual([
      ['vat', ['heldMonths']],
      ['surcharge', ['heldMonths']],
      ['incomeTax', ['heldMonths', 'sellerOnlyHome']],
    ])
    // The highest it can be, and says so.
    expect(lines.find((one) => one.rule === 'deedTax')).toMatchObject({
      amountFen: 3_000_000,
      note: expect.stringContaining('最高数'),
    })
  })

  test('is not asked when it cannot matter', () => {
    expect(of({ sellerOnlyHome: undefined, heldMonths: 59 }).missing).toEqual([])
    expect(of({ areaSqm: undefined, buyerHomesAfter: 3 }).missing).toEqual([])
    expect(of({ buyerHomesAfter: undefined, areaSqm: undefined, payer: 'company' }).missing).toEqual([])
  })

  test('without a price only what does not depend on it', () => {
    expect(of({ priceFen: undefined, heldMonths: 30 }).lines.map((one) => [one.rule, one.amountFen])).toEqual([
      ['vat', 0],
      ['surcharge', 0],
      ['landValueAddedTax', 0],
      ['stampDuty', 0],
      ['stampDuty', 0],
      ['transactionFee', 0],
      ['registration', 8_000],
    ])
  })

  test('VAT and land value tax of anything but a home are for the tax office', () => {
    expect(of({ use: 'commercial' }).missing.map((one) => one.rule)).toEqual([
      'vat',
      'surcharge',
      'incomeTax',
      'landValueAddedTax',
    ])
  })
})

describe('for any sale', () => {
  const anySale = fc.record({
    priceFen: fc.integer({ min: 1, max: 1_000_000_000_000 }),
    areaSqm: fc
      .integer({ min: 1, max: 100_000 })
      .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`),
    buyerHomesAfter: fc.integer({ min: 1, max: 5 }),
    heldMonths: fc.integer({ min: 0, max: 400 }),
    sellerOnlyHome: fc.boolean(),
    on: fc.constantFrom('2017-05-01', '2023-06-30', '2025-12-31', '2026-01-01', '2027-12-31').map(plainDate),
  })

  test('every amount is a whole number of fen, not negative, and has a paper behind it', () => {
    fc.assert(
      fc.property(anySale, (facts) => {
        const { lines, missing } = of(facts)
        expect(missing).toEqual([])
        for (const one of lines) {
          expect(Number.isSafeInteger(one.amountFen) && one.amountFen >= 0).toBe(true)
          expect(one.source).not.toBe('')
        }
      }),
    )
  })

  test('a dearer home never costs less', () => {
    fc.assert(
      fc.property(anySale, fc.integer({ min: 0, max: 1_000_000_000 }), (facts, more) => {
        const total = (priceFen: number) =>
          of({ ...facts, priceFen }).lines.reduce((sum, one) => sum + one.amountFen, 0)
        // One fen of rounding a line.
        expect(total(facts.priceFen + more) + 5).toBeGreaterThanOrEqual(total(facts.priceFen))
      }),
    )
  })
})
