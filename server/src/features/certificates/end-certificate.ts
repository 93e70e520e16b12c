import { type CertificateAction, certificateEdge } from '../../domain/certificates/states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { systemCall } from '../../platform/http/call.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import type { CertificateRow } from './certificate-record.ts'
import type { CertificateNeeds } from './needs.ts'

type Needs = Pick<CertificateNeeds, 'certificates'>

export interface Move {
  action: CertificateAction
  who: string
  reason: string
  suspendedBy?: string
}

/** Moves a certificate along one edge of the table; STATE_MOVED when there is none or somebody was faster. */
export async function moveCertificate(
  { certificates }: Needs,
  tx: Tx,
  row: CertificateRow,
  { action, who, reason, suspendedBy }: Move,
): Promise<CertificateRow> {
  const edge = certificateEdge(row.state, action)
  if (!edge) return refuse('STATE_MOVED')
  const set = { state: edge.to, reason, changedAt: tx.now, ...(suspendedBy && { suspendedBy }) }
  const entry = { at: tx.now, who, text: reason }
  if (!(await certificates.save(row, set, entry, tx.session))) return refuse('STATE_MOVED')
  tx.record({ type: edge.event, subject: { kind: 'certificate', id: row._id }, data: { kind: row.kind } })
  tx.touch(`certificate:${row._id}`)
  return { ...row, ...set, history: [...row.history, entry] }
}

/** The same for what no person asked for, one certificate by itself; one that somebody has just ended is done. */
export async function endBySystem(
  needs: Needs & Pick<CertificateNeeds, 'transact' | 'clock' | 'ids'>,
  row: CertificateRow,
  move: Move,
): Promise<void> {
  const call = systemCall('certificates', { now: needs.clock.now(), ids: needs.ids })
  try {
    await needs.transact(call, async (tx) => {
      await moveCertificate(needs, tx, row, move)
      return {}
    })
  } catch (error) {
    if (!isRefusal(error, 'STATE_MOVED')) throw error
  }
}
