import { parseArgs } from 'node:util'
import { verifySignatures } from '../features/cases/verify-signatures.ts'
import { verifyAudit } from '../platform/audit/verify.ts'
import { withHouse } from './whole-server.ts'

const USAGE =
  'node --import tsx server/src/tools/verify-audit.ts [--head <seq>:<hash>]   (a head that was noted earlier)'

/**
 * Walks the audit chain and the signatures of all cases, prints the verdict as JSON, ends with 1 when anything is wrong; the first broken
 * link of each is said on its own.
 */
const { values } = parseArgs({ options: { head: { type: 'string' } } })
const noted = values.head === undefined ? undefined : /^(\d+):([0-9a-f]{64})$/.exec(values.head)
if (noted === null) {
  console.error(USAGE)
  process.exit(2)
}
await withHouse(async ({ parts }) => {
  const audit = await verifyAudit(parts.db, noted && { seq: Number(noted[1]), hash: noted[2]! })
  const signatures = await verifySignatures(parts.db)
  console.log(JSON.stringify({ ...audit, signatures }, undefined, 2))
  const [link] = audit.problems
  const [decision] = signatures.problems
  if (link) console.error(`audit chain broken first at link ${link.seq}: ${link.problem}`)
  if (decision) {
    const { caseId, number, seq, fault } = decision
    console.error(`signatures broken first at decision ${seq} of case ${number ?? caseId}: ${fault}`)
  }
  if (link || decision) process.exitCode = 1
})
