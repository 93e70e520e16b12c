import type { CaseDepartment, CollectionState, CollectionWay } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Direction } from '../../domain/collection/collection-states.ts'
import type { HandOver } from '../../domain/collection/custody.ts'

/** The way of the papers of one case in one direction, in one document (D6). */
export interface CollectionRow {
  /** `<case>-out` or `<case>-in`: there is one of each. */
  _id: string
  caseId: string
  direction: Direction
  state: CollectionState
  way: CollectionWay
  department: CaseDepartment
  caseName: string
  number: string
  /** Who chose. */
  accountId: string
  /** Sealed name of whoever chose. */
  receiver: string
  /** Sealed JSON `{ name, phone, address }` for the courier. */
  contact?: string
  /** Sealed JSON `{ fetch, deliver, back }`. */
  codes: string
  /** Wrong codes in a row at the counter. */
  wrongCodes: number
  /** What the courier was asked for; a new order has a new number. */
  order?: { orderNo: string; trackingNumber?: string; company?: string }
  orders: number
  seenSeq: number
  track: { seq: number; at: Date; text: string; place: string }[]
  custody: HandOver[]
  trouble?: string
  /** The decision was taken back: this paper is not handed to anybody. */
  revoked?: true
  /** The last that was heard of it. */
  newsAt: Date
  changedAt: Date
  history: { at: Date; who: string; text: string }[]
}

const schema = new Schema<CollectionRow>(
  {
    _id: { type: String, required: true },
    caseId: { type: String, required: true },
    direction: { type: String, required: true },
    state: { type: String, required: true },
    way: { type: String, required: true },
    department: { type: String, required: true },
    caseName: { type: String, required: true },
    number: { type: String, required: false },
    accountId: { type: String, required: true },
    receiver: { type: String, required: true },
    contact: String,
    codes: { type: String, required: true },
    wrongCodes: { type: Number, required: true },
    order: { type: Object },
    orders: { type: Number, required: true },
    seenSeq: { type: Number, required: true },
    track: { type: [Object], required: true },
    custody: { type: [Object], required: true },
    trouble: String,
    revoked: Boolean,
    newsAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    history: { type: [Object], required: true },
  },
  { versionKey: false, collection: 'collections' },
)
schema.index({ state: 1, changedAt: 1 })
schema.index({ 'order.orderNo': 1 }, { sparse: true })

const LISTED = 200
/** On their way, or lying somewhere: what the desk has to do with. */
const alive: readonly CollectionState[] = ['waiting', 'ordered', 'posted', 'returning', 'lost']

/** What is undefined is absent, not null. */
const written = (row: CollectionRow) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))

export const collectionModel = (db: Connection) => db.model<CollectionRow>('Collection', schema)
export type CollectionStore = ReturnType<typeof createCollectionStore>

export function createCollectionStore(db: Connection) {
  const model = collectionModel(db)
  return {
    find: (id: string, session?: ClientSession) =>
      model
        .findById(id)
        .session(session ?? null)
        .lean<CollectionRow>(),
    byOrder: (orderNo: string) => model.findOne({ 'order.orderNo': orderNo }).lean<CollectionRow>(),
    insert: (row: CollectionRow, session: ClientSession) =>
      model.collection.insertOne(written(row) as never, { session }),
    /** Writes a change as long as nobody changed it meanwhile; an absent `trouble` or `order` is taken out. */
    async save(read: CollectionRow, next: CollectionRow, session: ClientSession): Promise<boolean> {
      const result = await model.collection.replaceOne(
        { _id: read._id as never, state: read.state, changedAt: read.changedAt, seenSeq: read.seenSeq },
        written(next) as never,
        { session },
      )
      return result.matchedCount === 1
    },
    /** Without the case's own lifetime in it: a wrong code counts even when the request is refused. */
    async countWrongCode(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $inc: { wrongCodes: 1 } })
    },
    list: () =>
      model
        .find({ state: { $in: [...alive] }, $nor: [{ state: 'waiting', revoked: true }] })
        .sort({ changedAt: 1 })
        .limit(LISTED)
        .lean<CollectionRow[]>(),
    /** Orders that the courier has not taken yet, and parcels on their way. */
    underWay: () =>
      model
        .find({ state: { $in: ['ordered', 'posted', 'returning', 'lost'] } })
        .sort({ newsAt: 1 })
        .limit(LISTED)
        .lean<CollectionRow[]>(),
  }
}
