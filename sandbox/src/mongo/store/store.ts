import { randomUUID } from 'node:crypto'
import { type Cell, SqliteFile } from '../engine/sqlite-file.ts'
import { type Document, decodeDocument, encodeDocument, MongoError } from '../language/index.ts'
import { Collection, type CollectionDefinition } from './collection.ts'
import type { Index } from './collection-index.ts'
import { writeConflict } from './errors.ts'
import { type IndexDefinition, parseIndexDefinition } from './index-definition.ts'
import { numberOf } from './number-of.ts'
import { LockWait, type Transaction } from './transaction.ts'

const idKey: Omit<IndexDefinition, 'id'> = parseIndexDefinition({ key: { _id: 1 }, name: '_id_' })

/** All collections of one data folder, the catalog that lists them, and the transactions that are open. */
export class Store {
  readonly file: SqliteFile
  /** Transactions that have taken their snapshot: whoever commits a change tells them what was there before. */
  readonly snapshots = new Set<Transaction>()
  readonly #collections = new Map<string, Collection>()
  #nextId = 1

  constructor(path: string) {
    this.file = new SqliteFile(path)
    this.file.execute('CREATE TABLE IF NOT EXISTS catalog(id INTEGER PRIMARY KEY, body BLOB NOT NULL)')
    this.reload()
    this.#dropOrphans()
  }

  /** Reads the catalog: at start, and again after a step that was undone. Collections it did not change stay as they are. */
  reload(): void {
    const before = new Map([...this.#collections.values()].map((collection) => [collection.definition.id, collection]))
    this.#collections.clear()
    for (const [, body] of this.file.prepare('SELECT id, body FROM catalog ORDER BY id').all()) {
      const definition = readDefinition(body as Buffer)
      this.#nextId = Math.max(this.#nextId, definition.id + 1, ...definition.indexes.map((index) => index.id + 1))
      const known = before.get(definition.id)
      if (known && writeDefinition(known.definition).equals(body as Buffer)) {
        known.isDropped = false
        known.forgetCount()
        this.#collections.set(known.namespace, known)
      } else this.#open(definition)
    }
  }

  /** Tables that no catalog entry names: a process died while it built an index. */
  #dropOrphans(): void {
    const known = new Set<string>()
    for (const { records, indexes } of this.#collections.values()) {
      known.add(records.name)
      for (const index of indexes) known.add(index.table.name)
    }
    for (const [name] of this.file.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all())
      if (/^[dx]\d+$/.test(String(name)) && !known.has(String(name))) this.file.execute(`DROP TABLE ${String(name)}`)
  }

  close(): void {
    this.file.close()
  }

  find(database: string, name: string): Collection | undefined {
    return this.#collections.get(`${database}.${name}`)
  }

  list(database?: string): Collection[] {
    const all = [...this.#collections.values()]
    return database === undefined ? all : all.filter((collection) => collection.definition.database === database)
  }

  create(database: string, name: string): Collection {
    checkNames(database, name)
    const definition: CollectionDefinition = {
      id: this.#nextId++,
      database,
      name,
      uuid: Buffer.from(randomUUID().replaceAll('-', ''), 'hex'),
      indexes: [{ ...idKey, multikey: [false], id: this.#nextId++ }],
    }
    const collection = this.#open(definition)
    collection.records.create()
    collection.idIndex.table.create()
    this.#save(collection)
    return collection
  }

  drop(collection: Collection): void {
    this.refuseWhileLocked(collection)
    for (const index of collection.indexes) index.table.drop()
    collection.records.drop()
    collection.isDropped = true
    this.#collections.delete(collection.namespace)
    this.file.prepare('DELETE FROM catalog WHERE id = ?').run(collection.definition.id)
  }

  /** Adds an empty index to the catalog; whoever builds it calls {@link publishIndex} when all documents are in. */
  newIndex(collection: Collection, definition: Omit<IndexDefinition, 'id'>): IndexDefinition {
    this.refuseWhileLocked(collection)
    return { ...definition, id: this.#nextId++ }
  }

  dropIndexes(collection: Collection, doomed: Index[]): void {
    this.refuseWhileLocked(collection)
    for (const index of doomed) index.table.drop()
    collection.indexes = collection.indexes.filter((index) => !doomed.includes(index))
    this.publishIndexes(collection)
  }

  publishIndexes(collection: Collection): void {
    collection.definition.indexes = collection.indexes.map((index) => index.definition)
    this.#save(collection)
  }

  #open(definition: CollectionDefinition): Collection {
    const collection = new Collection(this.file, definition, (changed) => this.#save(changed))
    this.#collections.set(collection.namespace, collection)
    return collection
  }

  #save(collection: Collection): void {
    const body: Cell = writeDefinition(collection.definition)
    this.file.prepare('INSERT OR REPLACE INTO catalog(id, body) VALUES (?, ?)').run(collection.definition.id, body)
  }

  /** A change of the catalog waits for open transactions that have written to the collection. */
  refuseWhileLocked(collection: Collection): void {
    for (const holder of collection.locks.values()) throw new LockWait(holder)
  }

  /** The transaction's view of a collection that was dropped since its snapshot cannot be kept. */
  refuseDropped(collection: Collection): void {
    if (collection.isDropped) throw writeConflict()
  }
}

function writeDefinition(definition: CollectionDefinition): Buffer {
  return encodeDocument(definition as unknown as Document)
}

function readDefinition(body: Buffer): CollectionDefinition {
  const raw = decodeDocument(body)
  const uuid = raw.uuid as { buffer: Uint8Array }
  const indexes = raw.indexes as Document[]
  return {
    id: numberOf(raw.id),
    database: String(raw.database),
    name: String(raw.name),
    uuid: Buffer.from(uuid.buffer),
    indexes: indexes.map((index) => ({
      id: numberOf(index.id),
      name: String(index.name),
      key: (index.key as Document[]).map((part) => ({
        path: String(part.path),
        direction: numberOf(part.direction) as 1 | -1,
      })),
      keyPattern: index.keyPattern as Document,
      unique: index.unique === true,
      sparse: index.sparse === true,
      hidden: index.hidden === true,
      ...(index.partialFilterExpression !== undefined && {
        partialFilterExpression: index.partialFilterExpression as Document,
      }),
      ...(index.expireAfterSeconds !== undefined && { expireAfterSeconds: numberOf(index.expireAfterSeconds) }),
      multikey: (index.multikey as boolean[]).map(Boolean),
    })),
  }
}

function checkNames(database: string, name: string): void {
  if (!database || /[/\\. "$*<>:|?\0]/.test(database)) throw new MongoError(73, `Invalid database name: '${database}'`)
  if (!name || name.includes('\0') || name.startsWith('.') || name.endsWith('.') || name.includes('$'))
    throw new MongoError(73, `Invalid collection name: '${name}'`)
}
