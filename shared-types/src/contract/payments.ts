import { z } from 'zod'
import { routes } from '../route.ts'
import { payOrderStates, refundStates } from '../states.ts'
import { typedText } from './case-shapes.ts'
import { FiscalReceiptShape } from './fiscal-receipts.ts'
import { AllowedActionsShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const StateShape = z.enum(Object.keys(payOrderStates) as [keyof typeof payOrderStates])

/**
 * How somebody pays: with WeChat Pay in the mini-program (`wechat`, with the account they logged in with) or on its page in a browser
 * (`browser`), with Alipay in the mini-program (`alipay`) or on its page in a browser (`alipayBrowser`).
 */
export const payWays = ['wechat', 'browser', 'alipay', 'alipayBrowser'] as const
export type PayWay = (typeof payWays)[number]

/** Money of a payment that goes back, as its payer sees it. */
export const OrderRefundShape = z.object({
  number: z.string(),
  amountFen: z.int(),
  why: z.string(),
  state: z.enum(Object.keys(refundStates) as [keyof typeof refundStates]),
  stateLabel: z.string(),
  /** What happens now, in a sentence. */
  now: z.string(),
  /** The day it is with the payer; an estimate until the platform says that it is there. */
  arrival: z.object({ on: PlainDateShape, isEstimate: z.boolean() }).optional(),
})
export type OrderRefund = z.output<typeof OrderRefundShape>

export const PayOrderShape = z.object({
  id: IdShape,
  caseId: IdShape,
  /** The number that the payer finds in their bill at WeChat or Alipay. */
  number: z.string(),
  state: StateShape,
  stateLabel: z.string(),
  /** What happens now and what to do, in a sentence. */
  now: z.string(),
  amountFen: z.int(),
  expiresAt: InstantShape,
  paidAt: InstantShape.optional(),
  /** For `wx.requestPayment`. */
  sheet: z
    .object({
      timeStamp: z.string(),
      nonceStr: z.string(),
      package: z.string(),
      signType: z.literal('RSA'),
      paySign: z.string(),
    })
    .optional(),
  /** For `my.tradePay`. */
  tradeNo: z.string().optional(),
  /** The platform's page in a browser. */
  url: z.string().optional(),
  /** 微信支付 or 支付宝. */
  platformLabel: z.string(),
  refunds: z.array(OrderRefundShape),
  /** 财政电子票据: one that counts, and those that were struck with what struck them. */
  receipts: z.array(FiscalReceiptShape),
  allowedActions: AllowedActionsShape,
  serverNow: InstantShape,
})
export type PayOrder = z.output<typeof PayOrderShape>

export const StaffPayOrderShape = z.object({
  id: IdShape,
  caseId: IdShape,
  number: z.string(),
  state: StateShape,
  stateLabel: z.string(),
  amountFen: z.int(),
  paidFen: z.int().optional(),
  why: z.string(),
  since: InstantShape,
})

export const payments = routes('/payments', {
  begin: {
    method: 'POST',
    path: '/cases/:caseId',
    caller: 'verified',
    summary: '缴一件业务的费用：下单，得到付款单',
    changes: true,
    body: z.strictObject({ way: z.enum(payWays) }),
    reply: PayOrderShape,
    errors: ['NOT_YOURS', 'PAYMENT_NOT_DUE', 'PAYMENT_OPEN', 'PAYMENT_SILENT', 'PAYMENT_REFUSED'],
  },
  get: {
    method: 'GET',
    path: '/orders/:id',
    caller: 'verified',
    summary: '一笔付款',
    changes: false,
    reply: PayOrderShape,
    errors: ['NOT_YOURS'],
  },
  ofCase: {
    method: 'GET',
    path: '/cases/:caseId',
    caller: 'verified',
    summary: '一件业务付过的款、退款到哪一步、票据；当事人看得到全部，代付人看自己的',
    changes: false,
    reply: z.object({ items: z.array(PayOrderShape) }),
    errors: [],
  },
  ask: {
    method: 'POST',
    path: '/orders/:id/ask',
    caller: 'verified',
    summary: '付了却没显示：马上向支付平台查',
    changes: { unkeyed: 'asks the platform; what was booked is booked once, however often this is called' },
    reply: PayOrderShape,
    errors: ['NOT_YOURS', 'PAYMENT_SILENT'],
  },
  claim: {
    method: 'POST',
    path: '/orders/:id/claim',
    caller: 'verified',
    summary: '已付款但没显示：一分钟里反复查，查不到就由工作人员打电话',
    changes: { unkeyed: 'said once or often, it is one claim and one task' },
    reply: PayOrderShape,
    errors: ['NOT_YOURS'],
  },
  listFrozen: {
    method: 'GET',
    path: '/frozen',
    caller: { staff: ['supervisor'] },
    summary: '要人核实的付款',
    changes: false,
    reply: z.object({ items: z.array(StaffPayOrderShape) }),
    errors: [],
  },
  giveBack: {
    method: 'POST',
    path: '/orders/:id/give-back',
    caller: { staff: ['supervisor'] },
    summary: '核实后全额退回',
    changes: true,
    body: z.strictObject({ reason: typedText(200, '理由') }),
    reply: StaffPayOrderShape,
    errors: [],
  },
})
