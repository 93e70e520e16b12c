import { type ClientSession, type Connection, Schema } from 'mongoose'

/** Somebody proved an ID number that another account has: they may show that it is theirs too. */
interface ClaimRow {
  /** The account that asks. */
  _id: string
  target: string
  endsAt: Date
}

const schema = new Schema<ClaimRow>(
  {
    _id: { type: String, required: true },
    target: { type: String, required: true },
    endsAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'real_name_claims' },
)
schema.index({ endsAt: 1 })

const claimModel = (db: Connection) => db.model<ClaimRow>('RealNameClaim', schema)

export type ClaimStore = ReturnType<typeof createClaimStore>

export function createClaimStore(db: Connection) {
  const model = claimModel(db)
  return {
    async open(accountId: string, target: string, endsAt: Date) {
      await model.updateOne({ _id: accountId }, { $set: { target, endsAt } }, { upsert: true })
    },
    async targetOf(accountId: string, now: Date): Promise<string | undefined> {
      return (await model.findOne({ _id: accountId, endsAt: { $gt: now } }).lean<ClaimRow>())?.target
    },
    async close(accountId: string, session: ClientSession) {
      await model.deleteOne({ _id: accountId }, { session })
    },
    async removeOld(now: Date) {
      await model.deleteMany({ endsAt: { $lt: now } })
    },
  }
}
