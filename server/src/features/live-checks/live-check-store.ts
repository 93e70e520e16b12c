import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { LiveCheckRow, LiveCheckSubject } from './live-check-record.ts'

const mixed = { type: Schema.Types.Mixed }
const schema = new Schema<LiveCheckRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    idIndex: { type: String, required: true },
    subject: { ...mixed, required: true },
    digest: { type: String, required: true },
    title: { type: String, required: true },
    sealedText: { type: String, required: true },
    page: { type: String, required: true },
    reasons: [String],
    way: { type: String, required: true },
    state: { type: String, required: true },
    begunAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    dueAt: Date,
    wechat: mixed,
    alipay: mixed,
    failure: mixed,
    record: mixed,
  },
  { versionKey: false, collection: 'live_checks' },
)
// One at a time for one person and one act.
schema.index(
  { idIndex: 1, 'subject.kind': 1, 'subject.id': 1 },
  { unique: true, partialFilterExpression: { state: 'open' } },
)
schema.index({ idIndex: 1, begunAt: 1 })
schema.index({ 'subject.id': 1, state: 1 })
schema.index({ state: 1, way: 1, begunAt: 1 })
schema.index({ state: 1, endsAt: 1 })

export const liveCheckModel = (db: Connection) => db.model<LiveCheckRow>('LiveCheck', schema)

export type LiveCheckStore = ReturnType<typeof createLiveCheckStore>

const isFor = ({ kind, id }: LiveCheckSubject) => ({ 'subject.kind': kind, 'subject.id': id })

export function createLiveCheckStore(db: Connection) {
  const model = liveCheckModel(db)
  return {
    insert: async (row: LiveCheckRow, session: ClientSession) => {
      await model.insertMany([row], { session })
    },

    find: (id: string, session: ClientSession | null = null) =>
      model.findById(id).session(session).lean<LiveCheckRow>(),

    /** The newest of one person for one act, whatever became of it. */
    newest: (idIndex: string, subject: LiveCheckSubject) =>
      model
        .findOne({ idIndex, ...isFor(subject) })
        .sort({ _id: -1 })
        .lean<LiveCheckRow>(),

    /** Those of one person for one act that are not over. */
    alive: (idIndex: string, subject: LiveCheckSubject, session: ClientSession) =>
      model
        .find({ idIndex, ...isFor(subject), state: { $in: ['open', 'passed'] } })
        .session(session)
        .lean<LiveCheckRow[]>(),

    /** A passed one of exactly this act that may still be used. */
    usable: (idIndex: string, subject: LiveCheckSubject, digest: string, now: Date, session: ClientSession) =>
      model
        .findOne({ idIndex, ...isFor(subject), digest, state: 'passed', endsAt: { $gt: now } })
        .session(session)
        .lean<LiveCheckRow>(),

    /** False when somebody was faster. */
    async save(
      { _id, state }: Pick<LiveCheckRow, '_id' | 'state'>,
      patch: Partial<LiveCheckRow>,
      session: ClientSession,
    ): Promise<boolean> {
      const result = await model.updateOne({ _id, state }, { $set: patch }, { session })
      return result.modifiedCount === 1
    },

    countSince: (idIndex: string, since: Date) => model.countDocuments({ idIndex, begunAt: { $gte: since } }),

    /** What waits for a person of the staff, the oldest first. */
    waiting: (limit: number) =>
      model
        .find({ state: 'open', way: { $in: ['window', 'call'] } })
        .sort({ begunAt: 1 })
        .limit(limit)
        .lean<LiveCheckRow[]>(),

    /** Whether somebody waits for a person of the staff with this act. */
    async isWaiting(subject: LiveCheckSubject): Promise<boolean> {
      const row = await model.findOne({ ...isFor(subject), state: 'open', way: { $in: ['window', 'call'] } }).lean()
      return row !== null
    },

    overdue: (now: Date, limit: number) =>
      model
        .find({ state: { $in: ['open', 'passed'] }, endsAt: { $lte: now } })
        .limit(limit)
        .lean<LiveCheckRow[]>(),
  }
}
