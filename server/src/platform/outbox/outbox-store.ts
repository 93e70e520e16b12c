import { type Connection, Schema } from 'mongoose'
import type { Actor } from '../http/call.ts'
import type { EventType, NewEvent } from './events.ts'

/** A row of the outbox; it is at the same time the entry that the audit chain seals (platform/audit). */
export interface OutboxRow {
  _id: string
  type: EventType
  subject: NewEvent['subject']
  data: Record<string, string | number | boolean>
  actor: Actor
  requestId: string
  at: Date
  /** False until its jobs were added; the sweep finds the rows that were missed. */
  queued: boolean
  /** False until the audit chain holds it. */
  sealed: boolean
}

const schema = new Schema<OutboxRow>(
  {
    _id: { type: String, required: true },
    type: { type: String, required: true },
    subject: { kind: String, id: String },
    data: { type: Object, default: {} },
    actor: { kind: String, id: String },
    requestId: String,
    at: { type: Date, required: true },
    queued: { type: Boolean, default: false },
    sealed: { type: Boolean, default: false },
  },
  { versionKey: false, minimize: false, collection: 'outbox' },
)
// Partial indexes stay tiny: only rows that still wait are in them.
schema.index({ queued: 1, at: 1 }, { partialFilterExpression: { queued: false } })
schema.index({ sealed: 1, _id: 1 }, { partialFilterExpression: { sealed: false } })
schema.index({ 'subject.id': 1, at: 1 })

export const outboxModel = (db: Connection) => db.model<OutboxRow>('OutboxRow', schema)
