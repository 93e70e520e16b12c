import { type ClientSession, type Connection, Schema } from 'mongoose'
import { openRows } from './open-rows.ts'

/** An act read aloud to somebody without a phone, until they answer on the screen of the window. */
export interface CounterReadingRow {
  _id: string
  revision: number
  caseId: string
  partyId: string
  side: string
  /** Whoever types it sees the words of the act: minutes only, and gone with the answer. */
  code: string
  state: 'open' | 'confirmed' | 'refused'
  /** Sealed: names are in it. */
  text: string
  digest: string
  staffNo: string
  clerk: string
  /** What the clerk checked before reading. */
  seen: string
  needsWitness: boolean
  witness?: { staffNo: string; shown: string }
  /** Sealed. */
  words?: string
  endsAt: Date
}

const schema = new Schema<CounterReadingRow>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    caseId: { type: String, required: true },
    partyId: { type: String, required: true },
    side: { type: String, required: true },
    code: { type: String, required: true },
    state: { type: String, required: true },
    text: { type: String, required: true },
    digest: { type: String, required: true },
    staffNo: { type: String, required: true },
    clerk: { type: String, required: true },
    seen: { type: String, required: true },
    needsWitness: { type: Boolean, required: true },
    witness: { type: { _id: false, staffNo: String, shown: String }, default: undefined },
    words: String,
    // What was said stays in the case; the reading itself is needed for a day at most.
    endsAt: { type: Date, required: true, expires: 86_400 },
  },
  { versionKey: false, collection: 'counter-readings' },
)
schema.index({ code: 1 }, { unique: true })

export type CounterReadingStore = ReturnType<typeof createCounterReadingStore>

export function createCounterReadingStore(db: Connection) {
  const model = db.model<CounterReadingRow>('CounterReading', schema)
  return {
    find: (id: string): Promise<CounterReadingRow | null> => model.findById(id).lean<CounterReadingRow>(),

    byCode: (code: string, session: ClientSession | null = null): Promise<CounterReadingRow | null> =>
      model.findOne({ code }).session(session).lean<CounterReadingRow>(),
    ...openRows<CounterReadingRow, 'state' | 'witness' | 'words'>(model),
  }
}
