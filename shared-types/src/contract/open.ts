import { z } from 'zod'
import { identifierKinds } from '../money-words.ts'
import { routes } from '../route.ts'
import {
  ContributionReplyShape,
  ContributionShape,
  LoanQuotaReplyShape,
  LoanQuotaShape,
  OffsetReplyShape,
  OffsetShape,
  PrepaymentReplyShape,
  PrepaymentShape,
  RepaymentPlanReplyShape,
  RepaymentPlanShape,
  WithdrawalLimitReplyShape,
  WithdrawalLimitShape,
} from './fund-shapes.ts'
import { FeeEstimateReplyShape, FeeEstimateShape } from './money-shapes.ts'
import { IdShape, PlainDateShape } from './shapes.ts'

const computesOnly = { unkeyed: 'computes only, stores nothing' }

/** `2026-02-13T16:30`, Beijing time; or a day alone, for limits in days. */
const StartShape = z
  .string({ error: '请填写起算时间。' })
  .regex(/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/, '起算时间要写成 2026-02-13T16:30 或 2026-09-28 这样。')
const limit = (most: number) =>
  z.int({ error: '时限要写成整数。' }).min(0, '时限不能是负数。').max(most, `时限不能超过 ${most}。`)

export const CalendarDueShape = z.strictObject({
  start: StartShape,
  /** Of a hall's service time. */
  minutes: limit(100_000).optional(),
  workdays: limit(1000).optional(),
  /** Calendar days of civil law: an end on a day off moves past the break. */
  civilDays: limit(3000).optional(),
  months: limit(120).optional(),
  years: limit(50).optional(),
  /** Sessions 09:00-12:00 and 13:30-17:00 unless a hall is named. */
  hallId: IdShape.optional(),
})

export const QuoteIdShape = z.string().regex(/^Q[0-9a-zA-Z_-]{22}$/, '报价编号不正确。')

/** A signed estimate: what was asked, what was answered, until when it is looked up. Holds no personal data. */
export const FeeQuoteShape = z.object({
  id: QuoteIdShape,
  issuedOn: PlainDateShape,
  /** Last day. */
  validUntil: PlainDateShape,
  state: z.enum(['valid', 'expired']),
  /** The stored quote is the one that was signed, and so is the signature that was shown, if one was. */
  genuine: z.boolean(),
  request: FeeEstimateShape,
  estimate: FeeEstimateReplyShape,
  signature: z.string(),
})
export type FeeQuote = z.output<typeof FeeQuoteShape>

export const QuoteDifferenceShape = z.object({
  rule: z.string(),
  payer: z.string(),
  quotedFen: z.int(),
  dueFen: z.int(),
  differenceFen: z.int(),
  /** One Chinese sentence a cause: which fact or which rule changed, from what to what. */
  causes: z.array(
    z.object({ kind: z.enum(['fact', 'rule', 'date', 'unknown-before', 'corrected']), text: z.string() }),
  ),
})

