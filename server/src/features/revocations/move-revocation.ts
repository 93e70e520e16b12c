import { type RevocationAction, revocationEdge } from '../../domain/cases/revocation.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import type { RevocationNeeds } from './needs.ts'
import type { RevocationRow } from './revocation-store.ts'

/** Moves a revocation along one edge of the table; STATE_MOVED when there is none or somebody was faster. */
export async function moveRevocation(
  { revocations }: Pick<RevocationNeeds, 'revocations'>,
  tx: Tx,
  row: RevocationRow,
  {
    action,
    who,
    reason,
    set = {},
  }: { action: RevocationAction; who: string; reason?: string; set?: Partial<RevocationRow> },
): Promise<void> {
  const edge = revocationEdge(row.state, action)
  if (!edge) return refuse('STATE_MOVED')
  const entry = { at: tx.now, who, text: edge.text, ...(reason && { reason }) }
  if (!(await revocations.save(row, { ...set, state: edge.to }, entry, tx.session))) return refuse('STATE_MOVED')
  tx.record({ type: edge.event, subject: { kind: 'revocation', id: row._id } })
}
