import { type Document, encodeKey, indexKeys, MongoError } from '../language/index.ts'
import type { SortSpec } from './planner.ts'
import { Stored } from './stored.ts'

export interface Sortable {
  stored: Stored
  key: Buffer
}

/** The bytes by which a document sorts: of several array elements the one that comes first in this order. */
export function sortKey(document: Document, sort: SortSpec): Buffer {
  const directions = sort.map((part) => part.direction)
  let best: Buffer | undefined
  for (const values of keysOf(document, sort)) {
    const key = encodeKey(values, directions)
    if (!best || Buffer.compare(key, best) < 0) best = key
  }
  return best ?? Buffer.alloc(0)
}

/** Keeps the first `limit` of what it is given, in order; equal ones stay in the order they came. */
export class Sorter {
  readonly #sort: SortSpec
  readonly #limit: number
  #items: Sortable[] = []

  constructor(sort: SortSpec, limit: number) {
    this.#sort = sort
    this.#limit = limit
  }

  /** `fields`: what has been decoded already, at least what the order needs. */
  add(stored: Stored, fields?: ReadonlySet<string>): void {
    // Kept as bytes: a decoded document takes ten times the room.
    this.#items.push({ stored: new Stored(stored.rid, stored.bytes), key: sortKey(stored.view(fields), this.#sort) })
    if (this.#items.length >= 2 * this.#limit + 1000) this.#items = this.sorted()
  }

  sorted(): Sortable[] {
    const sorted = this.#items.sort((a, b) => Buffer.compare(a.key, b.key))
    return sorted.length > this.#limit ? sorted.slice(0, this.#limit) : sorted
  }
}

function keysOf(document: Document, sort: SortSpec): unknown[][] {
  try {
    return indexKeys(document, sort).keys
  } catch (error) {
    if (error instanceof MongoError && error.code === 171)
      throw new MongoError(2, 'cannot sort with keys that are parallel arrays')
    throw error
  }
}
