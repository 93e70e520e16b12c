import type { FiscalReceiptState } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { ReceiptFacts } from '../../domain/fiscal-receipts/next-receipt.ts'
import type { ReceiptNumbers } from '../../gateways/fiscal-receipts/index.ts'
import { askedRows } from '../../platform/db/asked-rows.ts'

/** One 财政电子票据. The name of who pays is not kept here: it stands in the case. */
export interface ReceiptRow extends Omit<ReceiptFacts, 'number'>, Partial<ReceiptNumbers> {
  /** Our business number. */
  _id: string
  /** Which of this payment, from 1. */
  place: number
  orderNumber: string
  /** The case, or the batch whose bills were paid together. */
  caseId: string
  /** The case whose payer it is made out to: of a batch, one of its own. */
  nameFrom: string
  /** Business number of the blue one that a red one strikes. */
  strikes?: string
  state: FiscalReceiptState
  openedAt: Date
  /** When the finance office is asked next. */
  askAt?: Date
  asks: number
  /** What it said last, when that was not a receipt. */
  problem?: string
  /** When a person was told. */
  taskAt?: Date
  issuedAt?: Date
  changedAt: Date
  history: { at: Date; who: string; text: string }[]
}

const text = { type: String, required: true } as const
const schema = new Schema<ReceiptRow>(
  {
    _id: text,
    place: { type: Number, required: true },
    orderNumber: text,
    caseId: text,
    nameFrom: text,
    kind: text,
    strikes: String,
    amountFen: { type: Number, required: true },
    state: text,
    openedAt: { type: Date, required: true },
    askAt: Date,
    asks: { type: Number, required: true },
    problem: String,
    taskAt: Date,
    issuedAt: Date,
    code: String,
    number: String,
    checkCode: String,
    changedAt: { type: Date, required: true },
    history: { type: [Object], required: true },
  },
  { versionKey: false, collection: 'fiscal_receipts' },
)
schema.index({ orderNumber: 1, place: 1 }, { unique: true })
schema.index({ askAt: 1 }, { sparse: true })
schema.index({ taskAt: 1 }, { sparse: true })
// The finance office numbers each receipt once.
schema.index({ code: 1, number: 1 }, { unique: true, partialFilterExpression: { number: { $exists: true } } })

const LISTED = 100

export type ReceiptStore = ReturnType<typeof createReceiptStore>

export function createReceiptStore(db: Connection) {
  const model = db.model<ReceiptRow>('FiscalReceipt', schema)
  return {
    find: (id: string, session?: ClientSession) =>
      model
        .findById(id)
        .session(session ?? null)
        .lean<ReceiptRow>(),
    ofOrder: (orderNumber: string, session?: ClientSession) =>
      model
        .find({ orderNumber })
        .session(session ?? null)
        .sort({ place: 1 })
        .lean<ReceiptRow[]>(),
    insert: (row: ReceiptRow, session: ClientSession) => model.collection.insertOne(row as never, { session }),
    ...askedRows(model),
    noteProblem: (id: string, problem: string) => model.updateOne({ _id: id, state: 'due' }, { $set: { problem } }),
    /** True for whoever is first to hand it to a person. */
    async handOver(id: string, taskAt: Date, session: ClientSession): Promise<boolean> {
      const result = await model
        .updateOne({ _id: id, state: 'due', taskAt: null }, { $set: { taskAt } })
        .session(session)
      return result.modifiedCount === 1
    },
    countDue: () => model.countDocuments({ askAt: { $exists: true } }),
    late: () =>
      model
        .find({ taskAt: { $exists: true }, state: 'due' })
        .sort({ openedAt: 1 })
        .limit(LISTED)
        .lean<ReceiptRow[]>(),
  }
}
