import { type Connection, Schema } from 'mongoose'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Cipher } from '../crypto/cipher.ts'
import { isDuplicateKey } from '../db/errors.ts'
import type { JobAdder } from '../queue/queues.ts'

/** One callback from outside as it was received, after its signature was checked and before anything else happens. */
export interface InboxRow {
  /** `<provider>:<the provider's own id>`: the same callback twice is one row. */
  _id: string
  provider: string
  /** Name of the job that works on it; gets `{ inboxId }`. */
  job: string
  /** Sealed: a callback carries phones and open ids. */
  raw: string
  at: Date
  /** Set by `done`; the sweep queues rows again that stay open. */
  doneAt?: Date
}

const schema = new Schema<InboxRow>(
  {
    _id: { type: String, required: true },
    provider: { type: String, required: true },
    job: { type: String, required: true },
    raw: { type: String, required: true },
    at: { type: Date, required: true },
    doneAt: Date,
  },
  { versionKey: false, collection: 'inbox' },
)
// Finished rows leave after 90 days: longer than any provider repeats a callback.
schema.index({ doneAt: 1 }, { expireAfterSeconds: 90 * 86_400 })
schema.index({ doneAt: 1, at: 1 })

export const inboxModel = (db: Connection) => db.model<InboxRow>('InboxRow', schema)

export interface Inbox {
  /** Stores a verified callback and queues its job. A second delivery is a normal event: it changes nothing. */
  receive(callback: { provider: string; id: string; raw: string; job: string }): Promise<'new' | 'seen'>
  /** What was received; undefined when it was worked on already, so a job that runs twice stops here. */
  open(inboxId: string): Promise<{ id: string; raw: string; at: Date } | undefined>
  done(inboxId: string): Promise<void>
  /** Queues rows again that are still open after `olderThan`. Returns how many. */
  sweep(olderThan: Date): Promise<number>
}

export interface InboxNeeds {
  db: Connection
  jobs: JobAdder
  clock: Clock
  cipher: Pick<Cipher, 'seal' | 'open'>
  log: Logger
}

export function createInbox({ db, jobs, clock, cipher, log }: InboxNeeds): Inbox {
  const model = inboxModel(db)
  const queue = (row: Pick<InboxRow, '_id' | 'job'>) => jobs.add(row.job, { inboxId: row._id }, { id: row._id })
  return {
    async receive({ provider, id, raw, job }) {
      const row = { _id: `${provider}:${id}`, provider, job, raw: cipher.seal(raw), at: clock.now() }
      try {
        await model.collection.insertOne(row as never)
      } catch (error) {
        if (isDuplicateKey(error)) return 'seen'
        throw error
      }
      // Stored is enough for an answer: when Redis is away the sweep queues the row.
      await queue(row).catch((error: unknown) => log.warn({ err: error, provider }, 'callback waits for the sweep'))
      return 'new'
    },
    async open(inboxId) {
      const row = await model.findOne({ _id: inboxId, doneAt: { $exists: false } }).lean()
      return row ? { id: row._id.slice(row.provider.length + 1), raw: cipher.open(row.raw), at: row.at } : undefined
    },
    async done(inboxId) {
      await model.updateOne({ _id: inboxId, doneAt: { $exists: false } }, { $set: { doneAt: clock.now() } })
    },
    async sweep(olderThan) {
      const rows = await model
        .find({ doneAt: { $exists: false }, at: { $lt: olderThan } }, { job: 1 })
        .sort({ at: 1 })
        .limit(500)
        .lean()
      for (const row of rows) await queue(row)
      return rows.length
    },
  }
}
