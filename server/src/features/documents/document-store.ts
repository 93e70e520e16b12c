import type { DocumentState } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { DocumentRow, StoredPiece } from './document-record.ts'

const schema = new Schema<DocumentRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    clientKey: { type: String, required: true },
    version: { type: Number, required: true },
    state: { type: String, required: true },
    since: { type: Date, required: true },
    begunAt: { type: Date, required: true },
    material: { type: String, required: true },
    title: { type: String, required: true },
    fileName: { type: String, required: true },
    bytes: { type: Number, required: true },
    sha256: { type: String, required: true },
    caseId: String,
    validUntil: String,
    pieces: [{ _id: false, from: Number, count: Number, key: String }],
    type: { type: String },
    originalKey: String,
    receivedAt: Date,
    reason: String,
    signature: String,
    pageCount: Number,
    pages: [{ _id: false, width: Number, height: Number, bytes: Number }],
    thumbnailBytes: Number,
    findings: [String],
    page: { type: Schema.Types.Mixed, default: undefined },
    tidyAt: Date,
    keep: { type: { _id: false, holder: String, until: String }, default: undefined },
    uses: [
      {
        _id: false,
        id: String,
        caseId: String,
        material: String,
        purpose: String,
        state: String,
        consentedAt: Date,
        until: String,
        askedBy: { type: { _id: false, idIndex: String, sealed: String }, default: undefined },
      },
    ],
    shares: {
      type: [{ _id: false, id: String, idIndex: String, sealed: String, relation: String, until: String, at: Date }],
      default: undefined,
    },
  },
  { versionKey: false, collection: 'documents' },
)
schema.index({ accountId: 1, clientKey: 1 }, { unique: true })
schema.index({ accountId: 1, sha256: 1 })
schema.index({ state: 1, since: 1 })
schema.index({ tidyAt: 1 })
schema.index({ 'uses.id': 1 })
schema.index({ 'uses.caseId': 1 })
schema.index({ 'shares.id': 1 }, { partialFilterExpression: { shares: { $exists: true } } })
schema.index({ 'shares.idIndex': 1 }, { partialFilterExpression: { shares: { $exists: true } } })

export const documentModel = (db: Connection) => db.model<DocumentRow>('Document', schema)

export type DocumentStore = ReturnType<typeof createDocumentStore>

/** A phone that groups its parts anew after each cut could otherwise fill a row without end. */
const MOST_PIECES = 1_000
const SHOWN = 300

export function createDocumentStore(db: Connection) {
  const model = documentModel(db)
  return {
    insert: (row: DocumentRow, session?: ClientSession) => model.collection.insertOne(row as never, { session }),

    find: (id: string, session?: ClientSession) =>
      model
        .findById(id, undefined, { session: session ?? null })
        .lean<DocumentRow | null>()
        .exec(),

    findByKey: (accountId: string, clientKey: string) =>
      model.findOne({ accountId, clientKey }).lean<DocumentRow | null>().exec(),

    /** Newest first, without those that are gone. */
    listOf: (accountId: string) =>
      model
        .find({ accountId, state: { $nin: ['discarded', 'expired'] } })
        .sort({ _id: -1 })
        .limit(SHOWN)
        .lean<DocumentRow[]>()
        .exec(),

    /** Papers of this person with the same content that can be used. */
    sameContent: (accountId: string, sha256: string) =>
      model
        .find({ accountId, sha256, state: { $in: ['received', 'clean', 'ready'] } })
        .sort({ _id: -1 })
        .limit(5)
        .lean<DocumentRow[]>()
        .exec(),

    /** Pages of the same material in the same case, sent by the same person. */
    siblings: ({ _id, accountId, caseId, material }: DocumentRow) =>
      model
        .find({ accountId, caseId, material, _id: { $ne: _id }, state: 'ready' })
        .limit(SHOWN)
        .lean<DocumentRow[]>()
        .exec(),

    findByUse: (useId: string) => model.findOne({ 'uses.id': useId }).lean<DocumentRow | null>().exec(),

    findByShare: (shareId: string) =>
      model
        .findOne({ 'shares.id': shareId, shares: { $exists: true } })
        .lean<DocumentRow | null>()
        .exec(),

    /** Papers that others have offered to whoever proves this number, the newest first. */
    sharedWith: (idIndex: string) =>
      model
        .find({ 'shares.idIndex': idIndex, shares: { $exists: true }, state: 'ready' })
        .sort({ _id: -1 })
        .limit(SHOWN)
        .lean<DocumentRow[]>()
        .exec(),

    usedIn: (caseId: string, session?: ClientSession) =>
      model
        .find({ 'uses.caseId': caseId }, undefined, { session: session ?? null })
        .lean<DocumentRow[]>()
        .exec(),

    /** Rows that came into one of these states before a moment, oldest first. */
    restingSince: (states: readonly DocumentState[], before: Date, limit = 500) =>
      model
        .find({ state: { $in: [...states] }, since: { $lt: before } })
        .sort({ since: 1 })
        .limit(limit)
        .lean<DocumentRow[]>()
        .exec(),

    /** Rows for which the clock has something to do, the longest overdue first. */
    dueForTidying: (now: Date, limit = 500) =>
      model
        .find({ tidyAt: { $lte: now } })
        .sort({ tidyAt: 1 })
        .limit(limit)
        .lean<DocumentRow[]>()
        .exec(),

    /** Adds a piece while the file is still coming; the row as it is then, or nothing when it is not coming any more. */
    addPiece: (id: string, piece: StoredPiece) =>
      model
        .findOneAndUpdate(
          { _id: id, state: 'receiving', [`pieces.${MOST_PIECES}`]: { $exists: false } },
          { $push: { pieces: { from: piece.from, count: piece.count, key: piece.key } } },
          { returnDocument: 'after' },
        )
        .lean<DocumentRow | null>()
        .exec(),

    /** Saves what changed, if nobody was faster. */
    async save(
      row: Pick<DocumentRow, '_id' | 'version' | 'state'>,
      patch: Partial<DocumentRow>,
      session?: ClientSession,
    ): Promise<boolean> {
      const set = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
      const unset = Object.fromEntries(
        Object.entries(patch).flatMap(([name, value]) => (value === undefined ? [[name, 1]] : [])),
      )
      const { matchedCount } = await model.collection.updateOne(
        { _id: row._id as never, version: row.version, state: row.state },
        {
          $set: set as never,
          ...(Object.keys(unset).length ? { $unset: unset as never } : {}),
          $inc: { version: 1 } as never,
        },
        { session },
      )
      return matchedCount === 1
    },

    async reassign(session: ClientSession, from: string, into: string) {
      await model.updateMany({ accountId: from }, { $set: { accountId: into } }, { session })
    },
  }
}
