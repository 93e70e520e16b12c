import { type LiveCheckAction, liveCheckEdge } from '../../domain/identity/live-check-states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import type { LiveCheckRow } from './live-check-record.ts'
import type { LiveCheckStore } from './live-check-store.ts'

/** The one place where a live check changes its state. */
export async function moveCheck(
  checks: Pick<LiveCheckStore, 'save'>,
  tx: Tx,
  row: LiveCheckRow,
  action: LiveCheckAction,
  patch: Partial<LiveCheckRow> = {},
): Promise<LiveCheckRow> {
  const edge = liveCheckEdge(row.state, action)
  if (!edge) return refuse('STATE_MOVED')
  const changed = { ...patch, state: edge.to }
  if (!(await checks.save(row, changed, tx.session))) return refuse('STATE_MOVED')
  tx.record({ type: edge.event, subject: { kind: 'live-check', id: row._id } })
  return { ...row, ...changed }
}