/** Public endpoints that compute: nothing is stored but quotes, nobody is asked who they are. */
export const open = routes('/open', {
  estimateFees: {
    method: 'POST',
    path: '/fees/estimate',
    caller: 'anyone',
    summary: '税费逐项测算：每一项写明规则、计税依据、税率、金额、谁来付、依据的文件',
    changes: computesOnly,
    body: FeeEstimateShape,
    reply: FeeEstimateReplyShape,
    errors: ['DATE_NOT_COVERED'],
  },
  quoteFees: {
    method: 'POST',
    path: '/fees/quotes',
    caller: 'anyone',
    summary: '开具带签名的税费报价单，注明有效期',
    changes: { unkeyed: 'the same request on the same day gives the same quote' },
    body: FeeEstimateShape,
    reply: FeeQuoteShape,
    errors: ['DATE_NOT_COVERED'],
  },
  getQuote: {
    method: 'GET',
    path: '/fees/quotes/:id',
    caller: 'anyone',
    summary: '查验报价单；附上签名时核对真伪',
    changes: false,
    query: z.strictObject({ signature: z.string().max(100).optional() }),
    reply: FeeQuoteShape,
    errors: [],
  },
  compareQuote: {
    method: 'POST',
    path: '/fees/quotes/:id/compare',
    caller: 'anyone',
    summary: '与报价单比较：哪一项变了多少，是什么原因',
    changes: computesOnly,
    body: FeeEstimateShape,
    reply: z.object({
      state: z.enum(['valid', 'expired']),
      differences: z.array(QuoteDifferenceShape),
      estimate: FeeEstimateReplyShape,
    }),
    errors: ['DATE_NOT_COVERED'],
  },
  swapRefund: {
    method: 'POST',
    path: '/fees/swap-refund',
    caller: 'anyone',
    summary: '换房退税：能不能退、退多少、最晚哪天买',
    changes: computesOnly,
    body: z.strictObject({
      incomeTaxPaidFen: FeeEstimateShape.shape.vatFen.unwrap(),
      oldPriceFen: FeeEstimateShape.shape.priceFen.unwrap(),
      newPriceFen: FeeEstimateShape.shape.priceFen.unwrap(),
      soldOn: PlainDateShape,
      boughtOn: PlainDateShape,
      sameCity: z.boolean(),
      /** The seller is an owner of the new home. */
      sharedOwner: z.boolean(),
    }),
    reply: z.object({
      amountFen: z.int(),
      buyBefore: PlainDateShape.optional(),
      reasons: z.array(z.object({ met: z.boolean(), text: z.string() })),
      source: z.string(),
    }),
    errors: [],
  },
  repaymentPlan: {
    method: 'POST',
    path: '/fund/repayment-plan',
    caller: 'anyone',
    summary: '还款计划：等额本息或等额本金，逐期本金与利息',
    changes: computesOnly,
    body: RepaymentPlanShape,
    reply: RepaymentPlanReplyShape,
    errors: [],
  },
  prepayment: {
    method: 'POST',
    path: '/fund/prepayment',
    caller: 'anyone',
    summary: '提前部分还款：期限不变或月供不变之后的还款计划',
    changes: computesOnly,
    body: PrepaymentShape,
    reply: PrepaymentReplyShape,
    errors: ['PREPAYMENT_NOT_PART', 'PAYMENT_TOO_SMALL'],
  },
  loanRates: {
    method: 'GET',
    path: '/fund/rates',
    caller: 'anyone',
    summary: '公积金贷款利率：按放款日；已放款的按每年 1 月 1 日',
    changes: false,
    /** `paidOut`: of a loan that runs. */
    query: z.strictObject({ on: PlainDateShape, paidOut: PlainDateShape.optional() }),
    reply: z.object({
      /** What the balance of a member earns a year. */
      savings: z.object({ annualRatePercent: z.string(), source: z.string() }).optional(),
      items: z.array(
        z.object({
          homeNumber: z.int(),
          /** 5 years are still the shorter term. */
          term: z.enum(['up-to-5-years', 'over-5-years']),
          annualRatePercent: z.string(),
          source: z.string(),
          /** On what is overdue; the loan contract names the figure between the two. */
          overdue: z.object({ leastPercent: z.string(), mostPercent: z.string(), source: z.string() }).optional(),
        }),
      ),
    }),
    errors: ['DATE_NOT_COVERED'],
  },
  loanQuota: {
    method: 'POST',
    path: '/fund/loan-quota',
    caller: 'anyone',
    summary: '公积金贷款额度：每一道限额、理由与最后可贷',
    changes: computesOnly,
    body: LoanQuotaShape,
    reply: LoanQuotaReplyShape,
    errors: ['DATE_NOT_COVERED'],
  },
  withdrawalLimit: {
    method: 'POST',
    path: '/fund/withdrawal-limit',
    caller: 'anyone',
    summary: '公积金最多能提取多少：理由、是否销户、最晚哪天答复',
    changes: computesOnly,
    body: WithdrawalLimitShape,
    reply: WithdrawalLimitReplyShape,
    errors: ['DATE_NOT_COVERED'],
  },
  offset: {
    method: 'POST',
    path: '/fund/offset',
    caller: 'anyone',
    summary: '对冲还贷：能不能签、从哪一期起、月冲或年冲各从谁的账户扣多少',
    changes: computesOnly,
    body: OffsetShape,
    reply: OffsetReplyShape,
    errors: [],
  },
  contribution: {
    method: 'POST',
    path: '/fund/contribution',
    caller: 'anyone',
    summary: '公积金每月缴存多少：个人与单位各一份',
    changes: computesOnly,
    body: ContributionShape,
    reply: ContributionReplyShape,
    errors: ['DATE_NOT_COVERED'],
  },
  due: {
    method: 'POST',
    path: '/calendar/due',
    caller: 'anyone',
    summary: '时限推算：服务分钟、工作日、日历日、月、年',
    changes: computesOnly,
    body: CalendarDueShape,
    reply: z.object({
      /** `2026-02-14T10:30` for minutes, a day for everything else. */
      due: z.string(),
      /** Some day on the way lies in a year whose notice is not published. */
      provisional: z.boolean(),
    }),
    errors: [],
  },
  checkIdentifier: {
    method: 'POST',
    path: '/identifiers/check',
    caller: 'anyone',
    summary: '号码与姓名的写法检查，不对时说明原因',
    changes: computesOnly,
    body: z.strictObject({
      kind: z.enum(Object.keys(identifierKinds) as [keyof typeof identifierKinds], { error: '没有收录这种号码。' }),
      value: z.string({ error: '请填写要检查的内容。' }).max(200, '内容太长。'),
    }),
    reply: z.object({
      valid: z.boolean(),
      normalized: z.string().optional(),
      /** Why not; of a valid one, what to mind. */
      reason: z.string().optional(),
    }),
    errors: [],
  },
})
