import { contract, type RouteSpec } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { createOpenHouse } from './open-house.ts'

const house = await createOpenHouse()
const { table } = contract.open
/** As anybody's program would send it: plain JSON. */
const post = async (route: RouteSpec, body: unknown) => {
  const response = await house.send(route, { body } as never)
  return { status: response.status, ...((await response.json()) as Record<string, never>) } as Record<string, unknown>
}
const refused = (route: RouteSpec, body: unknown) => house.refused(route, { body })

describe('POST /open/fees/estimate', () => {
  const sale = {
    on: '2026-03-06',
    city: 'jinan',
    transaction: 'resale',
    use: 'residential',
    priceFen: 300_000_000,
    areaSqm: 140,
    buyerHomesAfter: 1,
    heldMonths: 12,
    sellerOnlyHome: false,
  }
  test('every tax and fee, who pays, and on what paper', async () => {
    const reply = await post(table.estimateFees, sale)
    expect(reply).toMatchObject({
      status: 200,
      lines: expect.arrayContaining([
        {
          rule: 'vat',
          payer: 'seller',
          baseFen: 291_262_136,
          rate: '0.03',
          amountFen: 8_737_864,
          source: '财政部 税务总局公告2025年第17号（2026-01-01 起）',
          note: '持有不满 2 年',
        },
      ]),
      totalByPayer: { seller: 12_174_757, buyer: 2_920_621 },
    })
    expect(reply.missing).toBeUndefined()
  })

  test('an area is a number or a text', async () => {
    const deedTax = async (areaSqm: unknown) => {
      const { lines } = await post(table.estimateFees, { ...sale, areaSqm })
      return (lines as { rule: string; rate?: string }[]).find((line) => line.rule === 'deedTax')?.rate
    }
    expect([await deedTax(140), await deedTax('140.00'), await deedTax(140.01), await deedTax('140.01')]).toEqual([
      '0.01',
      '0.01',
      '0.015',
      '0.015',
    ])
  })

  test('what is left open is named', async () => {
    expect(await post(table.estimateFees, { ...sale, heldMonths: undefined })).toMatchObject({
      missing: [{ rule: 'vat', payer: 'seller', needs: ['heldMonths'] }, { rule: 'surcharge' }, { rule: 'incomeTax' }],
    })
  })

  test.each([
    ['objection', 'commercial', 27_500],
    ['replacement-certificate', 'residential', 1_000],
    ['correction', 'residential', 0],
    ['mortgage', 'parking', 8_000],
  ])('%s of %s: %i', async (transaction, use, amountFen) => {
    const { lines } = await post(table.estimateFees, { on: '2026-03-06', city: 'jinan', transaction, use })
    expect(lines).toMatchObject([{ rule: 'registration', amountFen }])
  })

  test.each([
    ['city', { city: 'atlantis' }],
    ['city', { city: undefined }],
    ['transaction', { transaction: 'steal' }],
    ['use', { use: 'boat' }],
    ['on', { on: '2026-02-30' }],
    ['on', { on: undefined }],
    ['on', { on: 20_260_306 }],
    ['areaSqm', { areaSqm: -1 }],
    ['areaSqm', { areaSqm: 0 }],
    ['areaSqm', { areaSqm: 90.123 }],
    ['areaSqm', { areaSqm: 'big' }],
    ['priceFen', { priceFen: 0.5 }],
    ['priceFen', { priceFen: -1 }],
    ['priceFen', { priceFen: '300000000' }],
    ['priceFen', { priceFen: 1e300 }],
    ['heldMonths', { heldMonths: -1 }],
    ['buyerHomesAfter', { buyerHomesAfter: 0 }],
    ['extraCertificates', { extraCertificates: 1.5 }],
    ['$where', { $where: '1' }],
  ])('bad %s: %j', async (field, wrong) => {
    expect(await refused(table.estimateFees, { ...sale, ...wrong })).toMatchObject({
      status: 400,
      code: 'BAD_INPUT',
      field,
    })
  })

  test('what is wrong is said in Chinese', async () => {
    expect((await refused(table.estimateFees, { ...sale, city: 'atlantis' })).text).toBe('没有收录这个城市。')
    expect((await refused(table.estimateFees, { ...sale, priceFen: 0.5 })).text).toBe(
      '金额以分为单位，要写成不带小数的整数。',
    )
    expect((await refused(table.estimateFees, { ...sale, on: '2026-02-30' })).text).toContain('日期')
  })

  test('a day before every known rule is refused, not answered with zero', async () => {
    expect(await refused(table.estimateFees, { ...sale, on: '1990-01-01', transaction: 'transfer' })).toMatchObject({
      status: 422,
      code: 'DATE_NOT_COVERED',
      field: 'on',
    })
  })
})

