import { type Connection, Schema } from 'mongoose'

export interface QuoteRow {
  /** Follows from the content: see quote-signature.ts. */
  _id: string
  /** The signed text as it was signed, byte for byte. */
  text: string
  signature: string
  at: Date
  purgeAt: Date
}

const schema = new Schema<QuoteRow>(
  {
    _id: { type: String, required: true },
    text: { type: String, required: true },
    signature: { type: String, required: true },
    at: { type: Date, required: true },
    purgeAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'fee_quotes' },
)
schema.index({ purgeAt: 1 }, { expireAfterSeconds: 0 })

const quoteModel = (db: Connection) => db.model<QuoteRow>('FeeQuote', schema)

export type QuoteStore = ReturnType<typeof createQuoteStore>

export function createQuoteStore(db: Connection) {
  const model = quoteModel(db)
  return {
    /** Keeps the first of equal quotes and gives it back. */
    async keep(row: QuoteRow): Promise<QuoteRow> {
      const { _id, ...rest } = row
      const kept = await model
        .findOneAndUpdate({ _id }, { $setOnInsert: rest }, { upsert: true, returnDocument: 'after' })
        .lean<QuoteRow>()
      return kept ?? row
    },
    find: (id: string): Promise<QuoteRow | null> => model.findById(id).lean<QuoteRow>(),
  }
}
