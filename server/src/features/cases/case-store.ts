import type { CaseState, CollectionWay } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { InstantFact } from '../../domain/cases/instant.ts'
import { isOver } from '../../domain/cases/states.ts'
import type { HistoryRow } from './case-history.ts'
import type { CaseRow } from './case-record.ts'
import { caseSchema } from './case-schema.ts'
import { createDeskLists } from './desk-lists.ts'
import type { PromiseRow } from './promises/promise-record.ts'
import type { WatchedState } from './promises/watch.ts'

/** One row a person who ever promised a paper: two of their cases that are handed in at the same instant meet here. */
const lineSchema = new Schema<{ _id: string; turns: number }>(
  { _id: { type: String, required: true }, turns: { type: Number, required: true } },
  { versionKey: false, collection: 'promise_lines' },
)

export const caseModel = (db: Connection) => db.model<CaseRow>('Case', caseSchema)

export type PausedRow = Pick<CaseRow, '_id' | 'number' | 'name' | 'spans'>

/** Fields a change may write; `undefined` takes the field away. */
export type CasePatch = Partial<Omit<CaseRow, '_id' | 'revision' | 'history' | 'createdAt'>>

export type CaseStore = ReturnType<typeof createCaseStore>

export function createCaseStore(db: Connection) {
  const model = caseModel(db)
  const lines = db.model('PromiseLine', lineSchema)
  return {
    ...createDeskLists(model),

    find: (id: string, session: ClientSession | null = null): Promise<CaseRow | null> =>
      model.findById(id).session(session).lean<CaseRow>(),

    /** Where these cases stand: one question for a whole list. */
    async standingsOf(ids: readonly string[]): Promise<Map<string, Pick<CaseRow, 'state' | 'alert'>>> {
      const rows = await model.find({ _id: { $in: [...ids] } }, { state: 1, alert: 1 }).lean<CaseRow[]>()
      return new Map(rows.map(({ _id, state, alert }) => [_id, { state, alert }]))
    },

    /** What these cases are called. */
    async namesOf(ids: readonly string[]): Promise<Map<string, Pick<CaseRow, 'number' | 'name'>>> {
      const rows = await model.find({ _id: { $in: [...ids] } }, { number: 1, name: 1 }).lean<CaseRow[]>()
      return new Map(rows.map(({ _id, number, name }) => [_id, { number, name }]))
    },

    /** Any child of a batch that somebody of staff has opened. */
    childOpenedBy: (batchId: string, staffNo: string): Promise<CaseRow | null> =>
      model.findOne({ 'batch.id': batchId, 'seenBy.staffNo': staffNo }).lean<CaseRow>(),

    /** All children of a batch, without what a list does not show. */
    ofBatch: (batchId: string, session: ClientSession | null = null): Promise<CaseRow[]> =>
      model.find({ 'batch.id': batchId }, { history: 0, signatures: 0, spans: 0 }).session(session).lean<CaseRow[]>(),

    /** How many of a batch are in one of these states. */
    countOfBatch: (batchId: string, states: readonly CaseState[]): Promise<number> =>
      model.countDocuments({ 'batch.id': batchId, state: { $in: [...states] } }),

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

    /**
     * Counts a certificate that is being issued on the case, as long as its decision holds. Written, not only read: of an issue and a
     * revocation at the same instant one waits for the other.
     */
    async countIssue(id: string, session: ClientSession): Promise<boolean> {
      const held = { _id: id as never, revoked: { $exists: false } }
      const { matchedCount } = await model.collection.updateOne(held, { $inc: { issues: 1 } }, { session })
      return matchedCount === 1
    },

    /** How the side that gets it wants the result. Not a change of the case: its state, clocks and revision stay. */
    collectBy: async (session: ClientSession, id: string, way: CollectionWay) => {
      await model.updateOne({ _id: id }, { $set: { collectBy: way } }, { session })
    },

    /**
     * Records that somebody of staff looked at the file as it is now, and what the register said then. Not a change of the case; undefined
     * when the case was changed since it was read, so that nobody is shown what its applicant has just taken back.
     */
    async look(
      read: CaseRow,
      look: CaseRow['seenBy'][number],
      restrictions: CaseRow['restrictions'],
    ): Promise<CaseRow | undefined> {
      const seenBy = [...read.seenBy.filter(({ staffNo }) => staffNo !== look.staffNo), look]
      // Two who open it at once: each one's look is put in by itself, computed by the database from what stands there.
      const others = { $filter: { input: '$seenBy', cond: { $ne: ['$$this.staffNo', look.staffNo] } } }
      const put = {
        seenBy: { $concatArrays: [others, [{ $literal: look }]] },
        ...(restrictions && { restrictions: { $literal: restrictions } }),
      }
      const asRead = { _id: read._id as never, revision: read.revision }
      const { matchedCount } = await model.collection.updateOne(asRead, [{ $set: put }])
      return matchedCount === 1 ? { ...read, seenBy, ...(restrictions && { restrictions }) } : undefined
    },

    /**
     * What offices answered, once. Not a change of the case: whoever decides reads it. False when the case was changed since they were
     * asked: they may have answered of what stands there no longer.
     */
    async noteOffices({ _id, revision }: Pick<CaseRow, '_id' | 'revision'>, officeFacts: InstantFact[]) {
      const asAsked = { _id, revision, state: 'submitted' as const, officeFacts: { $exists: false } }
      const { matchedCount } = await model.updateOne(asAsked, { $set: { officeFacts } })
      return matchedCount === 1
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

    /** Accepted cases that are not over and whose clock has stood still. Live cases only: each of those has a clock that looks again. */
    paused: (): Promise<PausedRow[]> =>
      model
        .find(
          {
            clockAt: { $gte: new Date(0) },
            state: { $in: ['correcting', 'reviewing', 'approving'] },
            'spans.ground': { $exists: true },
          },
          { number: 1, name: 1, spans: 1 },
        )
        .lean<PausedRow[]>(),

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
    withPromises: (state: WatchedState, after: string | undefined, limit: number): Promise<CaseRow[]> =>
      model
        .find({ promised: state, ...(after && { _id: { $gt: after } }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<CaseRow[]>(),

    countPromises: (state: WatchedState): Promise<number> => model.countDocuments({ promised: state }),

    /**
     * How much somebody has in hand; counts no further than it matters. One bounded count of the index for each person asked about: one
     * grouped question for all of them would read every case that any of them holds.
     */
    load: (staffNo: string, most: number): Promise<number> =>
      model.countDocuments({ holders: staffNo }, { limit: most }),

    /** Cases whose clock runs, the oldest first, a page at a time. */
    running: (after: string | undefined, limit: number): Promise<CaseRow[]> =>
      model
        .find({ clockAt: { $exists: true }, acceptedAt: { $exists: true }, ...(after && { _id: { $gt: after } }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<CaseRow[]>(),

    /** What these people have in hand, the most urgent first. */
    heldBy: (staffNos: readonly string[], most: number): Promise<CaseRow[]> =>
      model
        .find({ holders: { $in: [...staffNos] } })
        .sort({ dueAt: 1, _id: 1 })
        .limit(most)
        .lean<CaseRow[]>(),

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

function split(patch: CasePatch) {
  const entries = Object.entries(patch)
  return {
    set: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    unset: Object.fromEntries(entries.filter(([, value]) => value === undefined).map(([name]) => [name, 1])),
  }
}
