import type { OutreachEnd, OutreachKind, OutreachState } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from '../../../platform/db/errors.ts'

/** A person whom a message that matters did not reach: somebody of the staff calls, writes or goes there (E73). */
export interface OutreachRow {
  /** Of the notice: one task a message and person. */
  _id: string
  accountId: string
  /** Sealed JSON `{ name, phone? }` of somebody without an account. */
  outsider?: string
  title: string
  text: string
  page?: string
  why: string
  at: Date
  state: OutreachState
  /** Absent: a message that did not arrive. */
  kind?: OutreachKind
  /** Its clock: reminded before, escalated after. */
  due?: Date
  caseId?: string
  ratingId?: string
  /** Staff numbers of those whom it is about: they neither see it nor call. */
  notFor?: string[]
  promisedBy?: { staffNo: string; name: string; accountId: string }
  remindedAt?: Date
  escalatedAt?: Date
  /** Who has called up the phone number last. */
  openedBy?: string
  done?: { at: Date; staffNo: string; name: string; how: OutreachEnd; words: string }
}

const schema = new Schema<OutreachRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    outsider: String,
    title: { type: String, required: true },
    text: { type: String, required: true },
    page: String,
    why: { type: String, required: true },
    at: { type: Date, required: true },
    state: { type: String, required: true },
    kind: String,
    due: Date,
    caseId: String,
    ratingId: String,
    notFor: { type: [String], default: undefined },
    promisedBy: { type: Schema.Types.Mixed },
    remindedAt: Date,
    escalatedAt: Date,
    openedBy: String,
    done: { type: Schema.Types.Mixed },
  },
  { versionKey: false, collection: 'outreach' },
)
schema.index({ state: 1, at: 1 })
schema.index({ state: 1, due: 1 })

const PAGE = 50

export type OutreachStore = ReturnType<typeof createOutreachStore>

export function createOutreachStore(db: Connection) {
  const model = db.model<OutreachRow>('Outreach', schema)
  return {
    find: (id: string) => model.findById(id).lean<OutreachRow>(),

    async keep(row: OutreachRow, session?: ClientSession): Promise<void> {
      try {
        await model.collection.insertOne(row as never, { session })
      } catch (error) {
        // Asked for before.
        if (!isDuplicateKey(error)) throw error
      }
    },

    /** Who has waited longest comes first; of the settled ones the newest. */
    list: (state: OutreachRow['state'], { kind, staffNo }: { kind?: OutreachKind; staffNo: string }) =>
      model
        .find({
          state,
          notFor: { $ne: staffNo },
          ...(kind && { kind: kind === 'unreached' ? { $exists: false } : kind }),
        })
        .sort({ at: state === 'open' ? 1 : -1 })
        .limit(PAGE)
        .lean<OutreachRow[]>(),

    /** Open ones with a clock that ends before. */
    dueBefore: (until: Date) =>
      model
        .find({ state: 'open', due: { $lte: until }, escalatedAt: { $exists: false } })
        .sort({ due: 1 })
        .limit(PAGE)
        .lean<OutreachRow[]>(),
    mark: (id: string, what: 'remindedAt' | 'escalatedAt', at: Date) =>
      model.updateOne({ _id: id }, { $set: { [what]: at } }),

    count: () => model.countDocuments({ state: 'open' }),

    opened: (id: string, staffNo: string, session: ClientSession) =>
      model.updateOne({ _id: id }, { $set: { openedBy: staffNo } }, { session }),

    /** False when somebody settled it meanwhile. */
    async settle(id: string, done: NonNullable<OutreachRow['done']>, session: ClientSession): Promise<boolean> {
      const result = await model.updateOne({ _id: id, state: 'open' }, { $set: { state: 'done', done } }, { session })
      return result.modifiedCount === 1
    },
  }
}
