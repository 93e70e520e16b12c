import { setTimeout as pause } from 'node:timers/promises'
import type { ClientSession, Connection } from 'mongoose'
import type { Cipher } from '../crypto/cipher.ts'
import type { Call } from '../http/call.ts'
import type { Ids } from '../ids.ts'
import type { EventType, NewEvent } from '../outbox/events.ts'
import { type OutboxRow, outboxModel } from '../outbox/outbox-store.ts'
import { isRefusal } from '../refusal.ts'
import { isCommitUnknown, isTransient } from './errors.ts'
import { createGate } from './gate.ts'
import { createLines } from './lines.ts'
import { createRequestKeys, requestKeyId } from './request-keys.ts'

/** Handed to the work of one transaction. Pass `session` to every read and write inside. */
export interface Tx {
  session: ClientSession
  now: Date
  /** Records an event: written with the change, worked on after commit. */
  record(event: NewEvent): void
  /** Says which live views should read again once this is committed, for instance `hall:jn-lixia`. */
  touch(topic: string): void
}

export interface TransactOptions {
  /**
   * Changes of this process that name the same thing (`slot:<id>`) wait for each other instead of colliding in the database,
   * where every collision costs the loser a whole repeat.
   */
  line?: string
}

export type Transact = <T>(call: Call, work: (tx: Tx) => Promise<T>, options?: TransactOptions) => Promise<T>

export interface TransactNeeds {
  db: Connection
  ids: Ids
  cipher: Pick<Cipher, 'seal' | 'open'>
  /** Whether anybody listens; a row for nobody is written as queued already. */
  isHeard(type: EventType): boolean
  /** Called after commit with the rows to queue and the topics to wake; must not throw. */
  committed(rows: OutboxRow[], topics: string[]): void
}

const SNAPSHOT = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const
/** A conflict that lasts longer is a database in trouble; the caller then hears UNAVAILABLE and tries again with the same key. */
const GIVE_UP_AFTER_MS = 10_000
const LONGEST_PAUSE_MS = 64
/** A change that has lost so often gets the database to itself for a moment, as far as this process goes. */
const CROWDED_ATTEMPTS = 4

/**
 * Runs one use-case's change as one transaction: the change, its outbox rows and its request-key row are all written or
 * none is. A repeat of the same key returns the stored reply and changes nothing. The work may run again after a write
 * conflict, so it changes nothing outside the database and awaits nothing outside.
 *
 * The key is looked up only after the work was refused or collided: a new request, which is nearly every one, pays no
 * read for it, and a repeat meets either its own change (and is refused by the rules) or its own key row.
 */
export function createTransact(needs: TransactNeeds): Transact {
  const keys = createRequestKeys(needs.db, needs.cipher)
  const inLine = createLines()
  const gate = createGate()

  const change = async <T>(call: Call, work: (tx: Tx) => Promise<T>): Promise<T> => {
    const session = await needs.db.startSession()
    try {
      return await commitOnce(call, work, session)
    } catch (error) {
      // Read beside the abort: a refused attempt waits for the slower of the two, not for both.
      const [first] = await Promise.all([
        call.key ? findFirst(call, error) : undefined,
        session.inTransaction() ? session.abortTransaction().catch(() => undefined) : undefined,
      ])
      if (first) return first.reply as T
      throw error
    } finally {
      await session.endSession()
    }
  }

  const commitOnce = async <T>(call: Call, work: (tx: Tx) => Promise<T>, session: ClientSession): Promise<T> => {
    const giveUpAt = performance.now() + GIVE_UP_AFTER_MS
    const attempt = async (): Promise<T> => {
      const rows: OutboxRow[] = []
      const topics = new Set<string>()
      session.startTransaction(SNAPSHOT)
      const reply = await work(txOf(call, session, rows, topics))
      if (rows.length) await outboxModel(needs.db).collection.insertMany(rows as never[], { session })
      await keys.write(call, reply, session)
      await commit(session, giveUpAt)
      needs.committed(rows, [...topics])
      return reply
    }
    for (let attempts = 1; ; attempts++) {
      try {
        if (attempts === 1) return await gate.pass(attempt)
        // Who has collided waits for the others who have: two that repeat side by side only collide again.
        if (attempts <= CROWDED_ATTEMPTS) return await inLine('again', () => gate.pass(attempt))
        return await gate.passAlone(attempt)
      } catch (error) {
        if (!isTransient(error) || performance.now() > giveUpAt) throw error
        // Whatever the abort meets, the server drops a transaction that nobody finishes.
        if (session.inTransaction()) await session.abortTransaction().catch(() => undefined)
        await pause(Math.random() * Math.min(2 ** attempts, LONGEST_PAUSE_MS))
      }
    }
  }

  const txOf = (call: Call, session: ClientSession, rows: OutboxRow[], topics: Set<string>): Tx => ({
    session,
    now: call.now,
    record: (event) =>
      rows.push({
        _id: needs.ids.id(),
        type: event.type,
        subject: event.subject,
        data: event.data ?? {},
        actor: call.actor,
        requestId: call.requestId,
        at: call.now,
        queued: !needs.isHeard(event.type),
        sealed: false,
      }),
    touch: (topic) => topics.add(topic),
  })

  const findFirst = async (call: Call, error: unknown) => {
    try {
      return await keys.stored(call)
    } catch (problem) {
      if (isRefusal(problem)) throw problem
      // The database cannot say; the first error is the one that matters.
      throw error
    }
  }

  return (call, work, { line } = {}) => {
    const run = () => (line ? inLine(line, () => change(call, work)) : change(call, work))
    // Copies of one request wait for each other, so that the second finds the first one's reply.
    return call.key ? inLine(`key:${requestKeyId(call)}`, run) : run()
  }
}

async function commit(session: ClientSession, giveUpAt: number) {
  for (;;) {
    try {
      return await session.commitTransaction()
    } catch (error) {
      if (!isCommitUnknown(error) || performance.now() > giveUpAt) throw error
    }
  }
}
