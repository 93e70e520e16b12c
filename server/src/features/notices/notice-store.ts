import { type ClientSession, type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from '../../platform/db/errors.ts'

/** One thing that one person was told; the in-app inbox shows it. */
export interface NoticeRow {
  _id: string
  eventId: string
  accountId: string
  /** Sealed JSON `{ name, phone? }` of somebody without an account; `accountId` is then nobody's. */
  outsider?: string
  title: string
  text: string
  page?: string
  at: Date
  read: boolean
}

const schema = new Schema<NoticeRow>(
  {
    _id: { type: String, required: true },
    eventId: { type: String, required: true },
    accountId: { type: String, required: true },
    outsider: String,
    title: { type: String, required: true },
    text: { type: String, required: true },
    page: String,
    at: { type: Date, required: true },
    read: { type: Boolean, required: true },
  },
  { versionKey: false, collection: 'notices' },
)
// One message per event and person, however often it is asked for.
schema.index({ eventId: 1, accountId: 1 }, { unique: true })
schema.index({ accountId: 1, at: -1, _id: -1 })
schema.index({ accountId: 1 }, { partialFilterExpression: { read: false } })

export const noticeModel = (db: Connection) => db.model<NoticeRow>('Notice', schema)

export type NoticeStore = ReturnType<typeof createNoticeStore>

const PAGE = 20

export function createNoticeStore(db: Connection) {
  const model = noticeModel(db)
  return {
    /** Inserts it, or gives the one that is there already. */
    async keep(row: NoticeRow): Promise<NoticeRow> {
      try {
        await model.collection.insertOne(row as never)
        return row
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        const { eventId, accountId } = row
        return (await model.findOne({ eventId, accountId }).lean<NoticeRow>()) ?? row
      }
    },

    find: (id: string) => model.findById(id).lean<NoticeRow>(),

    /** Which of these nobody has read in the app. */
    unread: (ids: readonly string[]) => model.find({ _id: { $in: [...ids] }, read: { $ne: true } }).lean<NoticeRow[]>(),

    /** Newest first. A page ends with all of one moment, so that the next one can begin before it. */
    async list(accountId: string, before: Date | undefined): Promise<NoticeRow[]> {
      const filter = { accountId, ...(before ? { at: { $lt: before } } : {}) }
      const rows = await model.find(filter).sort({ at: -1, _id: -1 }).limit(PAGE).lean<NoticeRow[]>()
      const last = rows.at(-1)
      if (!last || rows.length < PAGE) return rows
      const known = rows.map((row) => row._id)
      const sameMoment = await model
        .find({ accountId, at: last.at, _id: { $nin: known } })
        .sort({ _id: -1 })
        .lean<NoticeRow[]>()
      return [...rows, ...sameMoment]
    },

    countUnread: (accountId: string) => model.countDocuments({ accountId, read: false }),

    /** False when there is no such notice of this person. */
    async markRead(id: string, accountId: string): Promise<boolean> {
      const result = await model.updateOne({ _id: id, accountId }, { $set: { read: true } })
      return result.matchedCount === 1
    },

    /** Part of a merge. Both may have been told of one event; then the ended account's copy goes. */
    async move(from: string, into: string, session: ClientSession) {
      const rows = await model.find({ accountId: from }, { eventId: 1 }).session(session).lean<NoticeRow[]>()
      const twice = await model
        .find({ accountId: into, eventId: { $in: rows.map((row) => row.eventId) } }, { eventId: 1 })
        .session(session)
        .lean<NoticeRow[]>()
      if (twice.length) {
        await model.deleteMany({ accountId: from, eventId: { $in: twice.map((row) => row.eventId) } }, { session })
      }
      await model.updateMany({ accountId: from }, { $set: { accountId: into } }, { session })
    },
  }
}
