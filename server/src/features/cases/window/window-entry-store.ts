import type { CaseDraft } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { PartyName } from '../parties.ts'
import { openRows } from './open-rows.ts'

/** A line that the applicant says is wrong, with what it said then. */
export interface SaidWrong {
  field: string
  value: string
  words: string
  at: Date
}

/** What a clerk enters for somebody at the window, until it is submitted as a case. */
export interface WindowEntryRow {
  _id: string
  revision: number
  code: string
  state: 'open' | 'submitted' | 'closed'
  staffNo: string
  /** As the citizen reads it: 刘芳 · 综合窗口. */
  clerk: string
  /** Whoever proves this number reads along. */
  idIndex: string
  /** Sealed JSON: names and numbers of everybody are in it. */
  sealed: string
  wrongs: SaidWrong[]
  /** When the applicant opened it. */
  readAt?: Date
  caseId?: string
  createdAt: Date
  changedAt: Date
}

/** Under the seal. */
export interface Entered {
  applicant: PartyName
  draft: CaseDraft
}

const schema = new Schema<WindowEntryRow>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    code: { type: String, required: true },
    state: { type: String, required: true },
    staffNo: { type: String, required: true },
    clerk: { type: String, required: true },
    idIndex: { type: String, required: true },
    sealed: { type: String, required: true },
    wrongs: { type: Schema.Types.Mixed, required: true },
    readAt: Date,
    caseId: String,
    createdAt: { type: Date, required: true },
    // Ours: what was not submitted within a day was not meant; nobody's numbers stay for nothing.
    changedAt: { type: Date, required: true, expires: 86_400 },
  },
  { versionKey: false, collection: 'window-entries' },
)
schema.index({ idIndex: 1, state: 1 })

export type WindowEntryStore = ReturnType<typeof createWindowEntryStore>

export function createWindowEntryStore(db: Connection) {
  const model = db.model<WindowEntryRow>('WindowEntry', schema)
  return {
    find: (id: string, session: ClientSession | null = null): Promise<WindowEntryRow | null> =>
      model.findById(id).session(session).lean<WindowEntryRow>(),

    ...openRows<WindowEntryRow, 'state' | 'sealed' | 'wrongs' | 'caseId' | 'changedAt'>(model),

    /** The applicant has it before them. No change of the entry. */
    async reads(id: string, at: Date): Promise<boolean> {
      const result = await model.updateOne({ _id: id, readAt: { $exists: false } }, { $set: { readAt: at } })
      return result.modifiedCount === 1
    },

    openOf: (idIndex: string): Promise<WindowEntryRow[]> =>
      model.find({ idIndex, state: 'open' }).sort({ _id: -1 }).limit(20).lean<WindowEntryRow[]>(),
  }
}
