import { RecordTable } from '../engine/record-table.ts'
import type { SqliteFile } from '../engine/sqlite-file.ts'
import type { Document } from '../language/index.ts'
import { Index } from './collection-index.ts'
import { duplicateKey } from './errors.ts'
import type { IndexDefinition } from './index-definition.ts'
import { Stored } from './stored.ts'
import { LockWait, type Transaction } from './transaction.ts'

/** What the catalog knows about a collection. */
export interface CollectionDefinition {
  id: number
  database: string
  name: string
  uuid: Buffer
  indexes: IndexDefinition[]
}

/** Entries to take out of and to put into one index. */
export interface EntryChange {
  index: Index
  removed: Buffer[]
  added: Buffer[]
}

/** One collection at work: its documents, its indexes, and who has locked what. */
export class Collection {
  readonly definition: CollectionDefinition
  readonly records: RecordTable
  indexes: Index[]
  /** Indexes being built: kept up to date by all writes, not yet used by the planner. */
  building: Index[] = []
  /** Documents written by transactions that have not ended. */
  readonly locks = new Map<number, Transaction>()
  isDropped = false
  readonly #file: SqliteFile
  readonly #onDefinitionChange: (collection: Collection) => void
  #nextRid: number | undefined
  #count: number | undefined

  constructor(
    file: SqliteFile,
    definition: CollectionDefinition,
    onDefinitionChange: (collection: Collection) => void,
  ) {
    this.#file = file
    this.definition = definition
    this.#onDefinitionChange = onDefinitionChange
    this.records = new RecordTable(file, definition.id)
    this.indexes = definition.indexes.map((index) => new Index(file, index, this.records.name))
  }

  get namespace(): string {
    return `${this.definition.database}.${this.definition.name}`
  }

  get idIndex(): Index {
    return this.indexes[0]!
  }

  get allIndexes(): Index[] {
    return this.building.length === 0 ? this.indexes : [...this.indexes, ...this.building]
  }

  /** The committed version of a document. */
  stored(rid: number): Stored | undefined {
    const bytes = this.isDropped ? undefined : this.records.get(rid)
    return bytes && new Stored(rid, bytes)
  }

  nextRid(): number {
    this.#nextRid ??= this.records.highest()
    this.#nextRid += 1
    return this.#nextRid
  }

  /** How many documents are committed. Counted once over the small _id index, then kept. */
  get count(): number {
    this.#count ??= this.idIndex.table.count({ low: Buffer.alloc(0) }, undefined, Number.MAX_SAFE_INTEGER).entries
    return this.#count
  }

  forgetCount(): void {
    this.#count = undefined
  }

  /** What a change of one document means for each index. `roots`: the only top-level fields it may have changed. */
  entryChanges(rid: number, before?: Document, after?: Document, roots?: Set<string>): EntryChange[] {
    const changes: EntryChange[] = []
    for (const index of this.allIndexes) {
      if (roots && !index.isTouchedBy(roots)) continue
      const removed = before ? index.entries(before, rid) : []
      const added = after ? index.entries(after, rid, () => this.#onDefinitionChange(this)) : []
      if (removed.length === 0 || added.length === 0) changes.push({ index, removed, added })
      else {
        const kept = (entry: Buffer, others: Buffer[]) => others.some((other) => other.equals(entry))
        const change = {
          index,
          removed: removed.filter((entry) => !kept(entry, added)),
          added: added.filter((entry) => !kept(entry, removed)),
        }
        if (change.removed.length > 0 || change.added.length > 0) changes.push(change)
      }
    }
    return changes
  }

  /** Refuses entries of unique indexes that another document holds, committed or in an open transaction. */
  refuseDuplicates(rid: number, document: Document, changes: EntryChange[]): void {
    for (const { index, added } of changes) {
      if (!index.definition.unique) continue
      for (const entry of added) {
        if (index.keyLocks.size > 0) {
          const holder = index.keyLocks.get(entry.toString('latin1'))
          if (holder) throw new LockWait(holder)
        }
        const holder = index.table.holder(entry)
        if (holder !== undefined && holder !== rid)
          throw duplicateKey(this.namespace, index, index.valuesOf(document, rid, entry))
      }
    }
  }

  removeEntries(changes: EntryChange[]): void {
    for (const { index, removed } of changes) for (const entry of removed) index.table.remove(entry)
  }

  addEntries(rid: number, changes: EntryChange[]): void {
    for (const { index, added } of changes) for (const entry of added) index.table.add(entry, rid)
  }

  /** Writes the document itself. */
  writeRecord(rid: number, before: Stored | undefined, after: Stored | undefined): void {
    if (!after) this.records.remove(rid)
    else if (before) this.records.replace(rid, after.bytes)
    else this.records.insert(rid, after.bytes)
    if (this.#count !== undefined) this.#count += (after ? 1 : 0) - (before ? 1 : 0)
  }

  openIndex(definition: IndexDefinition): Index {
    return new Index(this.#file, definition, this.records.name)
  }
}
