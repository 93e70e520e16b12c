import type { PayOrderState } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { TakenBy } from '../../domain/payments/pay-ways.ts'
import type { OrderPart } from '../../domain/payments/several-bills.ts'
import { askedRows } from '../../platform/db/asked-rows.ts'

/** One attempt to pay the bill of a case. Its number names it at its platform and is never used again. */
export interface PayOrderRow {
  _id: string
  number: string
  /** The case whose bill it pays; of a batch the batch, and `parts` are its bills. */
  caseId: string
  parts?: OrderPart[]
  /** Of its parts those that its money settled; what of the others came with it went back at once. */
  settled?: string[]
  /** Who pays; a counter does not ask who puts the card in. */
  accountId?: string
  way: TakenBy
  /** The code by which somebody else pays. */
  linkId?: string
  title: string
  amountFen: number
  state: PayOrderState
  openedAt: Date
  expiresAt: Date
  /** When the platform is asked next, whatever callbacks say. */
  askAt?: Date
  asks: number
  /** When the payer said: paid, and not shown; and when a person was asked to look. */
  saidAt?: Date
  taskAt?: Date
  /** What arrived. */
  paidFen?: number
  paidAt?: Date
  tradeNo?: string
  /** Why it is looked at by a person, or goes back. */
  why?: string
  changedAt: Date
  history: { at: Date; who: string; text: string }[]
}

const schema = new Schema<PayOrderRow>(
  {
    _id: { type: String, required: true },
    number: { type: String, required: true },
    caseId: { type: String, required: true },
    parts: { type: [Object], default: undefined },
    settled: { type: [String], default: undefined },
    accountId: String,
    way: { type: String, required: true },
    linkId: String,
    title: { type: String, required: true },
    amountFen: { type: Number, required: true },
    state: { type: String, required: true },
    openedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    askAt: Date,
    asks: { type: Number, required: true },
    saidAt: Date,
    taskAt: Date,
    paidFen: Number,
    paidAt: Date,
    tradeNo: String,
    why: String,
    changedAt: { type: Date, required: true },
    history: { type: [Object], required: true },
  },
  { versionKey: false, collection: 'pay_orders' },
)
schema.index({ number: 1 }, { unique: true })
// Two people of one case cannot both be sent to pay the same bill.
schema.index({ caseId: 1 }, { unique: true, partialFilterExpression: { state: 'open' }, name: 'one_open_per_case' })
schema.index({ 'parts.caseId': 1 }, { sparse: true })
schema.index({ linkId: 1 }, { sparse: true })
schema.index({ askAt: 1 }, { sparse: true })
schema.index({ state: 1, changedAt: 1 })

const LISTED = 100

export type PayOrderStore = ReturnType<typeof createPayOrderStore>

export function createPayOrderStore(db: Connection) {
  const model = db.model<PayOrderRow>('PayOrder', schema)
  return {
    find: (id: string, session?: ClientSession) =>
      model
        .findById(id)
        .session(session ?? null)
        .lean<PayOrderRow>(),
    byNumber: (number: string, session?: ClientSession) =>
      model
        .findOne({ number })
        .session(session ?? null)
        .lean<PayOrderRow>(),
    openOf: (caseId: string, session?: ClientSession) =>
      model
        .findOne({ caseId, state: 'open' })
        .session(session ?? null)
        .lean<PayOrderRow>(),
    /** Every open order that pays a bill of these cases, alone or with others. */
    openWith: (caseIds: readonly string[], session: ClientSession) =>
      model
        .find({ state: 'open', $or: [{ caseId: { $in: caseIds } }, { 'parts.caseId': { $in: caseIds } }] })
        .session(session)
        .lean<PayOrderRow[]>(),
    ofLink: (linkId: string) => model.find({ linkId }).lean<PayOrderRow[]>(),
    insert: (row: PayOrderRow, session: ClientSession) => model.collection.insertOne(row as never, { session }),
    ...askedRows(model),
    /** Its time ends now: the clock's job closes it at the platform before anybody is sent to pay again. */
    endNow: (id: string, now: Date, session: ClientSession) =>
      model.updateOne({ _id: id, state: 'open' }, { $set: { expiresAt: now, askAt: now } }).session(session),
    claim: (id: string, saidAt: Date, askAt: Date, session: ClientSession) =>
      model.updateOne({ _id: id, saidAt: null }, { $set: { saidAt, askAt } }).session(session),
    handOver: (id: string, taskAt: Date, session: ClientSession) =>
      model.updateOne({ _id: id, taskAt: null }, { $set: { taskAt } }).session(session),
    /** What somebody paid for a case: every order that money came for. */
    ofPayer: (caseId: string, accountId: string) =>
      model
        .find({ caseId, accountId, paidFen: { $gt: 0 } })
        .sort({ openedAt: 1 })
        .lean<PayOrderRow[]>(),
    byNumbers: (numbers: readonly string[]) => model.find({ number: { $in: numbers } }).lean<PayOrderRow[]>(),
    /** Everything that came for a case, whoever paid. */
    ofCase: (caseId: string) =>
      model
        .find({ caseId, paidFen: { $gt: 0 } })
        .sort({ openedAt: 1 })
        .lean<PayOrderRow[]>(),
    /** Payments that settled the bill of a case, alone or with others. */
    paidOf: (caseId: string) =>
      model.find({ state: 'paid', $or: [{ caseId }, { 'parts.caseId': caseId }] }).lean<PayOrderRow[]>(),
    frozen: () => model.find({ state: 'frozen' }).sort({ changedAt: 1 }).limit(LISTED).lean<PayOrderRow[]>(),
  }
}
