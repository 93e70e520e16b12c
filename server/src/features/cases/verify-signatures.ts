import type { Connection } from 'mongoose'
import { type ChainFault, verifyDecisions } from '../../domain/cases/signature-chain.ts'
import { type OutboxRow, outboxModel } from '../../platform/outbox/outbox-store.ts'
import { createSignatureChecker, sha256 } from '../accounts/signing-keys.ts'
import type { CaseRow } from './case-record.ts'
import { caseModel } from './case-store.ts'
import { substanceOf } from './substance.ts'

export interface SignatureProblem {
  caseId: string
  number?: string
  /** Which decision of the case; the first that does not hold stands first. */
  seq: number
  /** `substance-changed`: the decision holds, but the case is no longer what it was decided on. */
  fault: ChainFault | 'substance-changed'
}

export interface SignatureVerdict {
  cases: number
  decisions: number
  problems: SignatureProblem[]
}

const BATCH = 200
const ENOUGH = 100

type Signed = Pick<
  CaseRow,
  | '_id'
  | 'number'
  | 'acceptedAt'
  | 'signatures'
  | 'city'
  | 'code'
  | 'items'
  | 'cityVersion'
  | 'parties'
  | 'answers'
  | 'property'
  | 'priceFen'
  | 'details'
>

/**
 * Walks the signature chain of every case, some hundred at a time: each decision is as it was signed, by the key that the audit chain
 * announced for that officer; none is missing, not even the last, whose hash the audit chain noted; and the case is still what was
 * decided on.
 */
export async function verifySignatures(db: Connection): Promise<SignatureVerdict> {
  const verdict: SignatureVerdict = { cases: 0, decisions: 0, problems: [] }
  const checker = createSignatureChecker(db)
  let after = ''
  for (;;) {
    const rows = await nextCases(db, after)
    if (rows.length === 0) return verdict
    after = rows.at(-1)!._id
    const heads = await headsOf(
      db,
      rows.map(({ _id }) => _id),
    )
    await checker.learn(rows.flatMap(({ signatures }) => signatures.map(({ who }) => who.staffNo)))
    for (const row of rows) {
      verdict.cases += 1
      verdict.decisions += row.signatures.length
      const found: { seq: number; fault: SignatureProblem['fault'] }[] = verifyDecisions(
        row.signatures,
        checker,
        heads.get(row._id),
      )
      for (const { seq, caseId } of row.signatures) if (caseId !== row._id) found.push({ seq, fault: 'another-case' })
      if (found.length === 0 && hasChanged(row)) {
        found.push({ seq: row.signatures.at(-1)!.seq, fault: 'substance-changed' })
      }
      for (const problem of found) {
        if (verdict.problems.length < ENOUGH) {
          verdict.problems.push({ caseId: row._id, ...(row.number && { number: row.number }), ...problem })
        }
      }
    }
  }
}

const nextCases = (db: Connection, after: string): Promise<Signed[]> =>
  caseModel(db)
    .find(
      { _id: { $gt: after } },
      {
        ...{ number: 1, acceptedAt: 1, signatures: 1, city: 1, code: 1, items: 1, cityVersion: 1 },
        ...{ parties: 1, answers: 1, property: 1, priceFen: 1, details: 1 },
      },
    )
    .sort({ _id: 1 })
    .limit(BATCH)
    .lean<Signed[]>()

/** The last decision of each case that the audit chain knows of. */
async function headsOf(db: Connection, ids: readonly string[]) {
  const rows = await outboxModel(db)
    .find({ 'subject.id': { $in: [...ids] }, 'data.signed': { $exists: true } }, { subject: 1, data: 1 })
    .lean<Pick<OutboxRow, 'subject' | 'data'>[]>()
  const heads = new Map<string, { seq: number; hash: string }>()
  for (const { subject, data } of rows) {
    const [seq, hash = ''] = String(data.signed).split(':')
    if (Number(seq) > (heads.get(subject.id)?.seq ?? 0)) heads.set(subject.id, { seq: Number(seq), hash })
  }
  return heads
}

/** Before the acceptance the parties may still take the case back and write it anew. */
function hasChanged(row: Signed): boolean {
  const last = row.signatures.at(-1)
  return last !== undefined && row.acceptedAt !== undefined && last.content.substance !== sha256(substanceOf(row))
}
