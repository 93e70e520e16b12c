import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Ids } from '../../platform/ids.ts'

/** One look at a person's file by a member of staff; the person can read it (E78). Never deleted, never changed. */
export interface AccessLogRow {
  _id: string
  /** Whose file it was: a person's account, or `case-<id>` for everybody who has a part in that case. */
  accountId: string
  at: Date
  staffNo: string
  /** Name and hall of the viewer as they were then. */
  who: string
  what: string
  why: string
}

const schema = new Schema<AccessLogRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    at: { type: Date, required: true },
    staffNo: { type: String, required: true },
    who: { type: String, required: true },
    what: { type: String, required: true },
    why: { type: String, required: true },
  },
  { versionKey: false, collection: 'access_log' },
)
schema.index({ accountId: 1, at: -1 })

const accessLogModel = (db: Connection) => db.model<AccessLogRow>('AccessLogRow', schema)

const SHOWN = 200

export type AccessLogStore = ReturnType<typeof createAccessLogStore>

export function createAccessLogStore({ db, ids }: { db: Connection; ids: Ids }) {
  const model = accessLogModel(db)
  return {
    async add(row: Omit<AccessLogRow, '_id'>) {
      await model.collection.insertOne({ _id: ids.id(), ...row } as never)
    },
    listFor: (accountId: string) =>
      model.find({ accountId }).sort({ at: -1, _id: -1 }).limit(SHOWN).lean<AccessLogRow[]>(),
    async move(from: string, into: string, session: ClientSession) {
      await model.updateMany({ accountId: from }, { $set: { accountId: into } }, { session })
    },
  }
}
