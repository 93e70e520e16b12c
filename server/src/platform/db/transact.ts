import type { ClientSession, Connection } from 'mongoose'
import type { Call } from '../http/call.ts'
import type { Ids } from '../ids.ts'
import type { NewEvent } from '../outbox/events.ts'
import { type OutboxRow, outboxModel } from '../outbox/outbox-store.ts'
import { requestKeyId, requestKeyModel, storedReply } from './request-keys.ts'

/** Handed to the work of one transaction. Pass `session` to every read and write inside. */
export interface Tx {
  session: ClientSession
  now: Date
  /** Records an event: written with the change, worked on after commit. */
  record(event: NewEvent): void
  /** Says which live views should read again once this is committed, for instance `hall:jn-lixia`. */
  touch(topic: string): void
}

export type Transact = <T>(call: Call, work: (tx: Tx) => Promise<T>) => Promise<T>

export interface TransactNeeds {
  db: Connection
  ids: Ids
  /** Called after commit with the rows to queue and the topics to wake; must not throw. */
  committed(rows: OutboxRow[], topics: string[]): void
}

/**
 * Runs one use-case's change as one transaction: the change, its outbox rows and its request-key row are all written or
 * none is. A repeat of the same key returns the stored reply and changes nothing. The work may run again after a write
 * conflict, so it changes nothing outside the database and awaits nothing outside.
 */
export const createTransact =
  ({ db, ids, committed }: TransactNeeds): Transact =>
  async (call, work) => {
    const repeat = await storedReply(db, call)
    if (repeat) return repeat.reply as never
    const session = await db.startSession()
    try {
      let rows: OutboxRow[] = []
      let topics = new Set<string>()
      const reply = await session.withTransaction(async () => {
        rows = []
        topics = new Set()
        const tx: Tx = {
          session,
          now: call.now,
          record: (event) =>
            rows.push({
              _id: ids.id(),
              type: event.type,
              subject: event.subject,
              data: event.data ?? {},
              actor: call.actor,
              requestId: call.requestId,
              at: call.now,
              queued: false,
              sealed: false,
            }),
          touch: (topic) => topics.add(topic),
        }
        const result = await work(tx)
        if (rows.length) await outboxModel(db).insertMany(rows, { session })
        if (call.key) {
          await requestKeyModel(db).insertMany(
            [{ _id: requestKeyId(call), bodyHash: call.key.bodyHash, reply: result, at: call.now }],
            { session },
          )
        }
        return result
      })
      committed(rows, [...topics])
      return reply
    } catch (error) {
      // Two copies of one request ran at once: the loser answers with the winner's reply.
      const winner = call.key ? await storedReply(db, call) : undefined
      if (winner) return winner.reply as never
      throw error
    } finally {
      await session.endSession()
    }
  }
