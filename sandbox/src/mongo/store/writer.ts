import type { Document } from '../language/index.ts'
import type { Collection, EntryChange } from './collection.ts'
import { duplicateKey, writeConflict } from './errors.ts'
import type { Store } from './store.ts'
import { Stored } from './stored.ts'
import { LockWait, type Transaction } from './transaction.ts'

/** Where a command's writes go: straight into the file, or into a transaction. */
export interface Writer {
  /** Has anything been written? */
  readonly wrote: boolean
  insert(collection: Collection, bytes: Buffer, document: Document): Stored
  /** `roots`: the only top-level fields that may differ. */
  replace(collection: Collection, before: Stored, after: Stored, roots?: Set<string>): void
  /** An update that changes nothing: free outside transactions, a write inside them. */
  touch(collection: Collection, current: Stored): void
  remove(collection: Collection, before: Stored): void
}

/** Writes at once; runs inside the SQLite transaction of the batch. */
export class DirectWriter implements Writer {
  wrote = false
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  insert(collection: Collection, bytes: Buffer, document: Document): Stored {
    const after = new Stored(collection.nextRid(), bytes, document)
    this.#change(collection, undefined, after)
    return after
  }

  replace(collection: Collection, before: Stored, after: Stored, roots?: Set<string>): void {
    this.#change(collection, before, after, roots)
  }

  touch(collection: Collection, current: Stored): void {
    waitForLock(collection, current.rid)
  }

  remove(collection: Collection, before: Stored): void {
    this.#change(collection, before, undefined)
  }

  #change(collection: Collection, before: Stored | undefined, after: Stored | undefined, roots?: Set<string>): void {
    const { rid } = (after ?? before)!
    waitForLock(collection, rid)
    const changes = collection.entryChanges(rid, before?.document, after?.document, roots)
    if (after) collection.refuseDuplicates(rid, after.document, changes)
    this.wrote = true
    collection.removeEntries(changes)
    collection.writeRecord(rid, before, after)
    collection.addEntries(rid, changes)
    for (const reader of this.#store.snapshots) reader.preserve(collection, rid, before)
  }
}

/** Keeps the writes of a transaction until it commits, and finds conflicts at once. */
export class TransactionWriter implements Writer {
  readonly wrote = true
  readonly #transaction: Transaction

  constructor(transaction: Transaction) {
    this.#transaction = transaction
  }

  insert(collection: Collection, bytes: Buffer, document: Document): Stored {
    const after = new Stored(collection.nextRid(), bytes, document)
    this.#claimKeys(collection, after.rid, undefined, document)
    this.#transaction.write(collection, after.rid, undefined, after)
    return after
  }

  replace(collection: Collection, before: Stored, after: Stored, roots?: Set<string>): void {
    this.#transaction.lock(collection, before.rid)
    this.#claimKeys(collection, before.rid, before.document, after.document, roots)
    this.#transaction.write(collection, before.rid, before, after)
  }

  touch(collection: Collection, current: Stored): void {
    this.#transaction.write(collection, current.rid, current, current)
  }

  remove(collection: Collection, before: Stored): void {
    this.#transaction.lock(collection, before.rid)
    this.#claimKeys(collection, before.rid, before.document, undefined)
    this.#transaction.write(collection, before.rid, before, undefined)
  }

  /** Keys given up are claimed too: nobody else may take them before we have committed. */
  #claimKeys(collection: Collection, rid: number, before?: Document, after?: Document, roots?: Set<string>): void {
    for (const index of collection.allIndexes) {
      if (!index.definition.unique || (roots && !index.isTouchedBy(roots))) continue
      const given = before ? index.entries(before, rid) : []
      const taken = after ? index.entries(after, rid) : []
      const lost = given.filter((entry) => !taken.some((other) => other.equals(entry)))
      const won = taken.filter((entry) => !given.some((other) => other.equals(entry)))
      for (const entry of won) {
        const holder = index.table.holder(entry)
        if (holder !== undefined && holder !== rid && !this.#gaveUp(collection, holder, entry, index)) {
          // Committed after our snapshot: the retry will see it and get the duplicate key error.
          if (this.#transaction.isMovedByOthers(collection, holder)) throw writeConflict()
          throw duplicateKey(collection.namespace, index, index.valuesOf(after!, rid, entry))
        }
        const isOurs = index.keyLocks.get(entry.toString('latin1')) === this.#transaction
        for (const change of (isOurs && this.#transaction.changes.get(collection)?.values()) || [])
          if (change.rid !== rid && change.after && holds(index, change.after, entry))
            throw duplicateKey(collection.namespace, index, index.valuesOf(after!, rid, entry))
      }
      for (const entry of [...lost, ...won]) this.#transaction.lockKey(index, entry.toString('latin1'))
    }
  }

  /** Has this transaction itself deleted or re-keyed the committed holder of a key? */
  #gaveUp(collection: Collection, holder: number, entry: Buffer, index: Collection['indexes'][number]): boolean {
    const change = this.#transaction.changes.get(collection)?.get(holder)
    return change !== undefined && !(change.after && holds(index, change.after, entry))
  }
}

/** Writes everything a transaction has kept; runs inside the SQLite transaction of the batch. */
export function applyTransaction(store: Store, transaction: Transaction): void {
  for (const collection of transaction.changes.keys()) store.refuseDropped(collection)
  for (const [collection, changes] of transaction.changes) {
    const steps: { rid: number; before?: Stored; after?: Stored; entries: EntryChange[] }[] = []
    for (const { rid, before, after } of changes.values()) {
      if (before === after) continue
      const entries = collection.entryChanges(rid, before?.document, after?.document)
      steps.push({ rid, before, after, entries })
    }
    // All keys are given up before any is taken: one document may take over another's unique key.
    for (const step of steps) collection.removeEntries(step.entries)
    for (const { rid, before, after, entries } of steps) {
      collection.writeRecord(rid, before, after)
      collection.addEntries(rid, entries)
      for (const reader of store.snapshots) if (reader !== transaction) reader.preserve(collection, rid, before)
    }
  }
}

function holds(index: Collection['indexes'][number], stored: Stored, entry: Buffer): boolean {
  return index.entries(stored.document, stored.rid).some((other) => other.equals(entry))
}

function waitForLock(collection: Collection, rid: number): void {
  if (collection.locks.size === 0) return
  const holder = collection.locks.get(rid)
  if (holder) throw new LockWait(holder)
}