describe('POST /open/fees/swap-refund', () => {
  test('with each condition', async () => {
    const body = {
      incomeTaxPaidFen: 3_000_000,
      oldPriceFen: 300_000_000,
      newPriceFen: 150_000_000,
      soldOn: '2026-03-06',
      boughtOn: '2027-03-06',
      sameCity: true,
      sharedOwner: true,
    }
    expect(await post(table.swapRefund, body)).toMatchObject({ amountFen: 1_500_000, buyBefore: '2027-03-06' })
    expect(await post(table.swapRefund, { ...body, boughtOn: '2027-03-07' })).toMatchObject({ amountFen: 0 })
    expect(await refused(table.swapRefund, { ...body, sharedOwner: 'yes' })).toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('POST /open/fund/repayment-plan', () => {
  const loan = { principalFen: 100_000_000, annualRatePercent: '2.6', months: 360, method: 'annuity' }
  test('every row, and the interest in all', async () => {
    const { status, rows, totalInterestFen } = await post(table.repaymentPlan, loan)
    expect([status, totalInterestFen]).toEqual([200, 44_122_235])
    expect(rows).toHaveLength(360)
    expect((rows as object[])[0]).toEqual({ paymentFen: 400_340, principalFen: 183_673, interestFen: 216_667 })
    expect((rows as { paymentFen: number }[]).at(-1)?.paymentFen).toBe(400_175)
  })

  test.each([
    ['principalFen', { principalFen: 0 }],
    ['principalFen', { principalFen: 1.5 }],
    ['annualRatePercent', { annualRatePercent: 2.6 }],
    ['annualRatePercent', { annualRatePercent: '-2' }],
    ['annualRatePercent', { annualRatePercent: '2.6%' }],
    ['months', { months: 0 }],
    ['months', { months: 481 }],
    ['months', { months: 12.5 }],
    ['method', { method: 'magic' }],
  ])('bad %s: %j', async (field, wrong) => {
    expect(await refused(table.repaymentPlan, { ...loan, ...wrong })).toMatchObject({ code: 'BAD_INPUT', field })
  })

  test('odd days before the first month are paid beside the first instalment', async () => {
    expect(await post(table.repaymentPlan, { ...loan, oddDays: 31 })).toMatchObject({ oddDaysInterestFen: 223_889 })
    expect(await post(table.repaymentPlan, loan)).not.toHaveProperty('oddDaysInterestFen')
  })

  test('without interest the parts are even', async () => {
    const { rows } = await post(table.repaymentPlan, { ...loan, annualRatePercent: '0', principalFen: 1000, months: 3 })
    expect(rows).toEqual([333, 333, 334].map((fen) => ({ paymentFen: fen, principalFen: fen, interestFen: 0 })))
  })
})

describe('POST /open/fund/prepayment', () => {
  const prepayment = {
    balanceFen: 97_769_465,
    annualRatePercent: '2.6',
    monthsLeft: 348,
    prepayFen: 10_000_000,
    method: 'annuity',
    keep: 'payment',
    paymentFen: 400_340,
  }
  test('both ways', async () => {
    expect(await post(table.prepayment, prepayment)).toMatchObject({ months: 298 })
    const sameTerm = await post(table.prepayment, { ...prepayment, keep: 'term' })
    expect(sameTerm).toMatchObject({ months: 348 })
    expect((sameTerm.rows as object[])[0]).toMatchObject({ paymentFen: 359_392 })
  })
  test('all of it is no part, and a payment below the interest never ends', async () => {
    expect(await refused(table.prepayment, { ...prepayment, prepayFen: 97_769_465 })).toMatchObject({
      status: 422,
      code: 'PREPAYMENT_NOT_PART',
    })
    expect(await refused(table.prepayment, { ...prepayment, paymentFen: 100_000 })).toMatchObject({
      code: 'PAYMENT_TOO_SMALL',
    })
  })
})

describe('POST /open/fund/loan-quota and GET /open/fund/rates', () => {
  test('each limit with its reason', async () => {
    const body = { city: 'beijing', on: '2026-03-06', borrowers: [{ contributionMonths: 87 }], priceFen: 500_000_000 }
    expect(await post(table.loanQuota, body)).toEqual({
      status: 200,
      limits: [
        { rule: 'cap', amountFen: 120_000_000, reason: expect.stringContaining('首套') },
        { rule: 'contributionYears', amountFen: 120_000_000, reason: expect.stringContaining('缴存 8 年') },
        { rule: 'downPayment', amountFen: 400_000_000, reason: expect.stringContaining('房价'), unsure: true },
      ],
      quotaFen: 120_000_000,
    })
  })
  test('a city or day without a rule', async () => {
    const body = { city: 'beijing', on: '2026-03-06', borrowers: [{}] }
    expect(await refused(table.loanQuota, { ...body, city: 'luohe' })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'city',
    })
    expect(await refused(table.loanQuota, { ...body, on: '2025-08-08' })).toMatchObject({ code: 'DATE_NOT_COVERED' })
    expect(await refused(table.loanQuota, { ...body, borrowers: [] })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'borrowers',
    })
    expect(await refused(table.loanQuota, { ...body, borrowers: [{ balanceFen: 0.1 }] })).toMatchObject({
      field: 'borrowers.0.balanceFen',
    })
  })
  test('the rates of a day', async () => {
    const { items } = await house.call(table.loanRates, { query: { on: '2026-03-06' as never } })
    expect(items.map((item) => [item.homeNumber, item.term, item.annualRatePercent])).toEqual([
      [1, 'up-to-5-years', '2.1'],
      [1, 'over-5-years', '2.6'],
      [2, 'up-to-5-years', '2.525'],
      [2, 'over-5-years', '3.075'],
    ])
    expect(await house.refused(table.loanRates, { query: { on: '2001-01-01' } })).toMatchObject({
      code: 'DATE_NOT_COVERED',
    })
  })
  test('a loan that runs keeps its rate until 1 January; what is late costs more; what is saved earns', async () => {
    const rates = async (on: string) => house.call(table.loanRates, { query: { on, paidOut: '2025-03-01' } as never })
    const [before, after] = await Promise.all([rates('2025-12-31'), rates('2026-01-01')])
    expect([before.items[1]?.annualRatePercent, after.items[1]?.annualRatePercent]).toEqual(['2.85', '2.6'])
    expect(after.items[1]?.overdue).toMatchObject({ leastPercent: '3.38', mostPercent: '3.9' })
    expect(after.savings).toMatchObject({ annualRatePercent: '1.5' })
  })
})

describe('POST /open/fund/withdrawal-limit', () => {
  const rent = {
    city: 'beijing',
    on: '2026-02-13',
    reason: 'rent',
    balanceFen: 5_000_000,
    homeHere: false,
    contributionMonths: 12,
    filedLease: false,
    months: 3,
  }
  test('how much, why, and until when it is decided', async () => {
    expect(await post(table.withdrawalLimit, rent)).toEqual({
      status: 200,
      limitFen: 600_000,
      closesAccount: false,
      reasons: ['没有发票，每人每月 2,000 元，共 3 个月'],
      source: expect.stringContaining('北京'),
      // three calendar days end in the Spring Festival
      decidedBy: '2026-02-24',
      provisional: false,
    })
  })
  test('what is not known is asked for, and no figure is given', async () => {
    const reply = await post(table.withdrawalLimit, { ...rent, homeHere: undefined })
    expect(reply).toMatchObject({ missing: [{ needs: ['homeHere'] }] })
    expect(reply.limitFen).toBeUndefined()
    expect(await post(table.withdrawalLimit, { ...rent, city: 'luohe' })).toMatchObject({
      missing: [{ needs: [], text: expect.stringContaining('以当地公布为准') }],
      unsure: true,
    })
  })
  test.each([
    ['reason', { reason: 'holiday' }],
    ['balanceFen', { balanceFen: -1 }],
    ['homeHere', { homeHere: 'no' }],
    ['months', { months: 0 }],
    ['name', { name: '张三' }],
  ])('bad %s: %j', async (field, wrong) => {
    expect(await refused(table.withdrawalLimit, { ...rent, ...wrong })).toMatchObject({ code: 'BAD_INPUT', field })
  })
  test('a day before the regulation', async () => {
    expect(await refused(table.withdrawalLimit, { ...rent, on: '2001-01-01' })).toMatchObject({
      code: 'DATE_NOT_COVERED',
    })
  })
})

describe('POST /open/fund/offset', () => {
  const asked = {
    on: '2026-12-15',
    method: 'monthly',
    isDisbursed: true,
    instalmentsPaid: 1,
    hasOverdue: false,
    hasWithdrawalMandate: false,
    accounts: [
      { holder: 'main', balanceFen: 51_000 },
      { holder: 'spouse', balanceFen: 101_000 },
    ],
    loans: [
      { kind: 'commercial', dueFen: 50_000, balanceFen: 5_000_000 },
      { kind: 'fund', dueFen: 30_000, balanceFen: 120_000 },
    ],
    keepFen: 1_000,
  }
  test('月冲: from the next month, the spouse after the borrower', async () => {
    expect(await post(table.offset, asked)).toEqual({
      status: 200,
      from: '2027-01-01',
      takes: [
        { from: 'main', amountFen: 50_000 },
        { from: 'spouse', amountFen: 30_000 },
      ],
    })
  })
  test('年冲: the fund loan before the other', async () => {
    expect(await post(table.offset, { ...asked, method: 'yearly', present: 'monthly' })).toMatchObject({
      ends: 'monthly',
      principal: [
        { kind: 'fund', paidFen: 120_000, leftFen: 0 },
        { kind: 'commercial', paidFen: 30_000, leftFen: 4_970_000 },
      ],
    })
  })
  test('not while rent is drawn', async () => {
    expect(await post(table.offset, { ...asked, hasWithdrawalMandate: true })).toMatchObject({
      refused: expect.stringContaining('提取委托'),
    })
  })
})

describe('POST /open/fund/contribution', () => {
  const wage = { city: 'jinan', on: '2026-03-01', monthlyWageFen: 800_000, ratePercent: '12' }
  test('8,000 yuan at 12 %', async () => {
    expect(await post(table.contribution, wage)).toMatchObject({ workerFen: 96_000, totalFen: 192_000, unsure: true })
  })
  test('the year of the fund, the first month of a new worker, and until when the employer pays in', async () => {
    const more = { payDay: '2026-03-10', startedOn: '2026-02-20', isFirstJob: true }
    expect(await post(table.contribution, { ...wage, ...more })).toMatchObject({
      fundYear: { from: '2025-07-01', to: '2026-06-30' },
      deposit: { by: '2026-03-16', provisional: false },
      firstMonth: '2026-03-01',
    })
  })
  test('a rate outside the law names its field', async () => {
    expect(await refused(table.contribution, { ...wage, ratePercent: '12.5' })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'ratePercent',
      text: '缴存比例要在 5% 至 12% 之间。',
    })
    expect(await refused(table.contribution, { ...wage, on: '2018-04-30' })).toMatchObject({ code: 'DATE_NOT_COVERED' })
  })
})

describe('POST /open/calendar/due', () => {
  test.each([
    ['2026-11-20T11:30', 120, '2026-11-20T15:00'],
    ['2026-11-20T16:30', 120, '2026-11-23T10:30'],
    ['2026-02-13T16:30', 120, '2026-02-14T10:30'],
    ['2026-02-14T16:30', 120, '2026-02-24T10:30'],
    ['2026-11-20T11:40', 90, '2026-11-20T14:40'],
    ['2026-09-30T16:00', 90, '2026-10-08T09:30'],
  ])('%s + %i minutes: %s', async (start, minutes, due) => {
    expect(await post(table.due, { start, minutes })).toEqual({ status: 200, due, provisional: false })
  })

  test.each([
    ['2026-09-28', { workdays: 5 }, '2026-10-10', false],
    ['2026-09-28T10:00', { workdays: 15 }, '2026-10-23', false],
    ['2026-01-30', { workdays: 30 }, '2026-03-19', false],
    ['2025-12-31', { workdays: 1 }, '2026-01-04', false],
    ['2026-02-05', { civilDays: 15 }, '2026-02-24', false],
    ['2026-07-01', { civilDays: 90 }, '2026-09-29', false],
    ['2026-01-31', { months: 1 }, '2026-02-28', false],
    ['2025-02-16', { years: 1 }, '2026-02-24', false],
    ['2026-12-31', { workdays: 1 }, '2027-01-04', true],
    ['2023-02-16', { workdays: 1 }, '2023-02-17', true],
  ])('%s + %j: %s, provisional %s', async (start, limit, due, provisional) => {
    expect(await post(table.due, { start, ...limit })).toEqual({ status: 200, due, provisional })
  })

  test('by the hours of a hall', async () => {
    const due = { start: '2026-11-20T09:30', minutes: 60, hallId: 'short' }
    expect(await post(table.due, due)).toMatchObject({ due: '2026-11-23T09:30' })
    expect(await refused(table.due, { ...due, hallId: 'nowhere' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refused(table.due, { ...due, hallId: 'silent' })).toMatchObject({ code: 'BAD_INPUT', field: 'hallId' })
  })

  test('a published year takes the place of a provisional one', async () => {
    await house.halls.saveCalendarYear({ year: 2028, status: 'published', source: '通知', days: [] })
    expect(await post(table.due, { start: '2028-03-01', workdays: 1 })).toMatchObject({ provisional: false })
  })

  test.each([
    ['start', { start: '2026-02-30', workdays: 1 }],
    ['start', { start: '2026-02-13T24:30', minutes: 1 }],
    ['start', { start: 'tomorrow', workdays: 1 }],
    ['start', { start: '2026-02-13', minutes: 60 }],
    ['start', { start: '9999-12-31', workdays: 1 }],
    ['minutes', { start: '2026-02-13' }],
    ['workdays', { start: '2026-02-13T10:00', minutes: 1, workdays: 1 }],
    ['workdays', { start: '2026-02-13', workdays: -1 }],
    ['workdays', { start: '2026-02-13', workdays: 1.5 }],
    ['workdays', { start: '2026-02-13', workdays: 1e9 }],
  ])('bad %s: %j', async (field, body) => {
    expect(await refused(table.due, body)).toMatchObject({ status: 400, code: 'BAD_INPUT', field })
  })
})

describe('POST /open/identifiers/check', () => {
  test.each([
    [
      { kind: 'citizenId', value: '11010519491231002x' },
      { valid: true, normalized: '11010519491231002X' },
    ],
    [
      { kind: 'citizenId', value: '370102190002290016' },
      { valid: false, reason: '身份证号码里的出生日期不存在，请核对。' },
    ],
    [
      { kind: 'creditCode', value: '91350100M000100Y43' },
      { valid: true, normalized: '91350100M000100Y43' },
    ],
    [
      { kind: 'mobile', value: '12345' },
      { valid: false, reason: '手机号码应是 1 开头的 11 位数字。' },
    ],
  ])('%j', async (body, verdict) => {
    expect(await post(table.checkIdentifier, body)).toEqual({ status: 200, ...verdict })
  })

  test('a birth is in the future by the day of the question', async () => {
    const body = { kind: 'citizenId', value: '37010220260310001X' }
    const today = await post(table.checkIdentifier, body)
    expect(today.valid).toBe(false)
  })

  test('an unknown kind and a novel are refused', async () => {
    expect(await refused(table.checkIdentifier, { kind: 'shoe', value: '1' })).toMatchObject({ field: 'kind' })
    expect(await refused(table.checkIdentifier, { kind: 'name', value: '字'.repeat(201) })).toMatchObject({
      field: 'value',
    })
    expect(await refused(table.checkIdentifier, { kind: 'name' })).toMatchObject({ field: 'value' })
  })
})

test('a body that is no JSON, or none, is refused by name', async () => {
  expect(await refused(table.due, [])).toMatchObject({ code: 'BAD_INPUT' })
  expect(await refused(table.due, undefined)).toMatchObject({ code: 'BAD_INPUT' })
})
