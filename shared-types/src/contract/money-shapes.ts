import { z } from 'zod'
import {
  type FeePayer,
  type FeeRule,
  feePayers,
  feeRules,
  feeTransactions,
  feeUses,
  knownCities,
  type LoanLimit,
  loanCities,
  loanLimits,
  withdrawalReasons,
} from '../money-words.ts'
import { PlainDateShape } from './shapes.ts'

const keysOf = <T extends Record<string, string>>(words: T) => Object.keys(words) as [keyof T & string]

/** 10,000,000,000.00 yuan: beyond any price of a home, and every sum of a few stays an exact number. */
const MOST_FEN = 1_000_000_000_000
const whole = { error: '金额以分为单位，要写成不带小数的整数。' }
export const FenShape = z.int(whole).min(0, '金额不能是负数。').max(MOST_FEN, '金额太大，请核对单位（分）。')
const PositiveFenShape = FenShape.min(1, '金额要大于 0。')

const areaText = /^\d{1,7}(\.\d{1,2})?$/
const areaError = { error: '面积要写成大于 0、最多两位小数的平方米数。' }
/** Square metres with at most two places, as a number or as text; comes out as text, so that 140.01 stays 140.01. */
export const AreaShape = z
  .union([z.number(areaError), z.string(areaError)], areaError)
  .refine((value) => areaText.test(String(value)) && Number(value) > 0, areaError)
  .transform(String)

const count = (what: string, most: number, least = 0) =>
  z
    .int({ error: `${what}要写成整数。` })
    .min(least, `${what}不能小于 ${least}。`)
    .max(most, `${what}不能大于 ${most}。`)

export const CityShape = z.enum(keysOf(knownCities), { error: '没有收录这个城市。' })

/** What a transaction is; anything that may be left out is then unknown, and the reply says what it is needed for. */
export const FeeEstimateShape = z.strictObject({
  /** The day that decides: of declaring the tax, of applying for registration. */
  on: PlainDateShape,
  city: CityShape,
  transaction: z.enum(keysOf(feeTransactions), { error: '没有收录这种业务。' }),
  use: z.enum(keysOf(feeUses), { error: '用途要写成 residential、commercial 或 parking。' }),
  /** 建筑面积 of the contract; measured area for `area-difference`. */
  areaSqm: AreaShape.optional(),
  /** Contract price, or the assessed price of a gift. */
  priceFen: PositiveFenShape.optional(),
  /** VAT that a new home's contract states inside the price. */
  vatFen: FenShape.optional(),
  /** Homes of the buyer's family (buyer, spouse, minor children) once this one is bought. */
  buyerHomesAfter: count('购买后的住房套数', 99, 1).optional(),
  heldMonths: count('持有月数', 1200).optional(),
  deedTaxPaidOn: PlainDateShape.optional(),
  certificateOn: PlainDateShape.optional(),
  sellerOnlyHome: z.boolean({ error: '是否卖方唯一住房要写成 true 或 false。' }).optional(),
  /** What the seller once paid, with proof: then income tax is 20 % of the gain. */
  originalValueFen: FenShape.optional(),
  deductibleFen: FenShape.optional(),
  extraCertificates: count('加发证书数', 100).optional(),
  /** Who buys or applies. */
  payer: z
    .enum(['person', 'small-firm', 'company'], { error: '缴费人要写成 person、small-firm 或 company。' })
    .optional(),
  location: z
    .enum(['city', 'county-town', 'elsewhere'], { error: '所在地要写成 city、county-town 或 elsewhere。' })
    .optional(),
  /** A parking space or store room with a certificate of its own. */
  ownCertificate: z.boolean({ error: '是否单独核发证书要写成 true 或 false。' }).optional(),
  /** 宅基地; 廉租房、公租房、经济适用房、棚改安置房; 农村承包、林权等. */
  special: z.enum(['homestead', 'policy-home', 'rural'], { error: '特殊类型写法有误。' }).optional(),
  /** 不动产单元 in one application. */
  units: count('不动产单元数', 10_000, 1).optional(),
  /** Different 宗地 that secure one loan: each is a 件 of its own. */
  parcels: count('宗地数', 1000, 1).optional(),
  /** Price of the home given in exchange. */
  otherPriceFen: PositiveFenShape.optional(),
  relation: z
    .enum(['spouse', 'parent-child', 'grandparent-grandchild', 'sibling', 'supporter', 'other'], {
      error: '受赠人与赠与人的关系写法有误。',
    })
    .optional(),
  /** First payment into the maintenance fund a square metre, by the city's notice. */
  maintenanceFundPerSqmFen: FenShape.optional(),
  contractAreaSqm: AreaShape.optional(),
  pricePerSqmFen: PositiveFenShape.optional(),
})
export type FeeEstimateRequest = z.output<typeof FeeEstimateShape>
export type FeeFactName = keyof FeeEstimateRequest

const RuleShape = z.enum(keysOf(feeRules) as [FeeRule])
const PayerShape = z.enum(keysOf(feePayers) as [FeePayer])

export const FeeLineShape = z.object({
  rule: RuleShape,
  payer: PayerShape,
  baseFen: z.int().optional(),
  /** Decimal text: `0.015` is 1.5 %. */
  rate: z.string().optional(),
  amountFen: z.int(),
  source: z.string(),
  /** A figure in it was not confirmed in the paper's own text: shown with 以当地公布为准. */
  unsure: z.literal(true).optional(),
  /** Why this and not another figure. */
  note: z.string().optional(),
})

export const FeeEstimateReplyShape = z.object({
  lines: z.array(FeeLineShape),
  totalByPayer: z.partialRecord(PayerShape, z.int()),
  /** Lines that cannot be computed yet, and what has to be known for them; absent when nothing is open. */
  missing: z
    .array(z.object({ rule: RuleShape, payer: PayerShape, needs: z.array(z.string()), text: z.string() }))
    .optional(),
})
export type FeeEstimate = z.output<typeof FeeEstimateReplyShape>

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
