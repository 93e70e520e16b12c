import { type Document, getField, isIndexName, newDocument, type Value } from './document.ts'
import { MongoError } from './error.ts'
import { encodeKey } from './key.ts'
import { splitPath } from './path.ts'
import { isDocument } from './types.ts'

export type IndexField = { path: string; direction: 1 | -1 }

export type IndexKeys = {
  /** One key per combination; a missing value is null, an empty array undefined. No key twice. */
  keys: Value[][]
  /** Per field of the index: was there an array on its path? */
  multikeyPaths: boolean[]
  /** No field of the index exists in the document: a sparse index leaves it out. */
  allMissing: boolean
}

const MISSING = Symbol('missing')

/**
 * The keys under which an index finds a document, made as MongoDB makes them.
 * @throws MongoError 171 where two fields would need two different arrays to be multiplied
 */
export function indexKeys(doc: Document, spec: readonly IndexField[]): IndexKeys {
  const multikeyPaths = spec.map(() => false)
  const found: Value[][] = []
  const paths = spec.map((field) => splitPath(field.path))
  expand(
    doc,
    paths,
    paths.map(() => MISSING),
    found,
    multikeyPaths,
  )
  const allMissing = found.every((key) => key.every((value) => value === MISSING))
  const keys = found.map((key) => key.map((value) => (value === MISSING ? null : value)))
  return { keys: keys.length > 1 ? withoutRepeats(keys) : keys, multikeyPaths, allMissing }
}

/**
 * @param rest per field what is left of its path below `doc`; undefined once its value is fixed
 */
function expand(
  doc: Document,
  rest: readonly (readonly string[] | undefined)[],
  fixed: readonly Value[],
  found: Value[][],
  multikeyPaths: boolean[],
): void {
  const values = [...fixed]
  const left = [...rest]
  let array: Value[] | undefined
  const throughArray: number[] = []
  for (let i = 0; i < left.length; i++) {
    const path = left[i]
    if (path === undefined) continue
    const reached = descend(doc, path)
    if (!Array.isArray(reached.value)) {
      values[i] = reached.value === undefined ? MISSING : reached.value
      left[i] = undefined
    } else {
      if (array !== undefined && array !== reached.value) throw parallelArrays(rest, i, throughArray)
      array = reached.value
      throughArray.push(i)
      left[i] = reached.rest
      multikeyPaths[i] = true
    }
  }
  if (array === undefined) {
    found.push(values)
    return
  }
  for (const item of array.length === 0 ? [undefined] : array) {
    const inner = [...values]
    const below = [...left]
    for (const i of throughArray) {
      if (left[i]!.length > 0) continue
      inner[i] = item
      below[i] = undefined
    }
    expand(isDocument(item) ? item : newDocument(), below, inner, found, multikeyPaths)
  }
}

/** Follows a path to its end or to the first array that has to be multiplied. */
function descend(doc: Document, path: readonly string[]): { value: Value; rest: readonly string[] } {
  let value: Value = doc
  for (let i = 0; i < path.length; i++) {
    const name = path[i]!
    if (Array.isArray(value)) {
      const item: Value = isIndexName(name) ? value[Number(name)] : undefined
      if (item === undefined) return { value, rest: path.slice(i) }
      if (value.some((other) => isDocument(other) && getField(other, name) !== undefined)) {
        throw new MongoError(
          16746,
          `Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), field: '${name}'`,
        )
      }
      value = item
    } else {
      value = isDocument(value) ? getField(value, name) : undefined
    }
    if (value === undefined) return { value, rest: [] }
  }
  return { value, rest: [] }
}

function parallelArrays(
  rest: readonly (readonly string[] | undefined)[],
  at: number,
  earlier: readonly number[],
): MongoError {
  const names = [at, earlier[0]!].map((i) => `[${rest[i]!.at(-1)}]`)
  return new MongoError(171, `cannot index parallel arrays ${names.join(' ')}`)
}

function withoutRepeats(keys: Value[][]): Value[][] {
  const seen = new Set<string>()
  return keys.filter((key) => {
    const bytes = encodeKey(
      key,
      key.map(() => 1 as const),
    ).toString('latin1')
    if (seen.has(bytes)) return false
    seen.add(bytes)
    return true
  })
}
