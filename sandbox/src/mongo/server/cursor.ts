import { randomBytes } from 'node:crypto'
import { MongoError } from '../language/index.ts'
import type { Transaction } from '../store/transaction.ts'

/** Documents ready to be sent; `undefined` in between means: the slice is over. */
export type DocumentSource = Iterator<Buffer | undefined>

export interface Cursor {
  id: bigint
  namespace: string
  source: DocumentSource
  /** A document already drawn that did not fit into the last batch. */
  left?: Buffer
  transaction?: Transaction
  sessionKey?: string
  lastUsed: number
  isBusy: boolean
}

const IDLE_MS = 10 * 60_000

/** Open cursors of all clients. */
export class Cursors {
  readonly #cursors = new Map<bigint, Cursor>()

  open(namespace: string, source: DocumentSource, owner: Pick<Cursor, 'left' | 'transaction' | 'sessionKey'>): Cursor {
    // Positive and never zero: zero means "no cursor" on the wire.
    const id = (randomBytes(8).readBigUInt64LE() & 0x7fffffffffffffffn) | 1n
    const cursor = { id, namespace, source, ...owner, lastUsed: performance.now(), isBusy: false }
    this.#cursors.set(id, cursor)
    return cursor
  }

  get(id: bigint): Cursor {
    const cursor = this.#cursors.get(id)
    if (!cursor) throw new MongoError(43, `cursor id ${id} not found`)
    cursor.lastUsed = performance.now()
    return cursor
  }

  close(id: bigint): boolean {
    return this.#cursors.delete(id)
  }

  closeWhere(isMeant: (cursor: Cursor) => boolean): void {
    for (const cursor of this.#cursors.values()) if (isMeant(cursor)) this.#cursors.delete(cursor.id)
  }

  closeIdle(): void {
    const limit = performance.now() - IDLE_MS
    this.closeWhere((cursor) => cursor.lastUsed < limit)
  }

  get size(): number {
    return this.#cursors.size
  }
}
