import { businessNumberOf, nextReceipt } from '../../domain/fiscal-receipts/next-receipt.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { EventHandler } from '../../platform/parts.ts'
import type { ReceiptNeeds } from './needs.ts'
import type { ReceiptRow } from './receipt-store.ts'

/** What was booked as a fee gets a receipt, what was taken out of the fees loses it: after the booking's commit, by what the book then says. */
export const receiptForEntry =
  (needs: ReceiptNeeds): EventHandler =>
  async ({ subject }) => {
    const entry = await needs.entries.find(subject.id)
    if (!entry?.orderNumber || (entry.debit !== 'fees' && entry.credit !== 'fees')) return
    const { orderNumber, caseId, parts } = entry
    const nameFrom = parts?.[0]?.caseId ?? caseId
    try {
      await needs.transact(
        systemCall('fiscal-receipts', { now: needs.clock.now(), ids: needs.ids }),
        async (tx) => {
          await beginNext(needs, tx, { orderNumber, caseId, nameFrom })
          return {}
        },
        { line: `fiscal-receipts:${orderNumber}` },
      )
    } catch (error) {
      // Somebody was first. What it began ends in the same question, so nothing that the book says is missed.
      if (!isDuplicateKey(error)) throw error
    }
  }

/** Begins the receipt that the book asks for now, if it asks for one and none is under way. */
export async function beginNext(
  { receipts, entries }: ReceiptNeeds,
  tx: Tx,
  { orderNumber, caseId, nameFrom }: Pick<ReceiptRow, 'orderNumber' | 'caseId' | 'nameFrom'>,
): Promise<void> {
  const rows = await receipts.ofOrder(orderNumber, tx.session)
  const feeFen = await entries.feeOf(orderNumber, tx.session)
  const next = nextReceipt(
    rows.map((row) => ({ ...row, number: row._id })),
    feeFen,
  )
  if (!next) return
  const id = businessNumberOf(orderNumber, rows.length)
  await receipts.insert(
    {
      ...{ _id: id, place: rows.length + 1, orderNumber, caseId, ...next, state: 'due' },
      // A refund does not say which bills it is of: the first receipt does.
      nameFrom: rows[0]?.nameFrom ?? nameFrom,
      ...{ openedAt: tx.now, askAt: tx.now, asks: 0, changedAt: tx.now },
      history: [{ at: tx.now, who: '系统', text: next.kind === 'blue' ? '申请开票' : '申请红冲' }],
    },
    tx.session,
  )
  tx.record({ type: 'fiscal-receipt.begun', subject: { kind: 'fiscal-receipt', id }, data: { caseId } })
  tx.touch(`case:${caseId}`)
}
