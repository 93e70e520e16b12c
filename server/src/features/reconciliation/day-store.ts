import type { DifferenceKind, DifferenceState, PayChannel, PlainDate, ReconciledDayState } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Totals } from '../../domain/reconciliation/compare.ts'
import { openDifferenceStates } from '../../domain/reconciliation/states.ts'

/** One day of one channel; for counters, of one hall. */
export interface DayRow {
  /** `wechat-2026-11-22`, `counter-jn-lixia-2026-11-22`. */
  _id: string
  day: PlainDate
  channel: PayChannel
  hallId?: string
  state: ReconciledDayState
  /** When the bill is looked for next; absent: it is balanced, or a person has to count. */
  dueAt?: Date
  /** Why it still waits. */
  waits?: string
  ours: Totals
  theirs?: Totals
  /** Of the bill as it was read. */
  billHash?: string
  readAt?: Date
  /** Who counted the slips of a counter. */
  countedBy?: string
  alarmedAt?: Date
}

export interface DifferenceRow {
  _id: string
  dayId: string
  day: PlainDate
  kind: DifferenceKind
  state: DifferenceState
  /** Key of the movement in book and bill: `P:<order>`, `R:<refund>`. */
  key: string
  oursFen?: number
  theirsFen?: number
  note: string
  caseId?: string
  /** The reading that saw it last. */
  run: string
  owner?: { staffNo: string; name: string; at: Date }
  closed?: { at: Date; by: string; reason: string }
}

/** One line of a bill, kept: what the book is compared with and what an auditor can look up. */
export interface BillLineRow {
  /** `<channel>:<key>`: a movement stands in the bills of a channel once. */
  _id: string
  channel: PayChannel
  day: PlainDate
  key: string
  amountFen: number
  isDone: boolean
  outsideNumber: string
}

const text = { type: String, required: true } as const
const plain = { versionKey: false } as const
const daySchema = new Schema<DayRow>(
  {
    _id: text,
    day: text,
    channel: text,
    hallId: String,
    state: text,
    dueAt: Date,
    waits: String,
    ours: { type: Object, required: true },
    theirs: Object,
    billHash: String,
    readAt: Date,
    countedBy: String,
    alarmedAt: Date,
  },
  { ...plain, collection: 'reconciled_days' },
)
daySchema.index({ dueAt: 1 }, { sparse: true })
daySchema.index({ channel: 1, day: -1 })
daySchema.index({ state: 1, day: 1 })

const differenceSchema = new Schema<DifferenceRow>(
  {
    _id: text,
    dayId: text,
    day: text,
    kind: text,
    state: text,
    key: text,
    oursFen: Number,
    theirsFen: Number,
    note: text,
    caseId: String,
    run: text,
    owner: Object,
    closed: Object,
  },
  { ...plain, collection: 'bill_differences' },
)
differenceSchema.index({ dayId: 1, state: 1, _id: 1 })

const lineSchema = new Schema<BillLineRow>(
  {
    _id: text,
    channel: text,
    day: text,
    key: text,
    amountFen: { type: Number, required: true },
    isDone: { type: Boolean, required: true },
    outsideNumber: String,
  },
  { ...plain, collection: 'bill_lines' },
)
lineSchema.index({ channel: 1, day: 1 })

const RECENT = 60
const SHOWN = 100
const open = { $in: openDifferenceStates as DifferenceState[] }

export type DayStore = ReturnType<typeof createDayStore>

