import type { NameDoubtState, SpellingPlace } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { DoubtVerdict } from '../../domain/identity/name-doubt.ts'

/** Two spellings that may be one name, with what was decided: the row stays, so that nobody is asked twice (E30). */
export interface NameDoubtRow {
  _id: string
  accountId: string
  /** Blind index of the person's number. */
  idIndex: string
  /** Blind index of the other spelling: one question for one person and spelling, ever. */
  writtenIndex: string
  /** Sealed: the name that the register of people knows, and the other spelling. */
  proved: string
  written: string
  place: SpellingPlace
  /** In which matter it came up. */
  context: string
  state: NameDoubtState
  opinions: { at: Date; staffNo: string; name: string; verdict: DoubtVerdict; reason: string }[]
  openedAt: Date
  settledAt?: Date
}

/** Somebody says that their name is wrong. */
export interface NameReportRow {
  _id: string
  accountId: string
  idIndex: string
  /** Sealed: it names the person. */
  words: string
  at: Date
  answer?: { at: Date; staffNo: string; name: string; text: string }
}

const mixed = { type: Schema.Types.Mixed }
const doubtSchema = new Schema<NameDoubtRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    idIndex: { type: String, required: true },
    writtenIndex: { type: String, required: true },
    proved: { type: String, required: true },
    written: { type: String, required: true },
    place: { type: String, required: true },
    context: { type: String, default: '' },
    state: { type: String, required: true },
    opinions: mixed,
    openedAt: { type: Date, required: true },
    settledAt: Date,
  },
  { versionKey: false, minimize: false, collection: 'name_doubts' },
)
doubtSchema.index({ idIndex: 1, writtenIndex: 1 }, { unique: true })
doubtSchema.index({ state: 1, openedAt: 1 })

const reportSchema = new Schema<NameReportRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    idIndex: { type: String, required: true },
    words: { type: String, required: true },
    at: { type: Date, required: true },
    answer: mixed,
  },
  { versionKey: false, collection: 'name_reports' },
)
reportSchema.index({ idIndex: 1, at: 1 })
reportSchema.index({ at: 1 }, { partialFilterExpression: { answer: { $exists: false } } })

export const nameDoubtModel = (db: Connection) => db.model<NameDoubtRow>('NameDoubt', doubtSchema)
const nameReportModel = (db: Connection) => db.model<NameReportRow>('NameReport', reportSchema)

export type NameStore = ReturnType<typeof createNameStore>

const AT_ONCE = 200

export function createNameStore(db: Connection) {
  const doubts = nameDoubtModel(db)
  const reports = nameReportModel(db)
  return {
    // Straight to the driver: a duplicate key then names its index.
    insertDoubt: async (row: NameDoubtRow, session: ClientSession) => {
      await doubts.collection.insertOne(row as never, { session })
    },

    doubtOf: (idIndex: string, writtenIndex: string) => doubts.findOne({ idIndex, writtenIndex }).lean<NameDoubtRow>(),

    doubt: (id: string, session: ClientSession | null = null) =>
      doubts.findById(id).session(session).lean<NameDoubtRow>(),

    /** False when somebody else has said something meanwhile. */
    async saveDoubt(
      { _id, state, opinions }: NameDoubtRow,
      patch: Partial<NameDoubtRow>,
      session: ClientSession,
    ): Promise<boolean> {
      const result = await doubts.updateOne(
        { _id, state, opinions: { $size: opinions.length } },
        { $set: patch },
        { session },
      )
      return result.modifiedCount === 1
    },

    doubtsOf: (idIndex: string) => doubts.find({ idIndex }).sort({ openedAt: 1 }).limit(AT_ONCE).lean<NameDoubtRow[]>(),

    openDoubts: () =>
      doubts
        .find({ state: { $in: ['first', 'second', 'third'] } })
        .sort({ openedAt: 1 })
        .limit(AT_ONCE)
        .lean<NameDoubtRow[]>(),

    insertReport: async (row: NameReportRow, session: ClientSession) => {
      await reports.insertMany([row], { session })
    },

    reportsOf: (idIndex: string) => reports.find({ idIndex }).sort({ at: -1 }).limit(AT_ONCE).lean<NameReportRow[]>(),

    report: (id: string) => reports.findById(id).lean<NameReportRow>(),

    openReports: () =>
      reports
        .find({ answer: { $exists: false } })
        .sort({ at: 1 })
        .limit(AT_ONCE)
        .lean<NameReportRow[]>(),

    async answerReport(id: string, answer: NonNullable<NameReportRow['answer']>, session: ClientSession) {
      const result = await reports.updateOne({ _id: id, answer: { $exists: false } }, { $set: { answer } }, { session })
      return result.modifiedCount === 1
    },
  }
}
