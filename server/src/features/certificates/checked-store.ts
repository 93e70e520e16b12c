import type { CertificateScope, VerificationOutcome, VerificationWay } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'

/** One look of somebody at a certificate. */
export interface CheckedRow {
  _id: string
  certificateId: string
  /** Made by the reader: the same attempt again is the same look. */
  attempt: string
  at: Date
  /** In words: 没有登录的人, 张*（已实名）, 刘芳 · 综合窗口. */
  who: string
  /** In words: 微信小程序, 济南市历下区政务服务大厅. */
  where: string
  way: VerificationWay
  outcome: VerificationOutcome
  scope?: CertificateScope
}

const schema = new Schema<CheckedRow>(
  {
    _id: { type: String, required: true },
    certificateId: { type: String, required: true },
    attempt: { type: String, required: true },
    at: { type: Date, required: true },
    who: { type: String, required: true },
    where: { type: String, required: true },
    way: { type: String, required: true },
    outcome: { type: String, required: true },
    scope: String,
  },
  { versionKey: false, collection: 'certificate_checks' },
)
schema.index({ certificateId: 1, attempt: 1 }, { unique: true })
schema.index({ certificateId: 1, at: -1 })

const LISTED = 50

export type CheckedStore = ReturnType<typeof createCheckedStore>

export function createCheckedStore(db: Connection) {
  const model = db.model<CheckedRow>('CertificateCheck', schema)
  return {
    insert: (row: CheckedRow, session: ClientSession) => model.collection.insertOne(row as never, { session }),
    by: (certificateId: string, attempt: string, session: ClientSession | null = null) =>
      model.findOne({ certificateId, attempt }).session(session).lean<CheckedRow>(),
    /** The newest first. */
    of: (certificateId: string) =>
      model.find({ certificateId }).sort({ at: -1, _id: -1 }).limit(LISTED).lean<CheckedRow[]>(),
    async earlier(certificateId: string, before: Date): Promise<{ count: number; lastAt?: Date }> {
      const filter = { certificateId, at: { $lt: before } }
      const [count, last] = await Promise.all([
        model.countDocuments(filter, { limit: 1_000 }),
        model.findOne(filter).sort({ at: -1 }).lean<CheckedRow>(),
      ])
      return { count, ...(last && { lastAt: last.at }) }
    },
  }
}
