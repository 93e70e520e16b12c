import type { PlainDate } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Leave } from '../../domain/cases/stand-in.ts'

/** An entry of the leave calendar, with who wrote it. */
export interface LeaveRow extends Leave {
  _id: string
  by: string
  at: Date
}

const schema = new Schema<LeaveRow>(
  {
    _id: { type: String, required: true },
    staffNo: { type: String, required: true },
    from: { type: String, required: true },
    to: { type: String, required: true },
    half: String,
    reason: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: 'staff_leaves' },
)
schema.index({ to: 1 })

export type LeaveStore = ReturnType<typeof createLeaveStore>

export function createLeaveStore(db: Connection) {
  const model = db.model<LeaveRow>('StaffLeave', schema)
  return {
    /** What has not ended before this day, the first to begin first. */
    from: (day: PlainDate, session: ClientSession | null = null): Promise<LeaveRow[]> =>
      model
        .find({ to: { $gte: day } })
        .sort({ from: 1, _id: 1 })
        .session(session)
        .lean<LeaveRow[]>(),

    async insert(session: ClientSession, row: LeaveRow) {
      await model.collection.insertOne(row as never, { session })
    },

    async remove(session: ClientSession, staffNo: string, id: string): Promise<boolean> {
      return (await model.deleteOne({ _id: id, staffNo }, { session })).deletedCount === 1
    },
  }
}
