import type { PlainDate, RevocationEntryState, RevocationState } from '@anju/shared-types'
import { type ClientSession, type Connection, type QueryFilter, Schema } from 'mongoose'

export interface Opinion {
  staffNo: string
  /** As it is shown: 陈立 · 窗口主管. */
  shown: string
  at: Date
  yes: boolean
  reason: string
}

export interface RevocationRow {
  _id: string
  /** Grows with every change: an update filters on the one it read. */
  revision: number
  number: string
  state: RevocationState
  /** There while nothing is decided: one at a time a pledge, by a unique index. */
  open?: true
  caseId: string
  promiseId: string
  /** Of whoever pledged. */
  idIndex: string
  partyId: string
  paper: string
  foundBy: string
  foundByShown: string
  foundAt: Date
  /** Sealed JSON `{ finding, evidence }`: what was found out about somebody. */
  sealed: string
  /** Sealed; `by`: who wrote it down for them. */
  answer?: { at: Date; sealed: string; by?: string }
  /** Since when somebody of the side knows of it; without that no days run out. */
  told?: Date
  /** The last day, and the instant at which it is over. */
  answerBy: PlainDate
  answerUntil: Date
  isRegistered: boolean
  first?: Opinion
  second?: Opinion
  register?: { state: RevocationEntryState; tries: number; reason?: string; registerNumber?: string }
  /** `reason` is for whoever pledged and for the staff: other sides read the step only. */
  history: { at: Date; who: string; text: string; reason?: string }[]
}

const mixed = { type: Schema.Types.Mixed }
const schema = new Schema<RevocationRow>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    number: { type: String, required: true },
    state: { type: String, required: true },
    open: Boolean,
    caseId: { type: String, required: true },
    promiseId: { type: String, required: true },
    idIndex: { type: String, required: true },
    partyId: { type: String, required: true },
    paper: { type: String, required: true },
    foundBy: { type: String, required: true },
    foundByShown: { type: String, required: true },
    foundAt: { type: Date, required: true },
    sealed: { type: String, required: true },
    answer: mixed,
    told: Date,
    answerBy: { type: String, required: true },
    answerUntil: { type: Date, required: true },
    isRegistered: { type: Boolean, required: true },
    first: mixed,
    second: mixed,
    register: mixed,
    history: { ...mixed, required: true },
  },
  { versionKey: false, minimize: false, collection: 'revocations' },
)
schema.index({ caseId: 1, promiseId: 1 }, { unique: true, partialFilterExpression: { open: true } })
schema.index({ caseId: 1, promiseId: 1, _id: -1 })
schema.index({ state: 1, _id: 1 })
schema.index({ idIndex: 1, _id: -1 })
schema.index({ 'register.state': 1 }, { partialFilterExpression: { 'register.state': { $exists: true } } })

const LISTED = 50
const openStates: RevocationState[] = ['hearing', 'deciding', 'confirming']
/** Decided, and the register has still to be told: as open as one that is not decided. */
const untold: RevocationEntryState[] = ['due', 'refused']
const listed = {
  open: { $or: [{ state: { $in: openStates } }, { 'register.state': { $in: untold } }] },
  ended: { state: { $in: ['revoked', 'dropped'] }, 'register.state': { $nin: untold } },
}

export type RevocationStore = ReturnType<typeof createRevocationStore>

export function createRevocationStore(db: Connection) {
  const model = db.model<RevocationRow>('Revocation', schema)
  return {
    find: (id: string, session: ClientSession | null = null) =>
      model.findById(id).session(session).lean<RevocationRow>(),
    // Straight to the driver: a duplicate key then names its index.
    insert: (row: RevocationRow, session: ClientSession) => model.collection.insertOne(row as never, { session }),

    /** Writes a change of the row as it was read, `undefined` taking a field away; false when somebody was faster. */
    async save(
      { _id, revision, state }: RevocationRow,
      set: Partial<RevocationRow>,
      entry: RevocationRow['history'][number],
      session: ClientSession,
    ): Promise<boolean> {
      const isOver = set.state === 'revoked' || set.state === 'dropped'
      const fields = Object.entries(set)
      const gone = fields.filter(([, value]) => value === undefined).map(([key]) => [key, 1])
      const unset = Object.fromEntries(isOver ? [...gone, ['open', 1]] : gone)
      const result = await model.collection.updateOne(
        { _id: _id as never, revision, state },
        {
          $set: Object.fromEntries(fields.filter(([, value]) => value !== undefined)),
          $unset: unset,
          $inc: { revision: 1 },
          $push: { history: entry },
        } as never,
        { session },
      )
      return result.modifiedCount === 1
    },

    /** Beside whatever else happens to the row: an answer in this moment is not refused for it. */
    noteTold: (_id: string, at: Date) => model.updateOne({ _id, told: { $exists: false } }, { $set: { told: at } }),

    lastOf: (caseId: string, promiseId: string) =>
      model.findOne({ caseId, promiseId }).sort({ _id: -1 }).lean<RevocationRow>(),

    ofPerson: (idIndexes: readonly string[]) =>
      model
        .find({ idIndex: { $in: [...idIndexes] } })
        .sort({ _id: -1 })
        .limit(LISTED)
        .lean<RevocationRow[]>(),

    list: (which: 'open' | 'ended', after: string | undefined, limit: number) =>
      model
        .find({ ...listed[which], ...(after && { _id: { $gt: after } }) } as QueryFilter<RevocationRow>)
        .sort({ _id: 1 })
        .limit(limit)
        .lean<RevocationRow[]>(),

    // What the clock asks for.
    unanswered: (now: Date) =>
      model
        .find({ state: 'hearing', answerUntil: { $lte: now }, told: { $exists: true } })
        .limit(200)
        .lean<RevocationRow[]>(),
    toTellRegister: () => model.find({ 'register.state': 'due' }).limit(200).lean<RevocationRow[]>(),
  }
}
