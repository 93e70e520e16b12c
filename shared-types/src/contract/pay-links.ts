import { z } from 'zod'
import { routes } from '../route.ts'
import { payLinkStates } from '../states.ts'
import { PayOrderShape, payWays } from './payments.ts'
import { AllowedActionsShape, IdShape, InstantShape } from './shapes.ts'

const StateShape = z.enum(Object.keys(payLinkStates) as [keyof typeof payLinkStates])

/** A code with which somebody else may pay, as whoever asked for it sees it. */
export const PayLinkShape = z.object({
  id: IdShape,
  state: StateShape,
  stateLabel: z.string(),
  now: z.string(),
  amountFen: z.int(),
  until: InstantShape,
  /** Twelve digits; only while it can be used. */
  code: z.string().optional(),
  allowedActions: AllowedActionsShape,
})
export type PayLink = z.output<typeof PayLinkShape>

/** What the payer may know: the sum, in neutral words what for, and who gets it. No name, no address, no papers. */
export const PayForShape = z.object({
  title: z.string(),
  payee: z.string(),
  amountFen: z.int(),
  until: InstantShape,
})
export type PayFor = z.output<typeof PayForShape>

export const PayerOrderShape = PayOrderShape.omit({ caseId: true }).extend({ title: z.string(), payee: z.string() })
export type PayerOrder = z.output<typeof PayerOrderShape>

/** A code for whoever stands at the window: twelve digits, and what a picture of it leads any camera to. */
export const WindowCodeShape = z.object({
  amountFen: z.int(),
  until: InstantShape,
  code: z.string(),
  content: z.string(),
})
export type WindowCode = z.output<typeof WindowCodeShape>

const CodeShape = z.string().regex(/^\d{12}$/, '代付码是 12 位数字。')

export const payLinks = routes('/pay-links', {
  ofCase: {
    method: 'GET',
    path: '/cases/:caseId',
    caller: 'verified',
    summary: '这件业务的代付码',
    changes: false,
    reply: z.object({ items: z.array(PayLinkShape) }),
    errors: ['NOT_YOURS'],
  },
  create: {
    method: 'POST',
    path: '/cases/:caseId',
    caller: 'verified',
    summary: '请别人代付：得到一个一次用的代付码',
    changes: true,
    reply: PayLinkShape,
    errors: ['NOT_YOURS', 'PAYMENT_NOT_DUE'],
  },
  withdraw: {
    method: 'POST',
    path: '/:id/withdraw',
    caller: 'verified',
    summary: '收回代付码；对方正在付的那一单先关掉',
    changes: true,
    reply: PayLinkShape,
    errors: ['NOT_YOURS', 'PAYMENT_SILENT'],
  },
  atWindow: {
    method: 'POST',
    path: '/window/:caseId',
    caller: { staff: ['clerk', 'supervisor'] },
    summary: '窗口扫码收费：给办事人一个现场扫的付款码，半小时有效',
    changes: true,
    reply: WindowCodeShape,
    errors: ['NOT_YOUR_CASE', 'PAYMENT_NOT_DUE'],
  },
  look: {
    method: 'POST',
    path: '/look',
    caller: 'account',
    summary: '看一个代付码要付多少、付给谁',
    changes: { unkeyed: 'reads only; the code stays out of addresses and logs' },
    body: z.strictObject({ code: CodeShape }),
    reply: PayForShape,
    errors: ['PAY_CODE_VOID'],
  },
  pay: {
    method: 'POST',
    path: '/pay',
    caller: 'account',
    summary: '用代付码付款：下单，得到付款单',
    changes: true,
    body: z.strictObject({ code: CodeShape, way: z.enum(payWays) }),
    reply: PayerOrderShape,
    errors: ['PAY_CODE_VOID', 'PAYMENT_NOT_DUE', 'PAYMENT_OPEN', 'PAYMENT_SILENT', 'PAYMENT_REFUSED'],
  },
  order: {
    method: 'GET',
    path: '/orders/:id',
    caller: 'account',
    summary: '代付人看自己的一笔付款，付完就是凭证',
    changes: false,
    reply: PayerOrderShape,
    errors: ['NOT_YOURS'],
  },
  claim: {
    method: 'POST',
    path: '/orders/:id/claim',
    caller: 'account',
    summary: '代付人已付款但没显示：一分钟里反复查，查不到就由工作人员打电话',
    changes: { unkeyed: 'said once or often, it is one claim and one task' },
    reply: PayerOrderShape,
    errors: ['NOT_YOURS'],
  },
  ask: {
    method: 'POST',
    path: '/orders/:id/ask',
    caller: 'account',
    summary: '代付人付了却没显示：马上向支付平台查',
    changes: { unkeyed: 'asks the platform; what was booked is booked once, however often this is called' },
    reply: PayerOrderShape,
    errors: ['NOT_YOURS', 'PAYMENT_SILENT'],
  },
})
