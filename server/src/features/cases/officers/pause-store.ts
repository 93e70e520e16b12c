import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { PauseGround } from '../../../domain/cases/clocks/grounds.ts'

/** One pause that lasted longer than its ground usually takes, and what the inspector made of it. */
export interface PauseRow {
  /** `<case>-<begin in ms>` */
  _id: string
  caseId: string
  number?: string
  name: string
  ground: PauseGround
  paper?: string
  from: Date
  /** Who had the case then. */
  by?: string
  foundAt: Date
  state: 'waiting' | 'checked'
  finding?: { by: string; byName: string; isRight: boolean; reason: string; at: Date }
}

const schema = new Schema<PauseRow>(
  {
    _id: { type: String, required: true },
    caseId: { type: String, required: true },
    number: String,
    name: { type: String, required: true },
    ground: { type: String, required: true },
    paper: String,
    from: { type: Date, required: true },
    by: String,
    foundAt: { type: Date, required: true },
    state: { type: String, required: true },
    finding: Schema.Types.Mixed,
  },
  { versionKey: false, collection: 'long_pauses' },
)
schema.index({ state: 1, foundAt: -1 })

/** As many of either kind as one list shows. */
const MOST = 100

export type PauseStore = ReturnType<typeof createPauseStore>

export function createPauseStore(db: Connection) {
  const model = db.model<PauseRow>('LongPause', schema)
  const list = (state: PauseRow['state']) =>
    model.find({ state }).sort({ foundAt: -1, _id: 1 }).limit(MOST).lean<PauseRow[]>()
  return {
    /** Each pause once, however often it is found. */
    async note({ _id, ...row }: PauseRow) {
      await model.updateOne({ _id }, { $setOnInsert: row }, { upsert: true })
    },

    find: (id: string): Promise<PauseRow | null> => model.findById(id).lean<PauseRow>(),

    /** What waits for a look first. */
    async all(): Promise<PauseRow[]> {
      return (await Promise.all([list('waiting'), list('checked')])).flat()
    },

    async check(session: ClientSession, id: string, finding: NonNullable<PauseRow['finding']>): Promise<boolean> {
      const change = { $set: { state: 'checked', finding } }
      return (await model.updateOne({ _id: id, state: 'waiting' }, change, { session })).modifiedCount === 1
    },
  }
}
