import type { Connection } from 'mongoose'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { isDuplicateKey } from '../db/errors.ts'
import { type OutboxRow, outboxModel } from '../outbox/outbox-store.ts'
import { type AuditRow, auditModel, contentHash, linkHash } from './audit-store.ts'

const BATCH = 500

export interface SealerNeeds {
  db: Connection
  clock: Clock
  log: Logger
}

/**
 * Takes the rows that no link seals yet, oldest first, and adds their links. Returns how many. A crash between link and mark leaves
 * rows that are sealed but not marked; the next run finds their links and only marks them.
 */
export function createSealer({ db, clock, log }: SealerNeeds): () => Promise<number> {
  const audit = auditModel(db)
  const outbox = outboxModel(db)

  const sealBatch = async (): Promise<number> => {
    const rows = await outbox.find({ sealed: false }).sort({ at: 1, _id: 1 }).limit(BATCH).lean<OutboxRow[]>()
    if (rows.length === 0) return 0
    const ids = rows.map((row) => row._id)
    const known = new Set((await audit.find({ rowId: { $in: ids } }, { rowId: 1 }).lean()).map((link) => link.rowId))
    const head = await audit.findOne().sort({ seq: -1 }).lean()
    const links = chain(
      head ?? undefined,
      rows.filter((row) => !known.has(row._id)),
      clock.now(),
    )
    if (links.length) await audit.collection.insertMany(links as never[])
    await outbox.collection.updateMany({ _id: { $in: ids as never[] } }, { $set: { sealed: true } })
    return links.length
  }

  return async () => {
    let sealed = 0
    try {
      for (;;) {
        const count = await sealBatch()
        sealed += count
        if (count < BATCH) return sealed
      }
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      log.warn({ sealed }, 'another worker seals the audit chain')
      return sealed
    }
  }
}

function chain(head: AuditRow | undefined, rows: OutboxRow[], sealedAt: Date): AuditRow[] {
  let seq = head?.seq ?? 0
  let prevHash = head?.hash ?? ''
  return rows.map((row) => {
    const link = { seq: ++seq, rowId: row._id, content: contentHash(row), prevHash }
    const hash = linkHash(link)
    prevHash = hash
    return { ...link, hash, sealedAt }
  })
}
