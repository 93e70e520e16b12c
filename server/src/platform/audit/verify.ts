import type { Connection } from 'mongoose'
import { type OutboxRow, outboxModel } from '../outbox/outbox-store.ts'
import { type AuditRow, auditModel, contentHash, linkHash } from './audit-store.ts'

export interface AuditVerdict {
  links: number
  unsealed: number
  /** Last link; kept somewhere else, it shows later that nothing was cut off at the end. */
  head?: { seq: number; hash: string }
  problems: { seq: number; rowId: string; problem: string }[]
}

const BATCH = 500
const ENOUGH = 100

/**
 * Walks the whole chain and compares every link with the row that it seals. `expected` is a head noted earlier: the chain must
 * still contain it.
 */
export async function verifyAudit(db: Connection, expected?: { seq: number; hash: string }): Promise<AuditVerdict> {
  const verdict: AuditVerdict = {
    links: 0,
    unsealed: await outboxModel(db).countDocuments({ sealed: false }),
    problems: [],
  }
  let before: AuditRow | undefined
  const complain = (link: Pick<AuditRow, 'seq' | 'rowId'>, problem: string) => {
    if (verdict.problems.length < ENOUGH) verdict.problems.push({ seq: link.seq, rowId: link.rowId, problem })
  }
  for (;;) {
    const links: AuditRow[] = await auditModel(db)
      .find({ seq: { $gt: before?.seq ?? 0 } })
      .sort({ seq: 1 })
      .limit(BATCH)
      .lean<AuditRow[]>()
    if (links.length === 0) break
    const rows = await outboxModel(db)
      .find({ _id: { $in: links.map((link) => link.rowId) } })
      .lean<OutboxRow[]>()
    const byId = new Map(rows.map((row) => [row._id, row]))
    for (const link of links) {
      for (const problem of problemsOf(link, before, byId.get(link.rowId))) complain(link, problem)
      if (expected?.seq === link.seq && expected.hash !== link.hash) complain(link, 'is not the link that was noted')
      before = link
      verdict.links++
    }
  }
  if (before) verdict.head = { seq: before.seq, hash: before.hash }
  if (expected && expected.seq > (before?.seq ?? 0))
    complain({ seq: expected.seq, rowId: '' }, 'the end of the chain is missing')
  return verdict
}

function problemsOf(link: AuditRow, before: AuditRow | undefined, row: OutboxRow | undefined): string[] {
  const problems: string[] = []
  if (link.seq !== (before?.seq ?? 0) + 1) problems.push('a link before it is missing')
  else if (link.prevHash !== (before?.hash ?? '')) problems.push('does not continue the link before it')
  if (linkHash(link) !== link.hash) problems.push('the link was changed')
  if (!row) problems.push('the sealed row is gone')
  else if (contentHash(row) !== link.content) problems.push('the sealed row was changed')
  return problems
}
