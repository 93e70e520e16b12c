import type { PlainDate, SampleState } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Drawn } from '../../domain/sampling/draw-sample.ts'
import type { Period } from '../../domain/sampling/periods.ts'

/** The seed of one period: its digest is public before the period begins, itself when it is over. With the draw in the same row. */
export interface PeriodRow extends Omit<Period, 'key'> {
  _id: string
  /** Of a hundred, and who looks: as the city's profile said when it was promised. */
  share: number
  by: string
  sealed: string
  digest: string
  committedAt: Date
  drawnAt?: Date
  cases?: string[]
  drawn?: Drawn[]
}

/** One case that is looked at again. */
export interface SampledRow {
  /** `<period>-<case>`. */
  _id: string
  period: string
  caseId: string
  number: string
  name: string
  part: Drawn['part']
  officers: string[]
  state: SampleState
  drawnAt: Date
  finding?: { words: string; by: string; byName: string; at: Date; responsible?: string; clause?: string }
  due?: Date
  escalatedAt?: Date
  correction?: { words: string; by: string; byName: string; at: Date }
}

const periodSchema = new Schema<PeriodRow>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    from: { type: String, required: true },
    until: { type: String, required: true },
    share: { type: Number, required: true },
    by: { type: String, required: true },
    sealed: { type: String, required: true },
    digest: { type: String, required: true },
    committedAt: { type: Date, required: true },
    drawnAt: Date,
    cases: { type: [String], default: undefined },
    drawn: { type: [Object], default: undefined },
  },
  { versionKey: false, collection: 'sample_periods' },
)
periodSchema.index({ drawnAt: 1, until: 1 })
periodSchema.index({ from: -1 })

const sampledSchema = new Schema<SampledRow>(
  {
    _id: { type: String, required: true },
    period: { type: String, required: true },
    caseId: { type: String, required: true },
    number: { type: String, required: true },
    name: { type: String, required: true },
    part: { type: String, required: true },
    officers: { type: [String], required: true },
    state: { type: String, required: true },
    drawnAt: { type: Date, required: true },
    finding: { type: Object },
    due: Date,
    escalatedAt: Date,
    correction: { type: Object },
  },
  { versionKey: false, collection: 'sampled_cases' },
)
sampledSchema.index({ state: 1, drawnAt: 1 })
sampledSchema.index({ period: 1, state: 1 })

const SHOWN_PERIODS = 30
const LISTED = 200

export type SampleStore = ReturnType<typeof createSampleStore>

export function createSampleStore(db: Connection) {
  const periods = db.model<PeriodRow>('SamplePeriod', periodSchema)
  const sampled = db.model<SampledRow>('SampledCase', sampledSchema)
  return {
    /** Of two processes the first one's seed counts; false for the other. */
    async commit({ _id, ...rest }: PeriodRow, session: ClientSession): Promise<boolean> {
      return (await periods.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true, session })).upsertedCount === 1
    },
    known: async (keys: readonly string[]): Promise<string[]> =>
      (await periods.find({ _id: { $in: [...keys] } }, { _id: 1 }).lean<{ _id: string }[]>()).map(({ _id }) => _id),
    toDraw: (today: PlainDate) =>
      periods
        .find({ drawnAt: { $exists: false }, until: { $lte: today } })
        .sort({ until: 1 })
        .lean<PeriodRow[]>(),
    drawn: (id: string, drawn: Pick<PeriodRow, 'drawnAt' | 'cases' | 'drawn'>, session: ClientSession) =>
      periods.updateOne({ _id: id, drawnAt: { $exists: false } }, { $set: drawn }, { session }),
    periods: () => periods.find().sort({ from: -1, _id: 1 }).limit(SHOWN_PERIODS).lean<PeriodRow[]>(),
    period: (key: string) => periods.findById(key).lean<PeriodRow>(),
    periodsOf: (keys: readonly string[]) =>
      periods.find({ _id: { $in: [...keys] } }, { cases: 0, drawn: 0 }).lean<PeriodRow[]>(),
    insert: (rows: readonly SampledRow[], session: ClientSession) => sampled.insertMany([...rows], { session }),
    find: (id: string, session?: ClientSession) =>
      sampled
        .findById(id)
        .session(session ?? null)
        .lean<SampledRow>(),
    /** What is still to be done, the oldest first; what is over, the newest first. */
    list: (state: SampleState) =>
      sampled
        .find({ state })
        .sort({ drawnAt: state === 'waiting' || state === 'fault' ? 1 : -1 })
        .limit(LISTED)
        .lean<SampledRow[]>(),
    late: (now: Date) =>
      sampled
        .find({ state: 'fault', due: { $lte: now }, escalatedAt: { $exists: false } })
        .limit(LISTED)
        .lean<SampledRow[]>(),
    escalated: (id: string, at: Date) => sampled.updateOne({ _id: id }, { $set: { escalatedAt: at } }),
    async move({ _id, state }: SampledRow, set: Partial<SampledRow>, session: ClientSession): Promise<boolean> {
      return (await sampled.updateOne({ _id, state }, { $set: set }, { session })).modifiedCount === 1
    },
    count: (period: string, states: readonly SampleState[]) =>
      sampled.countDocuments({ period, state: { $in: [...states] } }),
  }
}
