import type { CertificateScope, CertificateUseWay } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'

/** One use of a certificate: shown or taken along by whoever may, or looked at by somebody who works here. */
export interface UseRow {
  _id: string
  certificateId: string
  at: Date
  way: CertificateUseWay
  accountId: string
  scope?: CertificateScope
  /** Of a look at the desk: who, in words, and why. */
  officer?: string
  why?: string
}

const schema = new Schema<UseRow>(
  {
    _id: { type: String, required: true },
    certificateId: { type: String, required: true },
    at: { type: Date, required: true },
    way: { type: String, required: true },
    accountId: { type: String, required: true },
    scope: String,
    officer: String,
    why: String,
  },
  { versionKey: false, collection: 'certificate_uses' },
)
schema.index({ certificateId: 1, at: -1 })

const LISTED = 50

export type UseStore = ReturnType<typeof createUseStore>

export function createUseStore(db: Connection) {
  const model = db.model<UseRow>('CertificateUse', schema)
  return {
    insert: (rows: readonly UseRow[], session: ClientSession) =>
      model.collection.insertMany(rows as never[], { session }),
    /** The newest first. */
    of: (certificateId: string) =>
      model.find({ certificateId }).sort({ at: -1, _id: -1 }).limit(LISTED).lean<UseRow[]>(),
  }
}
