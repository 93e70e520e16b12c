import { z } from 'zod'
import { routes } from '../route.ts'
import { typedText } from './case-shapes.ts'
import { PayOrderShape, payWays } from './payments.ts'
import { IdShape } from './shapes.ts'

/** An order for the bills of many cases of one batch. */
export const BatchOrderShape = PayOrderShape.omit({ caseId: true }).extend({
  batchId: IdShape,
  title: z.string(),
  /** How many bills it pays. */
  count: z.int(),
})
export type BatchOrder = z.output<typeof BatchOrderShape>

/** The bill of a batch, as a counter sees it before it takes the money. */
export const CounterBillShape = z.object({
  number: z.string(),
  name: z.string(),
  organisation: z.string(),
  /** What is paid at once. */
  amountFen: z.int(),
  count: z.int(),
  /** Rows whose fee is not known yet. */
  waiting: z.int(),
})
export type CounterBill = z.output<typeof CounterBillShape>

const verified = { caller: 'verified' } as const
const counter = { caller: { staff: ['clerk', 'supervisor'] } } as const

/** One payment for all bills of a batch: on the phone or at a counter, booked once (E7). */
export const batchPayments = routes('/batch-payments', {
  begin: {
    ...verified,
    method: 'POST',
    path: '/batches/:batchId',
    summary: '一次缴清一个批量业务里到期的费用：下单，得到付款单',
    changes: true,
    body: z.strictObject({ way: z.enum(payWays) }),
    reply: BatchOrderShape,
    errors: ['NOT_YOURS', 'PAYMENT_NOT_DUE', 'PAYMENT_OPEN', 'PAYMENT_SILENT', 'PAYMENT_REFUSED'],
  },
  get: {
    ...verified,
    method: 'GET',
    path: '/orders/:id',
    summary: '批量业务的一笔付款',
    changes: false,
    reply: BatchOrderShape,
    errors: ['NOT_YOURS'],
  },
  ask: {
    ...verified,
    method: 'POST',
    path: '/orders/:id/ask',
    summary: '付了却没显示：马上向支付平台查',
    changes: { unkeyed: 'asks the platform; what was booked is booked once, however often this is called' },
    reply: BatchOrderShape,
    errors: ['NOT_YOURS', 'PAYMENT_SILENT'],
  },
  claim: {
    ...verified,
    method: 'POST',
    path: '/orders/:id/claim',
    summary: '已付款但没显示：一分钟里反复查，查不到就由工作人员打电话',
    changes: { unkeyed: 'said once or often, it is one claim and one task' },
    reply: BatchOrderShape,
    errors: ['NOT_YOURS'],
  },
  counterBill: {
    ...counter,
    method: 'GET',
    path: '/counter/:number',
    summary: '窗口按批量件号看要收多少',
    changes: false,
    reply: CounterBillShape,
    errors: ['BATCH_UNKNOWN'],
  },
  takeAtCounter: {
    ...counter,
    method: 'POST',
    path: '/counter/:number',
    summary: '窗口 POS 一次收清一个批量业务的费用',
    changes: true,
    body: z.strictObject({ amountFen: z.int().min(1), slip: typedText(60, '收款单号') }),
    reply: CounterBillShape,
    errors: ['BATCH_UNKNOWN', 'PAYMENT_NOT_DUE', 'AMOUNT_DIFFERS'],
  },
})
