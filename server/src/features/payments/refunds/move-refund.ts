import { type RefundAction, refundEdge } from '../../../domain/payments/refund-states.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { PaymentNeeds } from '../needs.ts'
import type { RefundRow } from './refund-store.ts'

/** Moves a refund along one edge of the table; STATE_MOVED when there is none or somebody was faster. */
export async function moveRefund(
  { refunds }: Pick<PaymentNeeds, 'refunds'>,
  tx: Tx,
  row: RefundRow,
  { action, who, text, set = {} }: { action: RefundAction; who: string; text: string; set?: Partial<RefundRow> },
): Promise<void> {
  const edge = refundEdge(row.state, action)
  if (!edge) return refuse('STATE_MOVED')
  const change: Partial<RefundRow> = { askAt: undefined, ...set, state: edge.to, changedAt: tx.now }
  if (!(await refunds.save(row, change, { at: tx.now, who, text }, tx.session))) return refuse('STATE_MOVED')
  tx.record({ type: edge.event, subject: { kind: 'refund', id: row._id }, data: { caseId: row.caseId } })
  tx.touch(`case:${row.caseId}`)
}
