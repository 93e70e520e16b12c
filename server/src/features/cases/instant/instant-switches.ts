import { type ClientSession, type Connection, Schema } from 'mongoose'

/** An item that an administrator has taken out of 秒批, or put back. */
export interface SwitchRow {
  /** Code of the item. */
  _id: string
  isOff: boolean
  by: string
  byName: string
  reason: string
  at: Date
}

const schema = new Schema<SwitchRow>(
  {
    _id: { type: String, required: true },
    isOff: { type: Boolean, required: true },
    by: { type: String, required: true },
    byName: { type: String, required: true },
    reason: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: 'instant_switches' },
)

export type InstantSwitches = ReturnType<typeof createInstantSwitches>

/** The switches, one an item. An item without one is on, as its file says. */
export function createInstantSwitches(db: Connection) {
  const model = db.model<SwitchRow>('InstantSwitch', schema)
  return {
    all: (): Promise<SwitchRow[]> => model.find().sort({ _id: 1 }).lean<SwitchRow[]>(),
    async off(): Promise<string[]> {
      const rows = await model.find({ isOff: true }, { _id: 1 }).lean<Pick<SwitchRow, '_id'>[]>()
      return rows.map(({ _id }) => _id)
    },
    async turn(session: ClientSession, { _id, ...row }: SwitchRow) {
      await model.updateOne({ _id }, { $set: row }, { upsert: true, session })
    },
  }
}
