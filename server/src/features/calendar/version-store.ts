import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { CalendarYear } from '../../domain/calendar/calendar.ts'

/** One calendar that counted for a year, kept for ever: a deadline of then can be understood later. */
export interface CalendarVersion extends CalendarYear {
  /** `<year>-<version>`: the second of two uploads at once fails. */
  _id: string
  version: number
  at: Date
  /** Number of the member of staff. */
  by: string
  /** The year as it counted until then; absent where there was none. */
  replaced?: CalendarYear
}

const schema = new Schema<CalendarVersion>(
  {
    _id: { type: String, required: true },
    year: { type: Number, required: true },
    version: { type: Number, required: true },
    status: { type: String, required: true },
    source: { type: String, required: true },
    // `type` is a key of the data here, so it is written the long way.
    days: [{ _id: false, date: String, type: { type: String }, name: String }],
    at: { type: Date, required: true },
    by: { type: String, required: true },
    replaced: { type: Schema.Types.Mixed },
  },
  { versionKey: false, collection: 'calendar_versions' },
)
schema.index({ year: 1, version: -1 })

const versionModel = (db: Connection) => db.model<CalendarVersion>('CalendarVersion', schema)

export type VersionStore = ReturnType<typeof createVersionStore>

export function createVersionStore(db: Connection) {
  const model = versionModel(db)
  return {
    /** The newest first. */
    ofYear: (year: number, session: ClientSession | null = null): Promise<CalendarVersion[]> =>
      model.find({ year }).sort({ version: -1 }).session(session).lean<CalendarVersion[]>(),

    async insert(session: ClientSession, row: Omit<CalendarVersion, '_id'>) {
      await model.collection.insertOne({ _id: `${row.year}-${row.version}`, ...row } as never, { session })
    },
  }
}
