import { deserialize, serialize } from 'node:v8'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Cipher } from '../crypto/cipher.ts'
import type { Call } from '../http/call.ts'
import { Refusal } from '../refusal.ts'
import { coalesce } from './coalesce.ts'

/**
 * One row per idempotency key and caller, written in the use-case's own transaction: neither the change nor the stored
 * reply can exist without the other. Kept for 7 days, longer than any app retries.
 */
export interface RequestKeyRow {
  _id: string
  bodyHash: string
  /** Sealed: a reply names people. */
  reply: string
  at: Date
}

const schema = new Schema<RequestKeyRow>(
  { _id: { type: String, required: true }, bodyHash: String, reply: String, at: { type: Date, expires: 7 * 86_400 } },
  { versionKey: false, collection: 'request_keys' },
)
export const requestKeyModel = (db: Connection) => db.model<RequestKeyRow>('RequestKey', schema)

export const requestKeyId = (call: Call) => `${call.actor.kind}:${call.actor.id}:${call.key?.key}`

export interface RequestKeys {
  /** The stored reply of a repeat; undefined when the key is new. The same key with another body is refused. */
  stored(call: Call): Promise<{ reply: unknown } | undefined>
  /** Inside the transaction; E11000 when a copy of this request was faster. */
  write(call: Call, reply: unknown, session: ClientSession): Promise<void>
}

export function createRequestKeys(db: Connection, cipher: Pick<Cipher, 'seal' | 'open'>): RequestKeys {
  const model = requestKeyModel(db)
  const read = coalesce(async (ids) => {
    const rows = await model.find({ _id: { $in: ids } }).lean()
    return new Map(rows.map((row) => [row._id, row]))
  })
  return {
    async stored(call) {
      if (!call.key) return undefined
      const row = await read(requestKeyId(call))
      if (!row) return undefined
      if (row.bodyHash !== call.key.bodyHash) throw new Refusal('KEY_REUSED')
      // Structured clone keeps dates and absent fields exactly, so that a repeat reads like the first reply.
      return { reply: deserialize(Buffer.from(cipher.open(row.reply), 'base64')) as unknown }
    },
    async write(call, reply, session) {
      if (!call.key) return
      const sealed = cipher.seal(serialize(reply).toString('base64'))
      const row = { _id: requestKeyId(call), bodyHash: call.key.bodyHash, reply: sealed, at: call.now }
      await model.collection.insertOne(row as never, { session })
    },
  }
}
