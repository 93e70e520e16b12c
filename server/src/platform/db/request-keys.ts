import { type Connection, Schema } from 'mongoose'
import type { Call } from '../http/call.ts'
import { Refusal } from '../refusal.ts'

/**
 * One row per idempotency key and caller, written in the use-case's own transaction: neither the change nor the stored
 * reply can exist without the other. Kept for 7 days, longer than any app retries.
 */
export interface RequestKeyRow {
  _id: string
  bodyHash: string
  reply: unknown
  at: Date
}

const schema = new Schema<RequestKeyRow>(
  { _id: { type: String, required: true }, bodyHash: String, reply: Object, at: { type: Date, expires: 7 * 86_400 } },
  { versionKey: false, minimize: false, collection: 'request_keys' },
)
export const requestKeyModel = (db: Connection) => db.model<RequestKeyRow>('RequestKey', schema)

export const requestKeyId = (call: Call) => `${call.actor.kind}:${call.actor.id}:${call.key?.key}`

/** The stored reply of a repeat; undefined when the key is new. The same key with another body is refused. */
export async function storedReply(db: Connection, call: Call): Promise<{ reply: unknown } | undefined> {
  if (!call.key) return undefined
  const row = await requestKeyModel(db).findById(requestKeyId(call)).lean()
  if (!row) return undefined
  if (row.bodyHash !== call.key.bodyHash) throw new Refusal('KEY_REUSED')
  return { reply: row.reply }
}
