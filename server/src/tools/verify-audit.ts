import { parseArgs } from 'node:util'
import { verifyAudit } from '../platform/audit/verify.ts'
import { withHouse } from './whole-server.ts'

const USAGE =
  'node --import tsx server/src/tools/verify-audit.ts [--head <seq>:<hash>]   (a head that was noted earlier)'

/** Walks the audit chain, prints the verdict as JSON, ends with 1 when anything is wrong. */
const { values } = parseArgs({ options: { head: { type: 'string' } } })
const noted = values.head === undefined ? undefined : /^(\d+):([0-9a-f]{64})$/.exec(values.head)
if (noted === null) {
  console.error(USAGE)
  process.exit(2)
}
await withHouse(async ({ parts }) => {
  const verdict = await verifyAudit(parts.db, noted && { seq: Number(noted[1]), hash: noted[2]! })
  console.log(JSON.stringify(verdict, undefined, 2))
  if (verdict.problems.length) process.exitCode = 1
})
