import type { Collection } from './collection.ts'
import type { Index } from './collection-index.ts'
import { noSuchTransaction, writeConflict } from './errors.ts'
import type { Stored } from './stored.ts'

/** One document as a transaction found it and as it leaves it; nothing on a side means it is not there. */
export interface Change {
  rid: number
  before: Stored | undefined
  after: Stored | undefined
}

/** Thrown when a write outside transactions meets one that is still open: it waits, as on a real server. */
export class LockWait extends Error {
  readonly ended: Promise<void>
  constructor(holder: Transaction) {
    super('waiting for a transaction to end')
    this.ended = holder.ended
  }
}

/**
 * A multi-document transaction: reads see the database as it was at its first statement plus its own writes; writes stay
 * here until commit. The first one to write a document or a unique key owns it, the second gets a write conflict.
 */
export class Transaction {
  readonly startedAt = performance.now()
  readonly ended: Promise<void>
  /** The connection that brought the latest statement. */
  connectionId = 0
  state: 'open' | 'committed' | 'aborted' = 'open'
  /** In the order of the first write to each document. */
  readonly changes = new Map<Collection, Map<number, Change>>()
  readonly #seen = new Map<Collection, Map<number, Stored | undefined>>()
  readonly #movedByOthers = new Map<Collection, Set<number>>()
  readonly #keys: [Index, string][] = []
  /** Also those of documents whose change was refused after they were locked. */
  readonly #locked: [Collection, number][] = []
  #resolveEnded: () => void = () => undefined

  constructor() {
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve
    })
  }

  /** What this transaction sees in place of the committed documents of a collection: older versions and its own writes. */
  seen(collection: Collection): ReadonlyMap<number, Stored | undefined> {
    return this.#seenIn(collection)
  }

  /** Somebody else commits a change: keep what was there before, for our snapshot. */
  preserve(collection: Collection, rid: number, before: Stored | undefined): void {
    const moved = member(this.#movedByOthers, collection, () => new Set<number>())
    if (moved.has(rid)) return
    moved.add(rid)
    const seen = this.#seenIn(collection)
    if (!seen.has(rid)) seen.set(rid, before)
  }

  /** Records a write. A write that leaves the bytes as they were counts too, else an update could be lost. */
  write(collection: Collection, rid: number, before: Stored | undefined, after: Stored | undefined): void {
    this.lock(collection, rid)
    const changes = member(this.changes, collection, () => new Map<number, Change>())
    const known = changes.get(rid)
    changes.set(rid, { rid, before: known ? known.before : before, after })
    this.#seenIn(collection).set(rid, after)
  }

  lock(collection: Collection, rid: number): void {
    if (this.state !== 'open') throw noSuchTransaction()
    const holder = collection.locks.get(rid)
    if (holder === this) return
    if (holder || this.#movedByOthers.get(collection)?.has(rid)) throw writeConflict()
    collection.locks.set(rid, this)
    this.#locked.push([collection, rid])
  }

  lockKey(index: Index, key: string): void {
    const holder = index.keyLocks.get(key)
    if (holder === this) return
    if (holder) throw writeConflict()
    index.keyLocks.set(key, this)
    this.#keys.push([index, key])
  }

  /** Was this document changed by somebody else since our snapshot? */
  isMovedByOthers(collection: Collection, rid: number): boolean {
    return this.#movedByOthers.get(collection)?.has(rid) ?? false
  }

  #seenIn(collection: Collection): Map<number, Stored | undefined> {
    return member(this.#seen, collection, () => new Map<number, Stored | undefined>())
  }

  /** Gives up the locks and wakes whoever waits. */
  end(state: 'committed' | 'aborted'): void {
    this.state = state
    for (const [collection, rid] of this.#locked) if (collection.locks.get(rid) === this) collection.locks.delete(rid)
    for (const [index, key] of this.#keys) if (index.keyLocks.get(key) === this) index.keyLocks.delete(key)
    this.#resolveEnded()
  }
}

function member<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}
