import type { CertificateScope, VerificationOutcome } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'

/** One showing of a certificate: the code itself is kept by nobody, only its digest. */
export interface ShowingRow {
  /** SHA-256 of the code. */
  _id: string
  certificateId: string
  accountId: string
  scope: CertificateScope
  at: Date
  endsAt: Date
  /** The one check that it was good for. */
  used?: { attempt: string; at: Date; outcome: VerificationOutcome }
}

const schema = new Schema<ShowingRow>(
  {
    _id: { type: String, required: true },
    certificateId: { type: String, required: true },
    accountId: { type: String, required: true },
    scope: { type: String, required: true },
    at: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    used: Object,
  },
  { versionKey: false, collection: 'certificate_showings' },
)
schema.index({ certificateId: 1, endsAt: 1 })
// Long enough to tell somebody with an old screenshot why it is worth nothing.
schema.index({ endsAt: 1 }, { expireAfterSeconds: 90 * 86_400 })

export type ShowingStore = ReturnType<typeof createShowingStore>

export function createShowingStore(db: Connection) {
  const model = db.model<ShowingRow>('CertificateShowing', schema)
  return {
    find: (id: string, session: ClientSession | null = null) => model.findById(id).session(session).lean<ShowingRow>(),
    /** A new code ends the one before: one showing at a time. */
    async begin(row: ShowingRow, session: ClientSession) {
      await model.updateMany(
        {
          certificateId: row.certificateId,
          accountId: row.accountId,
          endsAt: { $gt: row.at },
          used: { $exists: false },
        },
        { $set: { endsAt: row.at } },
        { session },
      )
      await model.collection.insertOne(row as never, { session })
    },
    /** False when somebody was first. */
    async use(id: string, used: NonNullable<ShowingRow['used']>, session: ClientSession): Promise<boolean> {
      const result = await model.updateOne({ _id: id, used: { $exists: false } }, { $set: { used } }, { session })
      return result.modifiedCount === 1
    },
  }
}
