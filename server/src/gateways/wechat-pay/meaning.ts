import type { z } from 'zod'
import type { RefundSeen, TradeSeen } from '../pay-platform.ts'
import type { RefundShape, TransactionShape } from './shapes.ts'

/** WeChat Pay's state of an order in our words; undefined for one that we do not use (micropay's states). */
export function seenOf(order: z.output<typeof TransactionShape>, said: string): TradeSeen | undefined {
  switch (order.trade_state) {
    case 'SUCCESS':
    case 'REFUND': {
      if (!order.transaction_id || !order.success_time) return undefined
      return {
        state: 'paid',
        tradeNo: order.transaction_id,
        paidAt: order.success_time,
        amountFen: order.amount.total,
        // Also after a part of it went back.
        isRefunded: order.trade_state === 'REFUND',
        said,
      }
    }
    case 'NOTPAY':
      return { state: 'unpaid' }
    case 'CLOSED':
      return { state: 'closed' }
    default:
      return undefined
  }
}

export const refundState = (status: string): RefundSeen['state'] | undefined =>
  (({ PROCESSING: 'processing', SUCCESS: 'done', ABNORMAL: 'abnormal', CLOSED: 'failed' }) as const)[status]

export function refundOf(refund: z.output<typeof RefundShape>, said: string): RefundSeen | undefined {
  const state = refundState(refund.status)
  const { user_received_account: receivedBy, success_time: doneAt } = refund
  return state && { state, ...(receivedBy && { receivedBy }), ...(doneAt && { doneAt }), said }
}
