import type { CaseDepartment, CaseState } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { isOver } from '../../domain/cases/states.ts'
import type { CaseRow, HistoryRow, PromiseRow } from './case-record.ts'

const mixed = { type: Schema.Types.Mixed }
const schema = new Schema<CaseRow>(
  {
    _id: { type: String, required: true },
    number: String,
    revision: { type: Number, required: true },
    city: { type: String, required: true },
    code: { type: String, required: true },
    name: { type: String, required: true },
    items: { ...mixed, required: true },
    cityVersion: Number,
    plan: { ...mixed, required: true },
    limits: { ...mixed, required: true },
    state: { type: String, required: true },
    suspension: mixed,
    alert: mixed,
    proposal: mixed,
    parties: { ...mixed, required: true },
    answers: { ...mixed, required: true },
    property: mixed,
    priceFen: Number,
    details: mixed,
    remark: String,
    papers: mixed,
    promises: mixed,
    held: mixed,
    wantsMore: mixed,
    instant: mixed,
    promised: [String],
    tasks: mixed,
    shortfalls: mixed,
    spans: mixed,
    departments: [String],
    hands: mixed,
    holders: { type: [String], default: undefined },
    escalated: mixed,
    dueMoves: mixed,
    calendarSeen: String,
    waits: Boolean,
    attention: Boolean,
    assignee: String,
    acceptedAt: Date,
    acceptedBy: String,
    acceptedByName: String,
    decidedBy: String,
    submittedAt: Date,
    dueAt: Date,
    clockAt: Date,
    warned: Number,
    restrictions: mixed,
    entry: mixed,
    fees: mixed,
    ending: mixed,
    seenBy: mixed,
    signatures: mixed,
    history: mixed,
    batch: mixed,
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: 'cases' },
)
schema.index({ number: 1 }, { unique: true, partialFilterExpression: { number: { $exists: true } } })
schema.index({ 'parties.idIndex': 1, _id: -1 })
// The lists of staff: what an office has to do, the most urgent first. Ended cases are in none of them. Of several offices an index on the
// array would have to be merged and sorted, so everybody's work has one of its own.
schema.index({ waits: 1, dueAt: 1, _id: 1 }, { partialFilterExpression: { waits: { $exists: true } } })
schema.index({ attention: 1, dueAt: 1, _id: 1 }, { partialFilterExpression: { attention: { $exists: true } } })
schema.index({ waits: 1, code: 1, dueAt: 1, _id: 1 }, { partialFilterExpression: { waits: { $exists: true } } })
schema.index({ departments: 1, dueAt: 1, _id: 1 }, { partialFilterExpression: { departments: { $exists: true } } })
schema.index({ holders: 1, dueAt: 1, _id: 1 }, { partialFilterExpression: { holders: { $exists: true } } })
schema.index(
  { 'property.unitCode': 1, state: 1 },
  { partialFilterExpression: { 'property.unitCode': { $exists: true } } },
)
// A batch makes one case of a home, however often its work is repeated.
schema.index(
  { 'batch.id': 1, 'batch.unit': 1 },
  { unique: true, partialFilterExpression: { 'batch.id': { $exists: true } } },
)
schema.index(
  { 'parties.confirmed.device': 1 },
  { partialFilterExpression: { 'parties.confirmed.device': { $exists: true } } },
)
schema.index({ clockAt: 1 }, { partialFilterExpression: { clockAt: { $exists: true } } })
schema.index(
  { 'instant.sample.state': 1, _id: 1 },
  { partialFilterExpression: { 'instant.sample.state': { $exists: true } } },
)
schema.index({ code: 1, 'instant.outcome': 1 }, { partialFilterExpression: { 'instant.outcome': { $exists: true } } })
schema.index({ promised: 1, _id: 1 }, { partialFilterExpression: { promised: { $exists: true } } })
schema.index({ 'entry.number': 1 }, { unique: true, partialFilterExpression: { 'entry.number': { $exists: true } } })

