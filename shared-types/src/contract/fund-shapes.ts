import { z } from 'zod'
import { type LoanLimit, loanCities, loanLimits, withdrawalReasons } from '../money-words.ts'
import { CityShape, FenShape, PositiveFenShape } from './money-shapes.ts'
import { count, keysOf, PlainDateShape } from './shapes.ts'

const percentText = /^\d{1,2}(\.\d{1,6})?$/
export const PercentShape = z
  .string({ error: '年利率要写成文字，例如 "2.6"。' })
  .regex(percentText, '年利率要写成 "2.6" 这样的百分数。')
export const MonthsShape = count('期数', 480, 1)
const loanFen = PositiveFenShape.max(100_000_000_000, '贷款金额太大，请核对单位（分）。')
const method = z.enum(['annuity', 'linear'], { error: '还款方式要写成 annuity（等额本息）或 linear（等额本金）。' })

export const RepaymentPlanShape = z.strictObject({
  principalFen: loanFen,
  annualRatePercent: PercentShape,
  months: MonthsShape,
  method,
  /** Days from the payout to the first full month. */
  oddDays: count('天数', 60).optional(),
})
export const InstalmentShape = z.object({ paymentFen: z.int(), principalFen: z.int(), interestFen: z.int() })
export const RepaymentPlanReplyShape = z.object({
  rows: z.array(InstalmentShape),
  totalInterestFen: z.int(),
  /** Paid with the first instalment, beside it. */
  oddDaysInterestFen: z.int().optional(),
})
export type RepaymentPlan = z.output<typeof RepaymentPlanReplyShape>

export const PrepaymentShape = z.strictObject({
  /** Still owed before the prepayment. */
  balanceFen: loanFen,
  annualRatePercent: PercentShape,
  monthsLeft: MonthsShape,
  prepayFen: PositiveFenShape,
  method,
  /** `term`: as many months as before, each smaller. `payment`: each as before, fewer of them. */
  keep: z.enum(['term', 'payment'], { error: '要写成 term（期限不变）或 payment（月供不变）。' }),
  /** The present monthly payment; computed from the balance when left out. */
  paymentFen: PositiveFenShape.optional(),
})
export const PrepaymentReplyShape = RepaymentPlanReplyShape.extend({
  months: z.int(),
  savedInterestFen: z.int(),
})

/** One applicant of a fund loan. */
const BorrowerShape = z.strictObject({
  /** Whole months of contribution; a part month counts as its month. */
  contributionMonths: count('缴存月数', 720).optional(),
  balanceFen: FenShape.optional(),
  /** 补充公积金 (上海). */
  supplementaryBalanceFen: FenShape.optional(),
  /** 缴存基数: the monthly wage that contributions are computed from. */
  monthlyBaseFen: FenShape.optional(),
  age: count('年龄', 120, 16).optional(),
  gender: z.enum(['male', 'female'], { error: '性别写法有误。' }).optional(),
})
export type Borrower = z.output<typeof BorrowerShape>

export const LoanQuotaShape = z.strictObject({
  city: z.enum(loanCities, { error: '没有收录这个城市的公积金贷款额度规则。' }),
  /** Day of application; the rate goes by the day of payout. */
  on: PlainDateShape,
  /** 1 = 首套, 2 = 第二套 by the fund's own count. */
  homeNumber: count('套数', 9, 1).optional(),
  borrowers: z.array(BorrowerShape, { error: '请填写借款人。' }).min(1, '至少一位借款人。').max(4, '最多四位借款人。'),
  priceFen: PositiveFenShape.optional(),
  downPaymentFen: FenShape.optional(),
  years: count('贷款年限', 30, 1).optional(),
  minorChildren: count('未成年子女数', 20).optional(),
  greenBuilding: z.boolean().optional(),
  /** 现房. */
  completedHome: z.boolean().optional(),
  /** 保障性住房、经济适用住房. */
  policyHome: z.boolean().optional(),
  /** Monthly payments of other loans. */
  monthlyDebtFen: FenShape.optional(),
})
export type LoanQuotaRequest = z.output<typeof LoanQuotaShape>

const LimitShape = z.enum(keysOf(loanLimits) as [LoanLimit])
export const LoanQuotaReplyShape = z.object({
  limits: z.array(
    z.object({ rule: LimitShape, amountFen: z.int(), reason: z.string(), unsure: z.literal(true).optional() }),
  ),
  quotaFen: z.int(),
  /** Limits that could not be computed: the quota may still become lower. Absent when nothing is open. */
  missing: z.array(z.object({ rule: LimitShape, needs: z.array(z.string()), text: z.string() })).optional(),
})
export type LoanQuota = z.output<typeof LoanQuotaReplyShape>

