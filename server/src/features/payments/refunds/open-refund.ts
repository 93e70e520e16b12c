import { channelOf } from '../../../domain/payments/pay-ways.ts'
import { givenBackFen, refundChannelOf, refundNumberOf } from '../../../domain/payments/refund-states.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { PaymentNeeds } from '../needs.ts'
import type { PayOrderRow } from '../pay-order-store.ts'
import { isByPlatform } from '../platform-of.ts'

export interface RefundAsked {
  amountFen: number
  /** What the payer reads. */
  why: string
  by: string
  /** Where the book has the money: a payment that goes back as it came was never a fee. */
  from: 'fees' | 'held' | 'owed'
  /** The case of a batch whose part it is; absent: of the payment as a whole. */
  partOf?: string
}

/** Decides to give money back, in the transaction of what decides it. Never more than came. */
export async function openRefund(
  { refunds, book, ids }: PaymentNeeds,
  tx: Tx,
  order: PayOrderRow,
  { amountFen, why, by, from, partOf }: RefundAsked,
): Promise<string> {
  const before = await refunds.ofOrder(order._id, tx.session)
  if (amountFen < 1 || givenBackFen(before) + amountFen > (order.paidFen ?? 0))
    return refuse('REFUND_TOO_MUCH', { field: 'amountFen' })
  const number = refundNumberOf(order.number, before.length)
  const paidBy = channelOf(order.way)
  const channel = refundChannelOf(paidBy, before.length)
  const id = ids.id()
  await refunds.insert(
    {
      ...{ _id: id, number, orderId: order._id, orderNumber: order.number, caseId: order.caseId, channel },
      ...{ amountFen, why, by, state: 'due', openedAt: tx.now, asks: 0, changedAt: tx.now },
      ...(partOf && { partOf }),
      ...(channel !== paidBy && { pastPlatform: true }),
      // A counter is asked by nobody: somebody comes and gets it.
      ...(isByPlatform(channel) && { askAt: tx.now }),
      history: [{ at: tx.now, who: by, text: `决定退款：${why}` }],
    },
    tx.session,
  )
  if (from !== 'owed') {
    const words = JSON.stringify({ refund: number, amountFen, why, by, at: tx.now })
    await book.post(tx, {
      move: { kind: 'owed', from },
      ...{ channel, amountFen, at: tx.now, caseId: order.caseId, orderNumber: order.number, refundNumber: number, by },
      proof: { kind: 'decision', number, words },
    })
  }
  tx.record({ type: 'refund.opened', subject: { kind: 'refund', id }, data: { caseId: order.caseId } })
  return id
}
