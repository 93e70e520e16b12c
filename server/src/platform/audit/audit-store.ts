import { createHash } from 'node:crypto'
import { type Connection, Schema } from 'mongoose'
import type { OutboxRow } from '../outbox/outbox-store.ts'

/** One link: it seals one outbox row and the link before it. Rows are only ever added. */
export interface AuditRow {
  seq: number
  rowId: string
  /** Hash of the sealed row's content. */
  content: string
  prevHash: string
  hash: string
  sealedAt: Date
}

const schema = new Schema<AuditRow>(
  {
    seq: { type: Number, required: true },
    rowId: { type: String, required: true },
    content: { type: String, required: true },
    prevHash: { type: String, default: '' },
    hash: { type: String, required: true },
    sealedAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'audit' },
)
// Two sealers at once cannot both write link n: one meets this index and stops.
schema.index({ seq: 1 }, { unique: true })
schema.index({ rowId: 1 }, { unique: true })

export const auditModel = (db: Connection) => db.model<AuditRow>('AuditRow', schema)

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Everything of the row that says who did what to what and when; not the two marks that change later. */
export const contentHash = ({ _id, type, subject, data, actor, requestId, at }: OutboxRow): string =>
  sha256(
    JSON.stringify([
      _id,
      type,
      [subject.kind, subject.id],
      Object.entries(data ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
      [actor.kind, actor.id],
      requestId,
      at.toISOString(),
    ]),
  )

export const linkHash = (link: Pick<AuditRow, 'seq' | 'rowId' | 'content' | 'prevHash'>): string =>
  sha256(JSON.stringify([link.seq, link.rowId, link.content, link.prevHash]))
