import type { SqliteFile, Statement } from '../engine/sqlite-file.ts'
import type { Transaction } from '../store/transaction.ts'

/** A logical session of a driver: at most one transaction, and the last retryable write with its reply. */
export interface Session {
  key: string
  lastUsed: number
  /** Highest transaction number seen. */
  number: bigint
  transaction?: Transaction
  /** How the transaction of `number` ended. */
  ended?: 'committed' | 'aborted'
  /** The reply to the retryable write of `number`, once it is committed. */
  reply?: Buffer
  /** A retryable write of `number` is being executed; a repeat waits for it. */
  running?: Promise<void>
}

export const SESSION_MINUTES = 30

const COMMITTED = Buffer.from('committed')

/**
 * The sessions. What a repeat of a write must find after a crash is stored in the same SQLite transaction as the write:
 * without that a connection lost after the commit makes the driver apply it twice.
 */
export class Sessions {
  readonly #sessions = new Map<string, Session>()
  readonly #select: Statement
  readonly #upsert: Statement
  readonly #prune: Statement

  constructor(file: SqliteFile) {
    file.execute(
      'CREATE TABLE IF NOT EXISTS retry(s BLOB PRIMARY KEY, n TEXT NOT NULL, reply BLOB NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID',
    )
    this.#select = file.prepare('SELECT n, reply FROM retry WHERE s = ?')
    this.#upsert = file.prepare('INSERT OR REPLACE INTO retry(s, n, reply, at) VALUES (?, ?, ?, ?)')
    this.#prune = file.prepare('DELETE FROM retry WHERE at < ?')
  }

  get(key: string): Session {
    let session = this.#sessions.get(key)
    if (!session) {
      session = { key, lastUsed: 0, number: -1n }
      const stored = this.#select.get(Buffer.from(key, 'latin1'))
      if (stored) {
        session.number = BigInt(stored[0] as string)
        const reply = stored[1] as Buffer
        if (reply.equals(COMMITTED)) session.ended = 'committed'
        else session.reply = reply
      }
      this.#sessions.set(key, session)
    }
    session.lastUsed = performance.now()
    return session
  }

  known(key: string): Session | undefined {
    return this.#sessions.get(key)
  }

  all(): Iterable<Session> {
    return this.#sessions.values()
  }

  /** Runs inside the batch of the write it belongs to. */
  remember(session: Session, reply: Buffer | 'committed'): void {
    const bytes = reply === 'committed' ? COMMITTED : reply
    this.#upsert.run(Buffer.from(session.key, 'latin1'), String(session.number), bytes, Math.floor(Date.now() / 1000))
  }

  forget(session: Session): void {
    this.#sessions.delete(session.key)
  }

  /** Runs inside a batch. */
  pruneStored(): void {
    this.#prune.run(Math.floor(Date.now() / 1000) - SESSION_MINUTES * 60)
  }
}
