import { type Connection, Schema } from 'mongoose'
import { type LikeCases, rangeOf } from '../../../domain/cases/clocks/forecast.ts'
import type { EndedTime } from '../../../domain/cases/clocks/item-times.ts'

/** How long one ended case, or one office's part of it, was in the office's own hands. */
export interface DurationRow {
  /** `<case>/<key>` */
  _id: string
  /** Item, or item and office: `B04`, `B04/tax`. */
  key: string
  /** Of service. */
  minutes: number
  at: Date
  /** Of a whole case: whether it was after its promise (or the law's limit), and the step that held a late one longest. */
  late?: boolean
  cause?: string
}

interface LikeRow extends LikeCases {
  /** The key. */
  _id: string
}

const durationSchema = new Schema<DurationRow>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    minutes: { type: Number, required: true },
    at: { type: Date, required: true },
    late: Boolean,
    cause: String,
  },
  { versionKey: false, collection: 'case_durations' },
)
durationSchema.index({ key: 1, at: -1 })

const likeSchema = new Schema<LikeRow>(
  {
    _id: { type: String, required: true },
    count: { type: Number, required: true },
    p10: { type: Number, required: true },
    median: { type: Number, required: true },
    p90: { type: Number, required: true },
  },
  { versionKey: false, collection: 'like_cases' },
)

/** Older ones say how the office worked then (ours). */
export const NEWEST = 200

export type LikeStore = ReturnType<typeof createLikeStore>

/** What like cases took, renewed with each that ends, so that a forecast reads one row. */
export function createLikeStore(db: Connection) {
  const durations = db.model<DurationRow>('CaseDuration', durationSchema)
  const likes = db.model<LikeRow>('LikeCases', likeSchema)
  return {
    /** Undefined as long as too few have ended. */
    of: async (key: string): Promise<LikeCases | undefined> =>
      (await likes.findById(key, { _id: 0 }).lean<LikeCases>()) ?? undefined,

    /** The newest whole cases of an item. */
    newest: async (key: string): Promise<EndedTime[]> =>
      (
        await durations
          .find({ key }, { minutes: 1, late: 1, cause: 1 })
          .sort({ at: -1 })
          .limit(NEWEST)
          .lean<DurationRow[]>()
      ).map(({ minutes, late = false, cause }) => ({ minutes, late, ...(cause && { cause }) })),

    /** Counts one more; counting the same one twice changes nothing. */
    async add(row: DurationRow) {
      await durations.updateOne({ _id: row._id }, { $setOnInsert: row }, { upsert: true })
      const newest = await durations
        .find({ key: row.key }, { minutes: 1 })
        .sort({ at: -1 })
        .limit(NEWEST)
        .lean<DurationRow[]>()
      const range = rangeOf(newest.map(({ minutes }) => minutes))
      if (range) await likes.replaceOne({ _id: row.key }, { _id: row.key, ...range }, { upsert: true })
    },
  }
}

export const officeKey = (code: string, department: string): string => `${code}/${department}`
