import type { RatingLevel, RatingState } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from '../../platform/db/errors.ts'

export interface Said {
  level: RatingLevel
  words: string
  at: Date
}

/** The right of one person to rate one service, and what became of it (D6). Without a row nobody rates anything. */
export interface RatingRow {
  /** `<kind>-<matter>-<account>`: one a matter and person. */
  _id: string
  kind: 'case' | 'visit'
  /** Code of the item or the service: what is published is counted by it. */
  code: string
  name: string
  accountId: string
  /** Staff numbers of whoever served. */
  officers: string[]
  servedAt: Date
  until: Date
  state: RatingState
  rating?: Said
  again?: Said
  calledAt?: Date
  /** When the present step has to be done. */
  due?: Date
  escalatedAt?: Date
  correction?: string
  appeal?: { by: string; byName: string; reason: string; at: Date; decidedBy?: string; answer?: string }
  history: { at: Date; who: string; text: string }[]
}

const schema = new Schema<RatingRow>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    code: { type: String, required: true },
    name: { type: String, required: true },
    accountId: { type: String, required: true },
    officers: { type: [String], required: true },
    servedAt: { type: Date, required: true },
    until: { type: Date, required: true },
    state: { type: String, required: true },
    rating: { type: Object },
    again: { type: Object },
    calledAt: Date,
    due: Date,
    escalatedAt: Date,
    correction: String,
    appeal: { type: Object },
    history: { type: [Object], required: true },
  },
  { versionKey: false, collection: 'ratings' },
)
schema.index({ accountId: 1, servedAt: -1 })
schema.index({ state: 1, due: 1 })
schema.index({ servedAt: 1, code: 1 })

const LISTED = 100
/** Bad ones that somebody has to do with, and those that are over. */
const bad: readonly RatingState[] = ['calling', 'correcting', 'appealed', 'corrected', 'closed', 'annulled']

export type RatingStore = ReturnType<typeof createRatingStore>

export function createRatingStore(db: Connection) {
  const model = db.model<RatingRow>('Rating', schema)
  return {
    find: (id: string, session?: ClientSession) =>
      model
        .findById(id)
        .session(session ?? null)
        .lean<RatingRow>(),
    /** False when there is one already. */
    async invite(row: RatingRow): Promise<boolean> {
      try {
        await model.collection.insertOne(row as never)
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
    async save(
      { _id, state }: RatingRow,
      set: Partial<RatingRow>,
      entry: RatingRow['history'][number],
      session: ClientSession,
    ) {
      const { due, ...rest } = set
      const result = await model.updateOne(
        { _id, state },
        { $set: { ...rest, ...(due && { due }) }, ...(due ? {} : { $unset: { due: 1 } }), $push: { history: entry } },
        { session },
      )
      return result.modifiedCount === 1
    },
    of: (accountId: string) => model.find({ accountId }).sort({ servedAt: -1 }).limit(LISTED).lean<RatingRow[]>(),
    desk: () =>
      model
        .find({ state: { $in: [...bad] } })
        .sort({ due: -1, servedAt: -1 })
        .limit(LISTED)
        .lean<RatingRow[]>(),
    dueBefore: (until: Date) =>
      model
        .find({ due: { $lte: until } })
        .sort({ due: 1 })
        .limit(LISTED)
        .lean<RatingRow[]>(),
    escalated: (id: string, at: Date) => model.updateOne({ _id: id }, { $set: { escalatedAt: at } }),
    /** Who merged two accounts keeps what was said with either. */
    move: (from: string, into: string, session: ClientSession) =>
      model.updateMany({ accountId: from }, { $set: { accountId: into } }, { session }),
    counts: (since: Date) =>
      model.aggregate<{ code: string; name: string; state: RatingState; level?: RatingLevel; count: number }>([
        { $match: { servedAt: { $gte: since } } },
        {
          $group: {
            _id: { code: '$code', state: '$state', level: '$rating.level' },
            name: { $last: '$name' },
            count: { $sum: 1 },
          },
        },
        { $project: { _id: 0, code: '$_id.code', state: '$_id.state', level: '$_id.level', name: 1, count: 1 } },
      ]),
  }
}
