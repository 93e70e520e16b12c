import { IndexTable } from '../engine/index-table.ts'
import type { SqliteFile } from '../engine/sqlite-file.ts'
import { compileMatch, type Document, encodeKey, getField, indexKeys, rootOf, type Value } from '../language/index.ts'
import type { IndexDefinition } from './index-definition.ts'
import type { Transaction } from './transaction.ts'

const RID_BYTES = 6

/** One index at work: which documents it holds, and the keys it holds them under. */
export class Index {
  readonly definition: IndexDefinition
  readonly table: IndexTable
  readonly paths: string[]
  readonly directions: (1 | -1)[]
  readonly isIdIndex: boolean
  /** Unique keys written by transactions that have not ended. */
  readonly keyLocks = new Map<string, Transaction>()
  readonly #spec: { path: string; direction: 1 | -1 }[]
  readonly #roots: Set<string>
  readonly #isPlain: boolean
  readonly #filter: ((document: Document) => boolean) | undefined

  constructor(file: SqliteFile, definition: IndexDefinition, records: string) {
    this.definition = definition
    this.table = new IndexTable(file, definition.id, records)
    this.#spec = definition.key
    this.paths = definition.key.map((part) => part.path)
    this.directions = definition.key.map((part) => part.direction)
    this.isIdIndex = definition.name === '_id_'
    this.#roots = new Set(this.paths.map(rootOf))
    this.#isPlain = this.paths.every((path) => !path.includes('.'))
    const partial = definition.partialFilterExpression
    if (partial) {
      const matches = compileMatch(partial)
      this.#filter = (document) => matches.test(document)
      for (const root of rootsOfQuery(partial)) this.#roots.add(root)
    }
  }

  /** May a change below these top-level fields change what this index holds? */
  isTouchedBy(roots: Set<string>): boolean {
    for (const root of this.#roots) if (roots.has(root)) return true
    return false
  }

  /** The entries of a document. `onMultikey` hears about a field that holds an array for the first time. */
  entries(document: Document, rid: number, onMultikey?: () => void): Buffer[] {
    if (this.isIdIndex) return [encodeKey([document._id as Value], this.directions)]
    if (this.#filter && !this.#filter(document)) return []
    const plain = this.#isPlain && this.#plainValues(document)
    if (plain) return this.definition.sparse && plain.every(isMissing) ? [] : [this.#entry(plain.map(nullOf), rid)]
    const { keys, multikeyPaths, allMissing } = indexKeys(document, this.#spec)
    if (this.definition.sparse && allMissing) return []
    if (onMultikey) this.#noteMultikey(multikeyPaths, onMultikey)
    if (keys.length === 1) return [this.#entry(keys[0]!, rid)]
    const unique = new Map<string, Buffer>()
    for (const values of keys) {
      const entry = this.#entry(values, rid)
      unique.set(entry.toString('latin1'), entry)
    }
    return [...unique.values()]
  }

  /** The values behind one entry of a document, for the words of a duplicate key error. */
  valuesOf(document: Document, rid: number, entry: Buffer): Value[] {
    if (this.isIdIndex) return [document._id as Value]
    return indexKeys(document, this.#spec).keys.find((values) => this.#entry(values, rid).equals(entry)) ?? []
  }

  get isMultikey(): boolean {
    return this.definition.multikey.includes(true)
  }

  #entry(values: Value[], rid: number): Buffer {
    const key = encodeKey(values, this.directions)
    if (this.definition.unique) return key
    const entry = Buffer.allocUnsafe(key.length + RID_BYTES)
    key.copy(entry)
    entry.writeUIntBE(rid, key.length, RID_BYTES)
    return entry
  }

  /** The shorter way for fields at the top that hold no array, which is most of them. */
  #plainValues(document: Document): Value[] | undefined {
    const values = this.paths.map((path) => getField(document, path))
    return values.some(Array.isArray) ? undefined : values
  }

  #noteMultikey(flags: boolean[], onMultikey: () => void): void {
    let news = false
    flags.forEach((flag, position) => {
      if (!flag || this.definition.multikey[position]) return
      this.definition.multikey[position] = true
      news = true
    })
    if (news) onMultikey()
  }
}

const isMissing = (value: Value): boolean => value === undefined
const nullOf = (value: Value): Value => value ?? null

function rootsOfQuery(query: Document): string[] {
  return Object.entries(query).flatMap(([name, value]) => {
    if (!name.startsWith('$')) return [rootOf(name)]
    return Array.isArray(value) ? value.flatMap((branch) => rootsOfQuery(branch as Document)) : []
  })
}
