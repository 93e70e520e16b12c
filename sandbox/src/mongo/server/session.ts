import type { SqliteFile, Statement } from '../engine/sqlite-file.ts'
import { type Document, decodeDocument, encodeDocument } from '../language/index.ts'
import { numberOf } from '../store/number-of.ts'
import type { Transaction } from '../store/transaction.ts'

/** Statements before `next` are done and committed; `totals` is what they add to the reply. */
export interface Progress {
  next: number
  totals: Document
}

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
  /** How far that write had come when the server died. */
  progress?: Progress
  /** A retryable write of `number` is being executed; a repeat waits for it. */
  running?: Promise<void>
}

export const SESSION_MINUTES = 30

type Kind = 'committed' | 'reply' | 'progress'

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
    file.execute(`CREATE TABLE IF NOT EXISTS retry(
      s BLOB PRIMARY KEY, n TEXT NOT NULL, kind TEXT NOT NULL, body BLOB NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID`)
    this.#select = file.prepare('SELECT n, kind, body FROM retry WHERE s = ?')
    this.#upsert = file.prepare('INSERT OR REPLACE INTO retry(s, n, kind, body, at) VALUES (?, ?, ?, ?, ?)')
    this.#prune = file.prepare('DELETE FROM retry WHERE at < ?')
  }

  get(key: string): Session {
    let session = this.#sessions.get(key)
    if (!session) {
      session = { key, lastUsed: 0, number: -1n }
      const stored = this.#select.get(Buffer.from(key, 'latin1'))
      if (stored) recall(session, BigInt(stored[0] as string), stored[1] as Kind, stored[2] as Buffer)
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

  /** These three run inside the batch of the write they belong to. */
  rememberReply(session: Session, reply: Buffer): void {
    this.#remember(session, 'reply', reply)
  }

  rememberProgress(session: Session, { next, totals }: Progress): void {
    this.#remember(session, 'progress', encodeDocument({ next, totals }))
  }

  rememberCommit(session: Session): void {
    this.#remember(session, 'committed', Buffer.alloc(0))
  }

  #remember(session: Session, kind: Kind, body: Buffer): void {
    const key = Buffer.from(session.key, 'latin1')
    this.#upsert.run(key, String(session.number), kind, body, Math.floor(Date.now() / 1000))
  }

  forget(session: Session): void {
    this.#sessions.delete(session.key)
  }

  /** Runs inside a batch. */
  pruneStored(): void {
    this.#prune.run(Math.floor(Date.now() / 1000) - SESSION_MINUTES * 60)
  }
}

function recall(session: Session, number: bigint, kind: Kind, body: Buffer): void {
  session.number = number
  if (kind === 'committed') session.ended = 'committed'
  else if (kind === 'reply') session.reply = body
  else {
    const { next, totals } = decodeDocument(body)
    session.progress = { next: numberOf(next), totals: totals as Document }
  }
}
