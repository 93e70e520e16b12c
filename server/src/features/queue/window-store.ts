import type { PlainDate } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Tx } from '../../platform/db/transact.ts'
import type { HallDay } from './ticket-store.ts'

/** Who sits at a window on a day. One row a window; the row of an earlier day counts as closed. */
export interface WindowRow {
  /** `hall:no` */
  _id: string
  hallId: string
  no: string
  date: PlainDate
  open: boolean
  staffNo: string
  staffName: string
  services: string[]
  openedAt: Date
  /** Grows with every call: a window that is being closed and one that is calling must meet in one document. */
  calls: number
}

const schema = new Schema<WindowRow>(
  {
    _id: { type: String, required: true },
    hallId: { type: String, required: true },
    no: { type: String, required: true },
    date: { type: String, required: true },
    open: { type: Boolean, required: true },
    staffNo: String,
    staffName: String,
    services: [String],
    openedAt: Date,
    calls: { type: Number, default: 0 },
  },
  { versionKey: false, collection: 'windows' },
)
// A clerk sits at one window.
schema.index({ staffNo: 1, date: 1 }, { unique: true, partialFilterExpression: { open: true } })
schema.index({ hallId: 1, date: 1, open: 1 })

const windowModel = (db: Connection) => db.model<WindowRow>('Window', schema)
const idOf = (hallId: string, no: string) => `${hallId}:${no}`

export function createWindowStore(db: Connection) {
  const model = windowModel(db)
  return {
    async openOnes({ hallId, date }: HallDay, session?: ClientSession): Promise<WindowRow[]> {
      return model.find({ hallId, date, open: true }, null, { session }).lean<WindowRow[]>()
    },

    async opened({ hallId, date }: HallDay, no: string, session?: ClientSession): Promise<WindowRow | undefined> {
      const filter = { _id: idOf(hallId, no), date, open: true }
      return (await model.findOne(filter, null, { session }).lean<WindowRow>()) ?? undefined
    },

    async ofClerk(staffNo: string, date: PlainDate, session?: ClientSession): Promise<WindowRow | undefined> {
      return (await model.findOne({ staffNo, date, open: true }, null, { session }).lean<WindowRow>()) ?? undefined
    },

    /** False when another clerk has it open. */
    async open(tx: Tx, window: Omit<WindowRow, '_id' | 'open' | 'calls'>): Promise<boolean> {
      const _id = idOf(window.hallId, window.no)
      const present = await model.findById(_id, null, { session: tx.session }).lean<WindowRow>()
      const row: WindowRow = { _id, ...window, open: true, calls: 0 }
      if (!present) {
        await model.collection.insertOne(row as never, { session: tx.session })
        return true
      }
      const { _id: _, ...fields } = row
      const free = { $or: [{ open: false }, { date: { $ne: window.date } }, { staffNo: window.staffNo }] }
      const result = await model.updateOne({ _id, ...free }, { $set: fields }, { session: tx.session })
      return result.matchedCount === 1
    },

    /** False when it is not this clerk's open window any more. */
    async close(tx: Tx, window: Pick<WindowRow, '_id' | 'staffNo' | 'date'>): Promise<boolean> {
      const filter = { _id: window._id, staffNo: window.staffNo, date: window.date, open: true }
      return (await model.updateOne(filter, { $set: { open: false } }, { session: tx.session })).matchedCount === 1
    },

    /** Writes to the window in the transaction of a call; false when it was closed in the meantime. */
    async countCall(tx: Tx, window: Pick<WindowRow, '_id' | 'staffNo' | 'date'>): Promise<boolean> {
      const filter = { _id: window._id, staffNo: window.staffNo, date: window.date, open: true }
      return (await model.updateOne(filter, { $inc: { calls: 1 } }, { session: tx.session })).matchedCount === 1
    },
  }
}
export type WindowStore = ReturnType<typeof createWindowStore>
