import { type Document, fieldNames, type Value } from './document.ts'
import { MongoError } from './error.ts'
import { indexKeys } from './index-keys.ts'
import { type Numeric, toDouble } from './number.ts'
import { compareValues } from './order.ts'
import { fieldReader } from './path.ts'
import { isDocument, isNumeric } from './types.ts'

export type SortField = { path: string; direction: 1 | -1 }

export type Sorter = {
  readonly fields: readonly SortField[]
  /** What a document is sorted by. Of an array it is the smallest element, descending the largest; missing counts as null. */
  keyOf(doc: Document): Value[]
  compareKeys(a: readonly Value[], b: readonly Value[]): number
  /** A new list; equal documents keep their order. */
  sort(docs: readonly Document[]): Document[]
}

/** Reads `{ a: 1, b: -1 }`. */
export function parseSort(spec: Document): SortField[] {
  return fieldNames(spec).map((path) => {
    const value = spec[path]
    if (isDocument(value)) {
      throw new MongoError(2, `sorting by ${fieldNames(value)[0] ?? 'an empty object'} is not supported by this server`)
    }
    const direction = isNumeric(value) ? toDouble(value as Numeric) : 0
    if (direction !== 1 && direction !== -1) {
      throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    }
    if (path === '' || path.startsWith('$') || path.split('.').includes('')) {
      throw new MongoError(16410, `FieldPath '${path}' is not a valid sort key`)
    }
    return { path, direction }
  })
}

export function compileSort(spec: Document): Sorter {
  const fields = parseSort(spec)
  const directions = fields.map((field) => field.direction)
  const compareKeys = (a: readonly Value[], b: readonly Value[]): number => {
    for (let i = 0; i < directions.length; i++) {
      const order = compareValues(a[i], b[i])
      if (order !== 0) return directions[i] === 1 ? order : -order
    }
    return 0
  }
  const readers = fields.map(({ path }) => (path.includes('.') ? undefined : fieldReader(path)))

  function keyOf(doc: Document): Value[] {
    const key: Value[] = []
    for (const read of readers) {
      const value = read?.(doc)
      if (read === undefined || Array.isArray(value)) return smallestKey(doc)
      key.push(value ?? null)
    }
    return key
  }

  function smallestKey(doc: Document): Value[] {
    const keys = keysOf(doc, fields)
    return keys.reduce((best, key) => (compareKeys(key, best) < 0 ? key : best))
  }

  return {
    fields,
    keyOf,
    compareKeys,
    sort: (docs) =>
      docs
        .map((doc) => ({ doc, key: keyOf(doc) }))
        .sort((a, b) => compareKeys(a.key, b.key))
        .map(({ doc }) => doc),
  }
}

function keysOf(doc: Document, fields: readonly SortField[]): Value[][] {
  try {
    return indexKeys(doc, fields).keys
  } catch (error) {
    if (error instanceof MongoError && error.code === 171) {
      throw new MongoError(2, 'cannot sort with keys that are parallel arrays')
    }
    throw error
  }
}

/** Orders values that may be documents by paths inside of them; what is no document counts as an empty one. */
export function compileSortValues(spec: Document): (a: Value, b: Value) => number {
  const sorter = compileSort(spec)
  const keyOf = (value: Value): Value[] => sorter.keyOf(isDocument(value) ? value : {})
  return (a, b) => sorter.compareKeys(keyOf(a), keyOf(b))
}
