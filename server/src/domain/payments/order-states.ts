import type { PayOrderState } from '@anju/shared-types'

export const payActions = ['pay', 'close', 'stop', 'giveBack', 'refunded'] as const
export type PayAction = (typeof payActions)[number]
export type PayEvent =
  | 'payment.booked'
  | 'payment.closed'
  | 'payment.frozen'
  | 'payment.refund-due'
  | 'payment.refunded'

type Table = Record<PayOrderState, Partial<Record<PayAction, { to: PayOrderState; event: PayEvent }>>>

const pay = { to: 'paid', event: 'payment.booked' } as const
/** A person has to look: the amount is another, or the platform cannot give it back. */
const stop = { to: 'frozen', event: 'payment.frozen' } as const
const giveBack = { to: 'refunding', event: 'payment.refund-due' } as const

/**
 * The life of one attempt to pay (D4). Money may still come after we closed: the payer pressed in the same second. Then it pays the bill
 * if that is still open, and goes back if it is not.
 */
export const payOrderTransitions = {
  open: { pay, close: { to: 'closed', event: 'payment.closed' }, stop, giveBack },
  closed: { pay, stop, giveBack },
  // The whole of it; a part leaves the bill paid.
  paid: { giveBack },
  frozen: { giveBack },
  refunding: { refunded: { to: 'refunded', event: 'payment.refunded' }, stop },
  refunded: {},
} as const satisfies Table

export const edgeOf = (state: PayOrderState, action: PayAction) => (payOrderTransitions as Table)[state][action]
