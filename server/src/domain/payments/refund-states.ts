import type { PayChannel, RefundState } from '@anju/shared-types'

export const refundActions = ['accept', 'finish', 'stop', 'fail', 'retry', 'settleByHand', 'payOut'] as const
export type RefundAction = (typeof refundActions)[number]
export type RefundEvent =
  | 'refund.accepted'
  | 'refund.done'
  | 'refund.stuck'
  | 'refund.failed'
  | 'refund.retried'
  | 'refund.settled'

type Table = Record<RefundState, Partial<Record<RefundAction, { to: RefundState; event: RefundEvent }>>>

const finish = { to: 'done', event: 'refund.done' } as const
/** The platform still knows this refund, but a person has to help: an account that is closed, no money to pay it from. */
const stop = { to: 'stuck', event: 'refund.stuck' } as const
/** The platform has given it up for good (WeChat Pay: CLOSED): its number is never used again. */
const fail = { to: 'failed', event: 'refund.failed' } as const

/** The life of one refund (D4). A retry keeps the number: two numbers would be two refunds. */
export const refundTransitions = {
  // `payOut`: money that a counter took is given back at a counter, which asks no platform.
  due: { accept: { to: 'processing', event: 'refund.accepted' }, finish, stop, fail, payOut: finish },
  processing: { finish, stop, fail },
  stuck: {
    retry: { to: 'due', event: 'refund.retried' },
    settleByHand: { to: 'settled', event: 'refund.settled' },
    // Put right at the platform itself.
    finish,
  },
  done: {},
  failed: {},
  settled: {},
} as const satisfies Table

export const refundEdge = (state: RefundState, action: RefundAction) => (refundTransitions as Table)[state][action]

/** What has been given back of an order, or is on its way. Only a refund that failed for good gives its part free again. */
export const givenBackFen = (refunds: readonly { state: RefundState; amountFen: number }[]): number =>
  refunds.filter(({ state }) => state !== 'failed').reduce((sum, { amountFen }) => sum + amountFen, 0)

/** WeChat Pay carries out fifty refunds of one payment and no more; the homes of a batch that one order paid may be more. */
const MOST_BY_WECHAT = 50

/**
 * Who gives the next refund of a payment back, after so many that were decided: whoever took the money, and a counter for what WeChat Pay
 * would refuse. A refund that failed counts too: whether it used one up there is nowhere said.
 */
export const refundChannelOf = (paidBy: PayChannel, before: number): PayChannel =>
  paidBy === 'wechat' && before >= MOST_BY_WECHAT ? 'counter' : paidBy

/** Numbers of the refunds of one order: ours, for ever. */
export const refundNumberOf = (orderNumber: string, before: number): string => `${orderNumber}_R${before + 1}`