export function createDayStore(db: Connection) {
  const days = db.model<DayRow>('ReconciledDay', daySchema)
  const differences = db.model<DifferenceRow>('BillDifference', differenceSchema)
  const lines = db.model<BillLineRow>('BillLine', lineSchema)
  return {
    find: (id: string, session?: ClientSession) =>
      days
        .findById(id)
        .session(session ?? null)
        .lean<DayRow>(),
    /** The day is there once, whoever opens it first. */
    open: ({ _id, ...row }: DayRow) =>
      days.collection.updateOne({ _id: _id as never }, { $setOnInsert: row as never }, { upsert: true }),
    lastOf: (channel: PayChannel) => days.findOne({ channel }).sort({ day: -1 }).lean<DayRow>(),
    due: (now: Date) =>
      days
        .find({ dueAt: { $lte: now } })
        .sort({ dueAt: 1 })
        .limit(10)
        .lean<DayRow[]>(),
    unbalanced: () =>
      days
        .find({ state: { $ne: 'balanced' } })
        .sort({ day: 1, _id: 1 })
        .lean<DayRow[]>(),
    recent: () => days.find({ state: 'balanced' }).sort({ day: -1, _id: 1 }).limit(RECENT).lean<DayRow[]>(),
    later: (id: string, dueAt: Date, waits: string) => days.updateOne({ _id: id }, { $set: { dueAt, waits } }),
    alarmed: (id: string, at: Date, session: ClientSession) =>
      days.updateOne({ _id: id }, { $set: { alarmedAt: at } }, { session }),
    /** Writes a change as long as the day is in the state it was read in; false when somebody was faster. */
    async save({ _id, state }: DayRow, set: Partial<DayRow>, session: ClientSession): Promise<boolean> {
      const { dueAt, ...rest } = set
      const change = { $set: { ...rest, ...(dueAt && { dueAt }) }, $unset: { ...(!dueAt && { dueAt: '' }), waits: '' } }
      const result = await days.collection.updateOne({ _id: _id as never, state }, change as never, { session })
      return result.matchedCount === 1
    },

    difference: (id: string, session?: ClientSession) =>
      differences
        .findById(id)
        .session(session ?? null)
        .lean<DifferenceRow>(),
    differencesOf: (dayId: string) =>
      differences.find({ dayId }).sort({ state: -1, _id: 1 }).limit(SHOWN).lean<DifferenceRow[]>(),
    countOf: (dayId: string, onlyOpen: boolean, session?: ClientSession) =>
      differences.countDocuments({ dayId, ...(onlyOpen && { state: open }) }).session(session ?? null),
    /** Who has taken the open differences of a day, and how many are nobody's. */
    async ownersOf(dayId: string): Promise<{ staffNos: string[]; unowned: number }> {
      const [staffNos, unowned] = await Promise.all([
        differences.distinct('owner.staffNo', { dayId, state: open }),
        differences.countDocuments({ dayId, state: open, owner: { $exists: false } }),
      ])
      return { staffNos: staffNos as string[], unowned }
    },
    async saveDifference({ _id, state, owner }: DifferenceRow, set: Partial<DifferenceRow>, session: ClientSession) {
      const from = { _id: _id as never, state, ...(owner && { 'owner.staffNo': owner.staffNo }) }
      const result = await differences.collection.updateOne(from, { $set: set } as never, { session })
      return result.modifiedCount === 1
    },
    /** Those that a reading found: new ones come in, known ones are seen again, gone ones are back. */
    async found(rows: readonly DifferenceRow[]): Promise<void> {
      if (rows.length === 0) return
      await differences.collection.bulkWrite(
        rows.flatMap(({ _id, run, oursFen, theirsFen, note, ...row }) => [
          {
            updateOne: {
              filter: { _id: _id as never, state: 'vanished' as never },
              update: { $set: { state: 'open' as const } },
            },
          },
          {
            updateOne: {
              filter: { _id: _id as never },
              update: {
                $set: {
                  run,
                  note,
                  ...(oursFen !== undefined && { oursFen }),
                  ...(theirsFen !== undefined && { theirsFen }),
                },
                $setOnInsert: row,
              },
              upsert: true,
            },
          },
        ]) as never,
      )
    },
    /** What a reading did not see any more has gone by itself. */
    vanish: (dayId: string, run: string) =>
      differences.updateMany({ dayId, run: { $ne: run }, state: open }, { $set: { state: 'vanished' } }),

    forget: (channel: PayChannel, day: PlainDate) => lines.deleteMany({ channel, day }),
    /** Keeps lines; gives the keys that stood in a bill already. */
    async keep(rows: readonly BillLineRow[]): Promise<Set<string>> {
      try {
        await lines.collection.insertMany(rows as never[], { ordered: false })
        return new Set()
      } catch (error) {
        const { writeErrors } = error as { writeErrors?: { code: number; index: number }[] }
        const all = [writeErrors ?? []].flat()
        if (all.length === 0 || all.some(({ code }) => code !== 11_000)) throw error
        return new Set(all.map(({ index }) => rows[index]!.key))
      }
    },
    async inBills(channel: PayChannel, keys: readonly string[]): Promise<Set<string>> {
      const ids = keys.map((key) => `${channel}:${key}`)
      const rows = await lines.find({ _id: { $in: ids } }, { key: 1 }).lean<Pick<BillLineRow, 'key'>[]>()
      return new Set(rows.map(({ key }) => key))
    },
  }
}