/** One row a person who ever promised a paper: two of their cases that are handed in at the same instant meet here. */
const lineSchema = new Schema<{ _id: string; turns: number }>(
  { _id: { type: String, required: true }, turns: { type: Number, required: true } },
  { versionKey: false, collection: 'promise_lines' },
)

export const caseModel = (db: Connection) => db.model<CaseRow>('Case', schema)

/** Fields a change may write; `undefined` takes the field away. */
export type CasePatch = Partial<Omit<CaseRow, '_id' | 'revision' | 'history' | 'createdAt'>>

export type CaseStore = ReturnType<typeof createCaseStore>

export function createCaseStore(db: Connection) {
  const model = caseModel(db)
  const lines = db.model('PromiseLine', lineSchema)
  return {
    find: (id: string, session: ClientSession | null = null): Promise<CaseRow | null> =>
      model.findById(id).session(session).lean<CaseRow>(),

    /** Any child of a batch that somebody of staff has opened. */
    childOpenedBy: (batchId: string, staffNo: string): Promise<CaseRow | null> =>
      model.findOne({ 'batch.id': batchId, 'seenBy.staffNo': staffNo }).lean<CaseRow>(),

    /** All children of a batch, without what a list does not show. */
    ofBatch: (batchId: string, session: ClientSession | null = null): Promise<CaseRow[]> =>
      model.find({ 'batch.id': batchId }, { history: 0, signatures: 0, spans: 0 }).session(session).lean<CaseRow[]>(),

    byEntry: (number: string): Promise<CaseRow | null> => model.findOne({ 'entry.number': number }).lean<CaseRow>(),

    // Straight to the driver: the object is ours and whole, and a duplicate key then names its index.
    insert: async (session: ClientSession, row: CaseRow) => {
      await model.collection.insertOne(row as never, { session })
    },

    /** Writes one change with its history entries; false when somebody was faster. */
    async save(
      session: ClientSession,
      read: Pick<CaseRow, '_id' | 'state' | 'revision'>,
      patch: CasePatch,
      entries: readonly HistoryRow[],
    ): Promise<boolean> {
      const { set, unset } = split(patch)
      const result = await model.updateOne(
        { _id: read._id, state: read.state, revision: read.revision },
        {
          $set: set,
          ...(Object.keys(unset).length > 0 && { $unset: unset }),
          $inc: { revision: 1 },
          ...(entries.length > 0 && { $push: { history: { $each: [...entries] } } }),
        },
        { session },
      )
      return result.modifiedCount === 1
    },

    /** Records that somebody of staff looked at the file as it is now, and what the register said then. Not a change of the case. */
    async look(
      read: CaseRow,
      look: CaseRow['seenBy'][number],
      restrictions: CaseRow['restrictions'],
    ): Promise<CaseRow> {
      const seenBy = [...read.seenBy.filter(({ staffNo }) => staffNo !== look.staffNo), look]
      // Two who open it at once: each one's look is put in by itself.
      await model.collection.updateOne({ _id: read._id as never }, {
        $pull: { seenBy: { staffNo: look.staffNo } },
      } as never)
      const pushed = { $push: { seenBy: look }, ...(restrictions && { $set: { restrictions } }) }
      await model.collection.updateOne({ _id: read._id as never }, pushed as never)
      return { ...read, seenBy, ...(restrictions && { restrictions }) }
    },

    /** When the clock looks at it next. */
    async wake(id: string, at: Date, session: ClientSession | null = null) {
      await model.updateOne({ _id: id }, { $set: { clockAt: at } }, { session: session ?? undefined })
    },

    /** The newest first: what a person began, and what waits for them under the number they proved. Others' drafts are not theirs yet. */
    ofSides: (idIndexes: readonly string[]): Promise<CaseRow[]> =>
      model
        .find({
          'parties.idIndex': { $in: [...idIndexes] },
          // Children of a batch are listed with it: a hundred of them would bury everything else.
          batch: { $exists: false },
          $or: [
            { state: { $nin: ['draft', 'discarded'] } },
            { parties: { $elemMatch: { idIndex: { $in: [...idIndexes] }, isApplicant: true } } },
          ],
        })
        .sort({ _id: -1 })
        .limit(100)
        .lean<CaseRow[]>(),

    drafts: (idIndex: string, session: ClientSession): Promise<number> =>
      model
        .countDocuments({ state: 'draft', parties: { $elemMatch: { idIndex, isApplicant: true } } })
        .session(session),

    /** What a person promised in other cases that were handed in. What a case that ended still owed is owed no more. */
    async promisesOf(idIndex: string, besides: string, session: ClientSession | null): Promise<PromiseRow[]> {
      const rows = await model
        .find(
          {
            'parties.idIndex': idIndex,
            'promises.idIndex': idIndex,
            _id: { $ne: besides },
            state: { $nin: ['draft', 'confirming', 'discarded'] },
          },
          { promises: 1, state: 1 },
        )
        .session(session)
        .lean<Pick<CaseRow, 'promises' | 'state'>[]>()
      return rows.flatMap(({ promises = [], state }) =>
        promises.filter(
          (one) => one.idIndex === idIndex && (!isOver(state) || one.accepted || one.brokenOn || one.foundFalse),
        ),
      )
    },

    /** Takes a person's turn: of two changes that depend on how they stand, one waits for the other. */
    inLine: async (idIndex: string, session: ClientSession) => {
      await lines.updateOne({ _id: idIndex }, { $inc: { turns: 1 } }, { upsert: true, session })
    },

    /** Decisions of the machine that were drawn, the oldest first. */
    sampled: (state: 'waiting' | 'differed'): Promise<CaseRow[]> =>
      model.find({ 'instant.sample.state': state }).sort({ _id: 1 }).limit(200).lean<CaseRow[]>(),

    /** How often the machine decided, by item, and how often people saw it the same way. */
    instantCounts(): Promise<InstantCount[]> {
      const when = (field: string, value: string) => ({ $sum: { $cond: [{ $eq: [field, value] }, 1, 0] } })
      return model.aggregate<InstantCount>([
        { $match: { 'instant.outcome': { $exists: true } } },
        {
          $group: {
            _id: '$code',
            decided: when('$instant.outcome', 'decide'),
            toPeople: when('$instant.outcome', 'person'),
            agreed: when('$instant.sample.state', 'agreed'),
            differed: when('$instant.sample.state', 'differed'),
          },
        },
        { $project: { _id: 0, code: '$_id', decided: 1, toPeople: 1, agreed: 1, differed: 1 } },
      ])
    },

    /** Cases with an open or a broken promise, the oldest first. */
    withPromises: (state: 'open' | 'broken', after: string | undefined, limit: number): Promise<CaseRow[]> =>
      model
        .find({ promised: state, ...(after && { _id: { $gt: after } }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<CaseRow[]>(),

    countPromises: (state: 'open' | 'broken'): Promise<number> => model.countDocuments({ promised: state }),

    /** One page of a list of staff, the most urgent first. */
    page: (filter: DeskFilter, limit: number): Promise<CaseRow[]> =>
      model.find(deskQuery(filter)).sort({ dueAt: 1, _id: 1 }).limit(limit).lean<CaseRow[]>(),

    /** The same without what only an open file shows: the larger part of a document. */
    lines: (filter: DeskFilter, limit: number): Promise<DeskRow[]> =>
      model.find(deskQuery(filter), notInLists).sort({ dueAt: 1, _id: 1 }).limit(limit).lean<DeskRow[]>(),

    /** How much somebody has in hand; counts no further than it matters. */
    load: (staffNo: string, most: number): Promise<number> =>
      model.countDocuments({ holders: staffNo }, { limit: most }),

    /** Cases whose clock runs, the oldest first, a page at a time. */
    running: (after: string | undefined, limit: number): Promise<CaseRow[]> =>
      model
        .find({ clockAt: { $exists: true }, acceptedAt: { $exists: true }, ...(after && { _id: { $gt: after } }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<CaseRow[]>(),

    /** What somebody has in hand, the most urgent first. */
    heldBy: (staffNo: string, most: number): Promise<CaseRow[]> =>
      model.find({ holders: staffNo }).sort({ dueAt: 1, _id: 1 }).limit(most).lean<CaseRow[]>(),

    /** Counts no further than a list shows. */
    count: (filter: DeskFilter): Promise<number> => model.countDocuments(deskQuery(filter), { limit: MOST_COUNTED }),

    /** What the clock has to look at, at most `limit` at a time; the next run takes the rest. */
    async clockDue(now: Date, limit: number): Promise<string[]> {
      const rows = await model
        .find({ clockAt: { $lte: now } }, { _id: 1 })
        .sort({ clockAt: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>()
      return rows.map((row) => row._id)
    },

    /** Cases that wait for the yes of whoever proves this number. */
    waitingFor: (idIndex: string): Promise<CaseRow[]> =>
      model
        .find({ state: 'confirming', parties: { $elemMatch: { idIndex, confirmed: { $exists: false } } } })
        .sort({ _id: -1 })
        .limit(50)
        .lean<CaseRow[]>(),

    /** Other cases in which somebody said yes with this device since then, the newest first. */
    confirmedWith: (device: string, since: Date, exceptId: string, limit: number): Promise<CaseRow[]> =>
      model
        .find({
          _id: { $ne: exceptId },
          parties: { $elemMatch: { 'confirmed.device': device, 'confirmed.at': { $gt: since } } },
        })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<CaseRow[]>(),

    /** Open cases on a unit. */
    async onUnit(unitCode: string, states: readonly CaseState[]): Promise<string[]> {
      const rows = await model
        .find({ 'property.unitCode': unitCode, state: { $in: [...states] } }, { _id: 1 })
        .lean<{ _id: string }[]>()
      return rows.map((row) => row._id)
    },
  }
}

export interface InstantCount {
  code: string
  decided: number
  toPeople: number
  agreed: number
  differed: number
}

export interface DeskFilter {
  /** Some office has work on it. */
  waits?: true
  departments?: readonly CaseDepartment[]
  holder?: string
  code?: string
  state?: CaseState
  attention?: boolean
  after?: { dueAt: Date; id: string }
}

/** Above it a list says so instead of a figure: nobody plans by it, and counting costs as much as there is. */
export const MOST_COUNTED = 1_000

/** Nothing of it is in a line of a list. */
const notInLists = { history: 0, signatures: 0, seenBy: 0, papers: 0, answers: 0, details: 0, restrictions: 0 } as const
export type DeskRow = Omit<CaseRow, keyof typeof notInLists>

function deskQuery({ waits, departments, holder, code, state, attention, after }: DeskFilter): Record<string, unknown> {
  const every = [
    waits && { waits },
    // One office by equality: an index on the array then keeps its order, and counts without looking at the cases.
    departments && { departments: departments.length === 1 ? departments[0] : { $in: [...departments] } },
    holder && { holders: holder },
    code && { code },
    state && { state },
    attention && { attention },
    after && { $or: [{ dueAt: { $gt: after.dueAt } }, { dueAt: after.dueAt, _id: { $gt: after.id } }] },
  ].filter((one) => one !== undefined && one !== false)
  return every.length > 0 ? { $and: every } : {}
}

function split(patch: CasePatch) {
  const entries = Object.entries(patch)
  return {
    set: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    unset: Object.fromEntries(entries.filter(([, value]) => value === undefined).map(([name]) => [name, 1])),
  }
}
