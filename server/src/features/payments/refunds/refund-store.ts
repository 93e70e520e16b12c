import type { PayChannel, PlainDate, RefundState } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { askedRows } from '../../../platform/db/asked-rows.ts'

/** One giving back of money. Its number names it at the platform and is the same however often it is asked for. */
export interface RefundRow {
  _id: string
  number: string
  orderId: string
  orderNumber: string
  caseId: string
  /** The case of a batch whose part of one payment it is. */
  partOf?: string
  /** Who gives it back. */
  channel: PayChannel
  /** Its payment came over a platform that carries out no further refund of it: a counter gives it back. */
  pastPlatform?: boolean
  amountFen: number
  /** What the payer reads. */
  why: string
  /** Who decided it. */
  by: string
  state: RefundState
  openedAt: Date
  /** When the platform is asked next, whatever callbacks say. */
  askAt?: Date
  asks: number
  /** Where the platform pays it to, as it calls it. */
  receivedBy?: string
  /** Reckoned: the platform names no day ahead. */
  expectedOn?: PlainDate
  doneAt?: Date
  /** Why a person has to look. */
  problem?: string
  changedAt: Date
  history: { at: Date; who: string; text: string }[]
}

const text = { type: String, required: true } as const
const schema = new Schema<RefundRow>(
  {
    _id: text,
    number: text,
    orderId: text,
    orderNumber: text,
    caseId: text,
    partOf: String,
    channel: text,
    pastPlatform: Boolean,
    amountFen: { type: Number, required: true },
    why: text,
    by: text,
    state: text,
    openedAt: { type: Date, required: true },
    askAt: Date,
    asks: { type: Number, required: true },
    receivedBy: String,
    expectedOn: String,
    doneAt: Date,
    problem: String,
    changedAt: { type: Date, required: true },
    history: { type: [Object], required: true },
  },
  { versionKey: false, collection: 'refunds' },
)
// Two refunds of one order that are decided at once take the same number: one of them meets this.
schema.index({ number: 1 }, { unique: true })
schema.index({ orderId: 1 })
schema.index({ askAt: 1 }, { sparse: true })
schema.index({ state: 1, changedAt: 1 })

const LISTED = 100

export type RefundStore = ReturnType<typeof createRefundStore>

export function createRefundStore(db: Connection) {
  const model = db.model<RefundRow>('Refund', schema)
  return {
    find: (id: string, session?: ClientSession) =>
      model
        .findById(id)
        .session(session ?? null)
        .lean<RefundRow>(),
    byNumbers: (numbers: readonly string[]) => model.find({ number: { $in: numbers } }).lean<RefundRow[]>(),
    byNumber: (number: string) => model.findOne({ number }).lean<RefundRow>(),
    ofOrder: (orderId: string, session?: ClientSession) =>
      model
        .find({ orderId })
        .session(session ?? null)
        .sort({ openedAt: 1, _id: 1 })
        .lean<RefundRow[]>(),
    insert: (row: RefundRow, session: ClientSession) => model.collection.insertOne(row as never, { session }),
    ...askedRows(model),
    /** What a counter has to give back. Whoever has waited longest comes first. */
    dueAtCounter: () =>
      model.find({ channel: 'counter', state: 'due' }).sort({ openedAt: 1 }).limit(LISTED).lean<RefundRow[]>(),
    inState: (states: readonly RefundState[]) =>
      model
        .find({ state: { $in: states } })
        .sort({ changedAt: 1 })
        .limit(LISTED)
        .lean<RefundRow[]>(),
  }
}
