import { z } from 'zod'
import { routes } from '../route.ts'
import { payOrderStates } from '../states.ts'
import { typedText } from './case-shapes.ts'
import { AllowedActionsShape, IdShape, InstantShape } from './shapes.ts'

const StateShape = z.enum(Object.keys(payOrderStates) as [keyof typeof payOrderStates])

/** How somebody pays: in WeChat with the account they logged in with, or on WeChat's page in a browser. */
export const payWays = ['wechat', 'browser'] as const

export const PayOrderShape = z.object({
  id: IdShape,
  caseId: IdShape,
  /** The number that the payer finds in their WeChat bill. */
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
  /** WeChat's page in a browser. */
  url: z.string().optional(),
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
  ask: {
    method: 'POST',
    path: '/orders/:id/ask',
    caller: 'verified',
    summary: '付了却没显示：马上向支付平台查',
    changes: { unkeyed: 'asks the platform; what was booked is booked once, however often this is called' },
    reply: PayOrderShape,
    errors: ['NOT_YOURS', 'PAYMENT_SILENT'],
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
