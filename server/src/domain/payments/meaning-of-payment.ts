import type { PayOrderState } from '@anju/shared-types'

export interface Bill {
  isDue: boolean
  totalFen: number
}

export type Meaning = { action: 'pay' } | { action: 'giveBack' | 'stop'; why: string }

/** Whether nobody has decided yet what money for this order means. */
export const isUndecided = ({ state }: { state: PayOrderState }): boolean => state === 'open' || state === 'closed'

/**
 * What money that has arrived for an order means. Undefined: it was dealt with before, this is a repeat. Only an order that nobody has
 * decided on yet is looked at, so that a callback, a question and a second callback book one payment.
 */
export function meaningOfPayment(
  order: { state: PayOrderState; amountFen: number },
  paidFen: number,
  bill: Bill,
): Meaning | undefined {
  if (!isUndecided(order)) return undefined
  // Never booked, never given back by a machine: somebody ordered one sum and paid another.
  if (paidFen !== order.amountFen) return { action: 'stop', why: '到账金额与应缴金额不一致' }
  if (!bill.isDue || bill.totalFen === 0) return { action: 'giveBack', why: '这笔费用已经缴过，或不用再缴' }
  // Too little pays nothing: a bill is settled by one payment. Whoever owes is not kept waiting for two.
  if (bill.totalFen > paidFen) return { action: 'giveBack', why: '应缴金额已有变化' }
  // What is more than the bill says by now goes back: {@link restOf}.
  return { action: 'pay' }
}

/** What of a payment that pays is too much: the bill has become smaller since it was ordered. */
export const restOf = (paidFen: number, { totalFen }: Pick<Bill, 'totalFen'>): number => Math.max(0, paidFen - totalFen)
