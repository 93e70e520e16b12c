import type { PlainDate } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { livingStates } from '../../domain/certificates/states.ts'
import type { CertificateRow } from './certificate-record.ts'

const schema = new Schema<CertificateRow>(
  {
    _id: { type: String, required: true },
    origin: { type: String, required: true },
    kind: { type: String, required: true },
    city: { type: String, required: true },
    issuer: { type: String, required: true },
    holderIndex: { type: String, required: true },
    numberIndex: { type: String, required: true },
    sealed: { type: String, required: true },
    keyId: { type: String, required: true },
    signature: { type: String, required: true },
    digest: { type: String, required: true },
    source: { type: Object, required: true },
    unitCode: String,
    rightId: String,
    state: { type: String, required: true },
    reason: String,
    issuedAt: { type: Date, required: true },
    validTo: String,
    suspendedBy: String,
    changedAt: { type: Date, required: true },
    history: { type: [Object], required: true },
  },
  { versionKey: false, collection: 'certificates' },
)
schema.index({ origin: 1 }, { unique: true })
schema.index({ holderIndex: 1, _id: -1 })
schema.index({ numberIndex: 1 })
schema.index({ unitCode: 1 }, { partialFilterExpression: { unitCode: { $exists: true } } })
schema.index({ 'source.id': 1 })
schema.index({ validTo: 1 }, { partialFilterExpression: { validTo: { $exists: true } } })
schema.index({ state: 1, _id: 1 })

/** Serial numbers of papers that the city itself numbers. */
const serialSchema = new Schema<{ _id: string; last: number }>(
  { _id: { type: String, required: true }, last: { type: Number, required: true } },
  { versionKey: false, collection: 'certificate_serials' },
)

const LISTED = 200
const living = { state: { $in: [...livingStates] } }

export type CertificateStore = ReturnType<typeof createCertificateStore>

export function createCertificateStore(db: Connection) {
  const model = db.model<CertificateRow>('Certificate', schema)
  const serials = db.model('CertificateSerial', serialSchema)
  return {
    find: (id: string, session: ClientSession | null = null) =>
      model.findById(id).session(session).lean<CertificateRow>(),
    byOrigin: (origin: string, session: ClientSession | null = null) =>
      model.findOne({ origin }).session(session).lean<CertificateRow>(),
    // Straight to the driver: a duplicate key then names its index.
    insert: (row: CertificateRow, session: ClientSession) => model.collection.insertOne(row as never, { session }),

    /** The number of a series that belongs to one matter: the same at every asking, and none is given twice. */
    async serialFor(matter: string, series: string, session: ClientSession): Promise<number> {
      const given = await serials.findById(matter).session(session).lean<{ last: number }>()
      if (given) return given.last
      const row = await serials.findOneAndUpdate(
        { _id: series },
        { $inc: { last: 1 } },
        { upsert: true, returnDocument: 'after', session },
      )
      await serials.collection.insertOne({ _id: matter, last: row.last } as never, { session })
      return row.last
    },

    /** Writes a change as long as the certificate is in the state it was read in; false when somebody was faster. */
    async save(
      { _id, state }: Pick<CertificateRow, '_id' | 'state'>,
      set: Pick<CertificateRow, 'state' | 'reason' | 'suspendedBy' | 'changedAt'>,
      entry: CertificateRow['history'][number],
      session: ClientSession,
    ): Promise<boolean> {
      const result = await model.collection.updateOne(
        { _id: _id as never, state },
        { $set: set, $push: { history: entry } } as never,
        { session },
      )
      return result.modifiedCount === 1
    },

    /** The newest first. */
    ofHolder: (holderIndex: string) =>
      model.find({ holderIndex }).sort({ _id: -1 }).limit(LISTED).lean<CertificateRow[]>(),
    withNumber: (numberIndex: string) =>
      model.find({ numberIndex }).sort({ _id: -1 }).limit(LISTED).lean<CertificateRow[]>(),
    livingOnUnit: (unitCode: string) => model.find({ unitCode, ...living }).lean<CertificateRow[]>(),
    /** Whatever came of one case, over or not. */
    fromSource: (sourceId: string) =>
      model.find({ 'source.id': sourceId }).sort({ _id: -1 }).limit(LISTED).lean<CertificateRow[]>(),
    livingOf: (sourceId: string) => model.find({ 'source.id': sourceId, ...living }).lean<CertificateRow[]>(),
    /** Their last day is over and nobody has written it down yet. */
    overdue: (today: PlainDate, limit: number) =>
      model
        .find({ validTo: { $lt: today }, ...living })
        .limit(limit)
        .lean<CertificateRow[]>(),
    /** Every one that does not hold any more; ids only. */
    async ended(): Promise<string[]> {
      const rows = await model
        .find({ state: { $ne: 'issued' } }, { _id: 1 })
        .sort({ _id: 1 })
        .lean<{ _id: string }[]>()
      return rows.map(({ _id }) => _id)
    },
  }
}
