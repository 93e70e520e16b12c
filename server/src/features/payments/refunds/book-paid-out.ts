import type { Tx } from '../../../platform/db/transact.ts'
import { moveOrder } from '../move-order.ts'
import type { PaymentNeeds } from '../needs.ts'
import type { RefundRow } from './refund-store.ts'

/** Money that people gave back against a slip: in the book, and the order ends when nothing else is under way. */
export async function bookPaidOut(
  { book, orders }: PaymentNeeds,
  tx: Tx,
  row: RefundRow,
  { slip, by, hallId, text, reason }: { slip: string; by: string; hallId?: string; text: string; reason?: string },
): Promise<void> {
  const { amountFen, caseId, orderNumber, number: refundNumber } = row
  await book.post(tx, {
    move: { kind: 'repaid', channel: 'counter' },
    ...{
      channel: 'counter',
      amountFen,
      at: tx.now,
      caseId,
      orderNumber,
      refundNumber,
      outsideNumber: slip,
      by,
      hallId,
    },
    proof: {
      kind: 'slip',
      number: slip,
      words: JSON.stringify({ refund: refundNumber, amountFen, slip, reason, by, at: tx.now }),
    },
  })
  const order = await orders.find(row.orderId, tx.session)
  if (order?.state === 'refunding') await moveOrder({ orders }, tx, order, { action: 'refunded', who: by, text })
}
