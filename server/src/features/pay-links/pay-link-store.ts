import { type ClientSession, type Connection, Schema } from 'mongoose'

/** A code with which somebody else may pay one bill once. */
export interface PayLinkRow {
  _id: string
  caseId: string
  /** Who asked for it and may withdraw it. */
  accountId: string
  /** SHA-256 of the code: a look-up needs no code in the clear. */
  codeHash: string
  /** Sealed, so that its owner can read it out again. */
  code: string
  amountFen: number
  at: Date
  until: Date
  withdrawnAt?: Date
}

const schema = new Schema<PayLinkRow>(
  {
    _id: { type: String, required: true },
    caseId: { type: String, required: true },
    accountId: { type: String, required: true },
    codeHash: { type: String, required: true },
    code: { type: String, required: true },
    amountFen: { type: Number, required: true },
    at: { type: Date, required: true },
    until: { type: Date, required: true },
    withdrawnAt: Date,
  },
  { versionKey: false, collection: 'pay_links' },
)
schema.index({ codeHash: 1 }, { unique: true })
schema.index({ caseId: 1, at: -1 })

const LISTED = 20

export type PayLinkStore = ReturnType<typeof createPayLinkStore>

export function createPayLinkStore(db: Connection) {
  const model = db.model<PayLinkRow>('PayLink', schema)
  return {
    find: (id: string) => model.findById(id).lean<PayLinkRow>(),
    byCode: (codeHash: string) => model.findOne({ codeHash }).lean<PayLinkRow>(),
    ofCase: (caseId: string) => model.find({ caseId }).sort({ at: -1 }).limit(LISTED).lean<PayLinkRow[]>(),
    insert: (row: PayLinkRow, session: ClientSession) => model.collection.insertOne(row as never, { session }),
    withdraw: (id: string, at: Date, session: ClientSession) =>
      model.updateOne({ _id: id, withdrawnAt: null }, { $set: { withdrawnAt: at } }).session(session),
  }
}
