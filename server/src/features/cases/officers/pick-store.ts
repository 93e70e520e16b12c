import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { CasePick, WaitingCase } from '../../../domain/cases/queue-order.ts'

/** As it is shown later, when the case itself may have moved on. */
export interface NamedCase extends WaitingCase {
  number?: string
  name: string
}

/** Somebody did a piece of their own work. `waiting` keeps only what was passed over: the rest measures nothing. */
export interface PickRow extends CasePick {
  _id: string
  picked: NamedCase
  waiting: NamedCase[]
  /** In words. */
  work: string
}

const mixed = { type: Schema.Types.Mixed, required: true } as const
const schema = new Schema<PickRow>(
  {
    _id: { type: String, required: true },
    staffNo: { type: String, required: true },
    at: { type: Date, required: true },
    picked: mixed,
    waiting: mixed,
    work: { type: String, required: true },
    reason: String,
  },
  { versionKey: false, collection: 'case_picks' },
)
schema.index({ staffNo: 1, at: -1 })

export type PickStore = ReturnType<typeof createPickStore>

export function createPickStore(db: Connection) {
  const model = db.model<PickRow>('CasePick', schema)
  return {
    async insert(session: ClientSession, rows: readonly PickRow[]) {
      await model.collection.insertMany(rows as never, { session })
    },

    /** What these people picked since then, the newest first. */
    since: (staffNos: readonly string[], from: Date): Promise<PickRow[]> =>
      model
        .find({ staffNo: { $in: [...staffNos] }, at: { $gte: from } })
        .sort({ at: -1 })
        .lean<PickRow[]>(),

    async explain(session: ClientSession, staffNo: string, id: string, reason: string): Promise<boolean> {
      return (await model.updateOne({ _id: id, staffNo }, { $set: { reason } }, { session })).matchedCount === 1
    },
  }
}