/** What a member wants to take out and why; what is left out is unknown, and the reply says what it is needed for. */
export const WithdrawalLimitShape = z.strictObject({
  city: CityShape,
  /** Day of application. */
  on: PlainDateShape,
  reason: z.enum(keysOf(withdrawalReasons), { error: '没有收录这种提取原因。' }),
  balanceFen: FenShape.optional(),
  /** Price paid, or principal and interest paid in the period. */
  spentFen: FenShape.optional(),
  /** Already taken out for the same home or period. */
  withdrawnFen: FenShape.optional(),
  /** Months of rent that are asked for. */
  months: count('月数', 120, 1).optional(),
  monthlyRentFen: FenShape.optional(),
  monthlyContributionFen: FenShape.optional(),
  /** Months of contribution without a break. */
  contributionMonths: count('连续缴存月数', 720).optional(),
  /** The lease is filed (租赁备案) and there is an invoice. */
  filedLease: z.boolean({ error: '租房是否备案要写成 true 或 false。' }).optional(),
  /** 公租房, 保障性租赁住房. */
  publicRental: z.boolean().optional(),
  children: count('子女数', 20).optional(),
  /** Self or spouse own a home in the city. */
  homeHere: z.boolean({ error: '本地有没有住房要写成 true 或 false。' }).optional(),
  /** 冻结. */
  frozen: z.boolean().optional(),
})
export type WithdrawalLimitRequest = z.output<typeof WithdrawalLimitShape>

export const WithdrawalLimitReplyShape = z.object({
  /** Most that may be taken; 0 when not at all, absent when something is missing. */
  limitFen: z.int().optional(),
  closesAccount: z.boolean(),
  reasons: z.array(z.string()),
  /** What has to be known first; absent when nothing is open. `needs` is empty when the city has to publish it. */
  missing: z.array(z.object({ needs: z.array(z.string()), text: z.string() })).optional(),
  /** Last day for the decision of an application of that day (条例 25). */
  decidedBy: PlainDateShape,
  /** Some day on the way lies in a year whose notice is not published. */
  provisional: z.boolean(),
  source: z.string(),
  unsure: z.literal(true).optional(),
})
export type WithdrawalLimit = z.output<typeof WithdrawalLimitReplyShape>

const OffsetMethodShape = z.enum(['monthly', 'yearly'], { error: '要写成 monthly（月冲）或 yearly（年冲）。' })
const HolderShape = z.enum(['main', 'spouse', 'co-borrower'], { error: '账户要写明是主借款人、配偶还是共同借款人的。' })

/** 对冲还贷: the balance pays the loan. */
export const OffsetShape = z.strictObject({
  on: PlainDateShape,
  method: OffsetMethodShape,
  /** A mandate that is alive. */
  present: OffsetMethodShape.optional(),
  isDisbursed: z.boolean(),
  instalmentsPaid: count('已还期数', 480),
  hasOverdue: z.boolean(),
  /** Withdrawal for rent, for instance: one excludes the other. */
  hasWithdrawalMandate: z.boolean(),
  accounts: z
    .array(z.strictObject({ holder: HolderShape, balanceFen: FenShape, isFrozen: z.boolean().optional() }))
    .min(1, '至少一个账户。')
    .max(4, '最多四个账户。'),
  loans: z
    .array(z.strictObject({ kind: z.enum(['fund', 'commercial']), dueFen: FenShape, balanceFen: FenShape }))
    .min(1, '至少一笔贷款。')
    .max(2, '最多两笔贷款。'),
  /** What the city leaves in each account. */
  keepFen: FenShape.default(0),
})
export type OffsetRequest = z.output<typeof OffsetShape>

export const OffsetReplyShape = z.object({
  /** Why no mandate can be signed now. */
  refused: z.string().optional(),
  /** The first period it works in. */
  from: PlainDateShape.optional(),
  ends: OffsetMethodShape.optional(),
  /** What is taken from whom, in this order: of a month, or of the one time in a year. */
  takes: z.array(z.object({ from: z.enum(['main', 'spouse', 'co-borrower', 'bank-card']), amountFen: z.int() })),
  /** 年冲: what it leaves of each loan. */
  principal: z.array(z.object({ kind: z.enum(['fund', 'commercial']), paidFen: z.int(), leftFen: z.int() })).optional(),
})

export const ContributionShape = z.strictObject({
  city: CityShape,
  /** A day of the month that is paid for. */
  on: PlainDateShape,
  /** Average monthly wage of the year before; of a new worker the present month's. */
  monthlyWageFen: PositiveFenShape,
  ratePercent: PercentShape,
  /** 3 times of it is the highest base. */
  cityAverageWageFen: PositiveFenShape.optional(),
  minimumWageFen: PositiveFenShape.optional(),
  /** Of this month. */
  payDay: PlainDateShape.optional(),
  /** The first day of work with this employer. */
  startedOn: PlainDateShape.optional(),
  isFirstJob: z.boolean().optional(),
})
export type ContributionRequest = z.output<typeof ContributionShape>

export const ContributionReplyShape = z.object({
  baseFen: z.int(),
  workerFen: z.int(),
  employerFen: z.int(),
  totalFen: z.int(),
  reasons: z.array(z.string()),
  source: z.string(),
  unsure: z.literal(true).optional(),
  /** 缴存年度: in it the base stays the same. */
  fundYear: z.object({ from: PlainDateShape, to: PlainDateShape }),
  /** Until when the employer pays in what belongs to this pay day (条例 19). */
  deposit: z.object({ by: PlainDateShape, provisional: z.boolean() }).optional(),
  /** First day of the first month that is paid for (条例 17). */
  firstMonth: PlainDateShape.optional(),
})
export type Contribution = z.output<typeof ContributionReplyShape>
