import { createHash } from 'node:crypto'
import { type PayChannel, type ProofKind, shanghaiDate } from '@anju/shared-types'
import { billKeyOf, legsOf, type MoneyMove } from '../../domain/account-book/legs.ts'
import { canonicalText } from '../../domain/canonical.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Parts } from '../../platform/parts.ts'
import { createEntryStore, type EntryRow, type ProofRow } from './entry-store.ts'

/** What an entry rests on: the words as they came. */
export interface Proof {
  kind: ProofKind
  number: string
  words: string
}

export interface Posted {
  move: MoneyMove
  channel: PayChannel
  amountFen: number
  /** When the money moved, by whoever moved it. */
  at: Date
  caseId: string
  /** What of it pays the bill of which case, when it pays several. */
  parts?: EntryRow['parts']
  orderNumber?: string
  refundNumber?: string
  outsideNumber?: string
  hallId?: string
  by: string
  proof: Proof
}

/** The book of fees: double entry, to the fen, each entry with the words it rests on. */
export interface AccountBook {
  /** Writes an entry in the transaction of what it records. The same thing twice is refused by the database. */
  post(tx: Tx, posted: Posted): Promise<void>
}

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Over everything that the entry says. */
export const digestOf = ({
  digest: _,
  ...entry
}: EntryRow | (Omit<EntryRow, 'digest'> & { digest?: string })): string => sha256(canonicalText(entry))

export function createAccountBook({ db, cipher }: Pick<Parts, 'db' | 'cipher'>): AccountBook {
  const entries = createEntryStore(db)
  return {
    async post(tx, { move, proof, ...facts }) {
      const hash = sha256(proof.words)
      const billKey = billKeyOf(move, facts)
      const what = move.kind === 'paid' ? facts.orderNumber : facts.refundNumber
      const entry = {
        _id: `${move.kind}-${what ?? facts.caseId}`,
        kind: move.kind,
        ...legsOf(move),
        // What is not said is not there, so that the digest is the same when it is read back.
        ...(Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as typeof facts),
        on: shanghaiDate(facts.at),
        bookedAt: tx.now,
        ...(billKey && { billKey }),
        proof: { kind: proof.kind, number: proof.number, hash },
      }
      const digest = digestOf(entry)
      const row: ProofRow = {
        _id: hash,
        words: cipher.seal(proof.words),
        bytes: Buffer.byteLength(proof.words),
        at: tx.now,
      }
      await entries.keep(row, tx.session)
      await entries.insert({ ...entry, digest }, tx.session)
      // The digest goes into the audit chain with the event.
      tx.record({
        type: 'book.posted',
        subject: { kind: 'book-entry', id: entry._id },
        data: { digest, caseId: facts.caseId },
      })
    },
  }
}
