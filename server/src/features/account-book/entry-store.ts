import type { EntryKind, PayChannel, PlainDate, ProofKind } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { balancesOf, type Legs } from '../../domain/account-book/legs.ts'
import { noTotals, type Totals, withMovement } from '../../domain/reconciliation/compare.ts'

/** One entry of the book. Written once, in the transaction of what it records; never changed. */
export interface EntryRow extends Legs {
  /** What happened, so that it can stand here only once: `paid-<order>`, `owed-<refund>`, `repaid-<refund>`. */
  _id: string
  kind: EntryKind
  channel: PayChannel
  amountFen: number
  /** The Beijing day of the movement: what a platform's bill goes by. */
  on: PlainDate
  at: Date
  bookedAt: Date
  /** The case, or the batch whose cases `parts` names. */
  caseId: string
  parts?: { caseId: string; amountFen: number }[]
  orderNumber?: string
  refundNumber?: string
  /** The platform's number, or that of the slip. */
  outsideNumber?: string
  /** Where it was taken, for money at a counter. */
  hallId?: string
  /** Key of the same movement in the platform's bill. */
  billKey?: string
  by: string
  proof: { kind: ProofKind; number: string; hash: string }
  /** SHA-256 over everything above. */
  digest: string
}

/** The words that an entry rests on, as they came; by their hash. */
export interface ProofRow {
  _id: string
  /** Sealed: a callback names its payer. */
  words: string
  bytes: number
  at: Date
}

const text = { type: String, required: true } as const
const schema = new Schema<EntryRow>(
  {
    _id: text,
    kind: text,
    debit: text,
    credit: text,
    channel: text,
    amountFen: { type: Number, required: true },
    on: text,
    at: { type: Date, required: true },
    bookedAt: { type: Date, required: true },
    caseId: text,
    parts: { type: [Object], default: undefined },
    orderNumber: String,
    refundNumber: String,
    outsideNumber: String,
    hallId: String,
    billKey: String,
    by: text,
    proof: { type: Object, required: true },
    digest: text,
  },
  { versionKey: false, collection: 'book_entries' },
)
schema.index({ on: 1, _id: 1 })
schema.index({ caseId: 1, bookedAt: 1 })
schema.index({ orderNumber: 1 }, { sparse: true })
schema.index({ 'parts.caseId': 1 }, { sparse: true })
// What a platform's bill is compared with; a movement stands in it once.
schema.index({ channel: 1, billKey: 1 }, { unique: true, partialFilterExpression: { billKey: { $exists: true } } })
schema.index({ channel: 1, on: 1, billKey: 1 })

const proofSchema = new Schema<ProofRow>(
  { _id: text, words: text, bytes: { type: Number, required: true }, at: { type: Date, required: true } },
  { versionKey: false, collection: 'book_proofs' },
)

/** A reply of the database carries up to 16 MB, and the driver unpacks all of it at once: a hundred thousand small rows are 60 MB of memory. */
const AT_A_TIME = 1_000
const PAGE = 50

export type EntryStore = ReturnType<typeof createEntryStore>

export function createEntryStore(db: Connection) {
  const model = db.model<EntryRow>('BookEntry', schema)
  const proofs = db.model<ProofRow>('BookProof', proofSchema)
  return {
    find: (id: string) => model.findById(id).lean<EntryRow>(),
    insert: (row: EntryRow, session: ClientSession) => model.collection.insertOne(row as never, { session }),
    /** The same words may prove several entries. */
    keep: ({ _id, ...row }: ProofRow, session: ClientSession) =>
      proofs.collection.updateOne({ _id: _id as never }, { $setOnInsert: row as never }, { upsert: true, session }),
    proof: (hash: string) => proofs.findById(hash).lean<ProofRow>(),
    /** What the book has as the fee of one payment: what was taken as a fee less what went out of the fees again. */
    async feeOf(orderNumber: string, session: ClientSession): Promise<number> {
      const rows = await model
        .find({ orderNumber }, { debit: 1, credit: 1, amountFen: 1 })
        .session(session)
        .lean<Pick<EntryRow, 'debit' | 'credit' | 'amountFen'>[]>()
      return -balancesOf(rows).fees
    },
    ofCase: (caseId: string) =>
      model
        .find({ $or: [{ caseId }, { 'parts.caseId': caseId }] })
        .sort({ bookedAt: 1, _id: 1 })
        .lean<EntryRow[]>(),
    async ofDay(on: PlainDate, after?: string): Promise<{ rows: EntryRow[]; next?: string }> {
      const rows = await model
        .find({ on, ...(after && { _id: { $gt: after } }) })
        .sort({ _id: 1 })
        .limit(PAGE + 1)
        .lean<EntryRow[]>()
      const shown = rows.slice(0, PAGE)
      return { rows: shown, ...(rows.length > PAGE && { next: shown.at(-1)!._id }) }
    },
    /** Every leg of a day as it is read, so that a long day needs no long memory. */
    legsOf: (on: PlainDate) =>
      model
        .find({ on }, { debit: 1, credit: 1, amountFen: 1 })
        .lean<Pick<EntryRow, 'debit' | 'credit' | 'amountFen'>[]>()
        .cursor({ batchSize: AT_A_TIME }),
    /** Which counters took money, and on which days. */
    async countersOf(from: PlainDate, until: PlainDate): Promise<{ day: PlainDate; hallId: string }[]> {
      const found = new Map<string, { day: PlainDate; hallId: string }>()
      const rows = model
        .find({ channel: 'counter', on: { $gte: from, $lte: until } }, { on: 1, hallId: 1 })
        .lean<Pick<EntryRow, 'on' | 'hallId'>[]>()
        .cursor({ batchSize: AT_A_TIME })
      for await (const { on: day, hallId = '' } of rows) found.set(`${day} ${hallId}`, { day, hallId })
      return [...found.values()]
    },
    /** What a channel moved on a day, read one by one. */
    async totalsOf(channel: PayChannel, on: PlainDate, hallId?: string): Promise<Totals> {
      let totals = noTotals
      const rows = model
        .find({ channel, on, kind: { $in: ['paid', 'repaid'] }, ...(hallId && { hallId }) }, { kind: 1, amountFen: 1 })
        .lean<Pick<EntryRow, 'kind' | 'amountFen'>[]>()
        .cursor({ batchSize: AT_A_TIME })
      for await (const { kind, amountFen } of rows)
        totals = withMovement(totals, { kind: kind === 'paid' ? 'paid' : 'repaid', amountFen })
      return totals
    },
    /** The movements of a channel that stand under these keys in its bills, of whatever day. */
    underKeys: (channel: PayChannel, billKeys: readonly string[]) =>
      model.find({ channel, billKey: { $in: billKeys } }).lean<EntryRow[]>(),
    /** The movements of a day that its bill should show, some at a time. */
    movementsOf: (channel: PayChannel, on: PlainDate, after: string, limit: number) =>
      model
        .find({ channel, on, billKey: { $gt: after } })
        .sort({ billKey: 1 })
        .limit(limit)
        .lean<EntryRow[]>(),
  }
}
