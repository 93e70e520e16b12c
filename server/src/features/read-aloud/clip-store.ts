import { type Connection, Schema } from 'mongoose'

/** A piece of a text and, once somebody has listened, its sound. */
export interface ClipRow {
  /** Keyed hash of the text and of the voice that reads it: the same words are spoken once. */
  _id: string
  /** Sealed: names and prices are in it. */
  text: string
  /** Sealed, base64. */
  sound?: string
  /** Used last before; a day later both are gone. */
  until: Date
}

const schema = new Schema<ClipRow>(
  {
    _id: { type: String, required: true },
    text: { type: String, required: true },
    sound: String,
    until: { type: Date, required: true, expires: 0 },
  },
  { versionKey: false, collection: 'clips' },
)

export type ClipStore = ReturnType<typeof createClipStore>

export function createClipStore(db: Connection) {
  const model = db.model<ClipRow>('Clip', schema)
  return {
    find: (id: string): Promise<ClipRow | null> => model.findById(id).lean<ClipRow>(),

    /** What was kept before stays, for longer. */
    async keep(rows: readonly Omit<ClipRow, 'sound'>[]): Promise<void> {
      await model.bulkWrite(
        rows.map(({ _id, text, until }) => ({
          updateOne: { filter: { _id }, update: { $setOnInsert: { text }, $max: { until } }, upsert: true },
        })),
      )
    },

    async keepSound(id: string, sound: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { sound } })
    },
  }
}
