import type { BatchState, PlainDate } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Config } from '../../config.ts'
import type { Fault, ListRow } from '../../domain/batches/check-list.ts'

/** A list of homes of one organisation, from the first upload to the last child's end. */
export interface BatchRow {
  _id: string
  number: string
  revision: number
  city: Config['CITY']
  code: string
  name: string
  /** The versions of the day on which it was begun. */
  begunOn: PlainDate
  items: { code: string; version: number }[]
  organisation: { creditCode: string; name: string; idIndex: string }
  state: BatchState
  answers: Record<string, string>
  details: Record<string, string>
  list?: {
    fileName: string
    sha256: string
    uploadedAt: Date
    by: string
    filled: number
    rows: ListRow[]
    faults: Fault[]
    isCompared: boolean
  }
  /** Shared by all children: handed in once. */
  papers: { material: string; documentId: string; accountId: string; at: Date; by: string }[]
  confirmed?: { at: Date; by: string; digest: string; device?: string }
  /** Children made so far; counted with them. */
  created: number
  history: { at: Date; who: string; text: string }[]
  createdAt: Date
  changedAt: Date
}

const mixed = { type: Schema.Types.Mixed }
const schema = new Schema<BatchRow>(
  {
    _id: { type: String, required: true },
    number: { type: String, required: true },
    revision: { type: Number, required: true },
    city: { type: String, required: true },
    code: { type: String, required: true },
    name: { type: String, required: true },
    begunOn: { type: String, required: true },
    items: { ...mixed, required: true },
    organisation: { ...mixed, required: true },
    state: { type: String, required: true },
    answers: { ...mixed, required: true },
    details: { ...mixed, required: true },
    list: mixed,
    papers: { ...mixed, required: true },
    confirmed: mixed,
    created: { type: Number, required: true },
    history: { ...mixed, required: true },
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: 'case-batches' },
)
schema.index({ 'organisation.idIndex': 1, _id: -1 })
schema.index({ state: 1, changedAt: 1 })
schema.index({ number: 1 }, { unique: true })

export type BatchPatch = Partial<Omit<BatchRow, '_id' | 'revision' | 'history' | 'createdAt'>>
export type BatchStore = ReturnType<typeof createBatchStore>

export function createBatchStore(db: Connection) {
  const model = db.model<BatchRow>('CaseBatch', schema)
  return {
    find: (id: string, session: ClientSession | null = null): Promise<BatchRow | null> =>
      model.findById(id).session(session).lean<BatchRow>(),

    byNumber: (number: string): Promise<BatchRow | null> => model.findOne({ number }).lean<BatchRow>(),

    async insert(row: BatchRow, session: ClientSession) {
      await model.collection.insertOne(row as never, { session })
    },

    /** Writes one change; false when somebody was faster. */
    async save(
      session: ClientSession,
      read: Pick<BatchRow, '_id' | 'state' | 'revision'>,
      patch: BatchPatch,
      entry?: BatchRow['history'][number],
    ): Promise<boolean> {
      const result = await model.updateOne(
        { _id: read._id, state: read.state, revision: read.revision },
        { $set: patch, $inc: { revision: 1 }, ...(entry && { $push: { history: entry } }) },
        { session },
      )
      return result.modifiedCount === 1
    },

    /** Of some organisations, the newest first, without their lists. */
    ofOrganisations: (idIndexes: readonly string[]): Promise<BatchRow[]> =>
      model
        .find({ 'organisation.idIndex': { $in: [...idIndexes] }, state: { $ne: 'discarded' } }, { list: 0 })
        .sort({ _id: -1 })
        .limit(100)
        .lean<BatchRow[]>(),

    open: (idIndex: string, session: ClientSession): Promise<number> =>
      model.countDocuments({ 'organisation.idIndex': idIndex, state: 'filling' }).session(session),

    /** In one state since before a moment: ids only. */
    async restingSince(state: BatchState, before: Date, limit: number): Promise<string[]> {
      const rows = await model
        .find({ state, changedAt: { $lte: before } }, { _id: 1 })
        .sort({ changedAt: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>()
      return rows.map((row) => row._id)
    },
  }
}
