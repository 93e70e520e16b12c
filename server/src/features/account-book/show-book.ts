import {
  type BookAccount,
  type BookEntry,
  bookAccounts,
  entryKinds,
  type PlainDate,
  payChannels,
  proofKinds,
} from '@anju/shared-types'
import { balancesOf, type Legs } from '../../domain/account-book/legs.ts'
import { plainWords } from '../../domain/account-book/plain-words.ts'
import { auditModel, contentHash, linkHash } from '../../platform/audit/audit-store.ts'
import { outboxModel } from '../../platform/outbox/outbox-store.ts'
import type { Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import { digestOf, sha256 } from './account-book.ts'
import type { EntryRow, EntryStore } from './entry-store.ts'

export interface ShowNeeds extends Pick<Parts, 'db' | 'cipher'> {
  entries: EntryStore
}

const entryView = (row: EntryRow): BookEntry => ({
  id: row._id,
  kind: row.kind,
  kindLabel: entryKinds[row.kind],
  channel: row.channel,
  channelLabel: payChannels[row.channel],
  debit: row.debit,
  debitLabel: bookAccounts[row.debit],
  credit: row.credit,
  creditLabel: bookAccounts[row.credit],
  amountFen: row.amountFen,
  on: row.on,
  at: row.at.toISOString(),
  caseId: row.caseId,
  ...(row.orderNumber && { orderNumber: row.orderNumber }),
  ...(row.refundNumber && { refundNumber: row.refundNumber }),
  ...(row.outsideNumber && { outsideNumber: row.outsideNumber }),
  by: row.by,
})

export async function showDay({ entries }: ShowNeeds, day: PlainDate, after: string | undefined) {
  const legs: (Legs & { amountFen: number })[] = []
  let count = 0
  let sums = balancesOf([])
  for await (const leg of entries.legsOf(day)) {
    legs.push(leg)
    count += 1
    if (legs.length < 1_000) continue
    sums = added(sums, balancesOf(legs.splice(0)))
  }
  sums = added(sums, balancesOf(legs))
  const { rows, next } = await entries.ofDay(day, after)
  return {
    day,
    sums: (Object.keys(bookAccounts) as BookAccount[]).map((account) => ({
      account,
      label: bookAccounts[account],
      fen: sums[account],
    })),
    entries: count,
    items: rows.map(entryView),
    ...(next && { next }),
  }
}

const added = (a: Record<BookAccount, number>, b: Record<BookAccount, number>) =>
  Object.fromEntries(Object.entries(a).map(([name, fen]) => [name, fen + b[name as BookAccount]])) as typeof a

export const showCase = async ({ entries }: ShowNeeds, caseId: string) => ({
  items: (await entries.ofCase(caseId)).map(entryView),
})

/** Looks everything up again that an entry rests on: its own words, its digest, and the link of the audit chain that holds it. */
export async function showProof({ entries, db, cipher }: ShowNeeds, id: string) {
  const row = (await entries.find(id)) ?? refuse('NOT_FOUND')
  const kept = (await entries.proof(row.proof.hash)) ?? refuse('NOT_FOUND')
  const words = cipher.open(kept.words)
  const event = await outboxModel(db).findOne({ type: 'book.posted', 'subject.id': id }).lean()
  const link = event && (await auditModel(db).findOne({ rowId: event._id }).lean())
  const digest = digestOf(row)
  return {
    entry: entryView(row),
    proof: {
      kind: row.proof.kind,
      kindLabel: proofKinds[row.proof.kind],
      number: row.proof.number,
      receivedAt: kept.at.toISOString(),
      hash: row.proof.hash,
      bytes: kept.bytes,
      words: plainWords(words),
    },
    digest: row.digest,
    ...(link && { link: { seq: link.seq, hash: link.hash } }),
    checks: [
      { text: '依据原文与当时记下的指纹一致', holds: sha256(words) === row.proof.hash },
      { text: '分录内容与入账时的指纹一致', holds: digest === row.digest },
      { text: '入账事件里的指纹与分录一致', holds: event?.data?.digest === row.digest },
      {
        text: link ? '已锁进审计链，链节核对一致' : '还没有锁进审计链（每分钟锁一次）',
        holds: !!event && !!link && contentHash(event) === link.content && linkHash(link) === link.hash,
      },
    ],
  }
}
