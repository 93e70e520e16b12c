import { edgeOf, type PayAction } from '../../domain/payments/order-states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import type { PaymentNeeds } from './needs.ts'
import type { PayOrderRow } from './pay-order-store.ts'

/** Moves an order along one edge of the table; STATE_MOVED when there is none or somebody was faster. */
export async function moveOrder(
  { orders }: Pick<PaymentNeeds, 'orders'>,
  tx: Tx,
  row: PayOrderRow,
  { action, who, text, set = {} }: { action: PayAction; who: string; text: string; set?: Partial<PayOrderRow> },
): Promise<PayOrderRow> {
  const edge = edgeOf(row.state, action)
  if (!edge) return refuse('STATE_MOVED')
  const entry = { at: tx.now, who, text }
  const change: Partial<PayOrderRow> = { askAt: undefined, ...set, state: edge.to, changedAt: tx.now }
  if (!(await orders.save(row, change, entry, tx.session))) return refuse('STATE_MOVED')
  tx.record({ type: edge.event, subject: { kind: 'payment', id: row._id }, data: { caseId: row.caseId } })
  tx.touch(`case:${row.caseId}`)
  return { ...row, ...change, history: [...row.history, entry] }
}
