import {
  type Document,
  documentOf,
  fieldNames,
  isDocument,
  isNumeric,
  MongoError,
  type Value,
} from '../../language/index.ts'
import type { Collection } from '../../store/collection.ts'
import { unsupported } from '../../store/errors.ts'
import { isTrue, numberOf } from '../../store/number-of.ts'
import type { Hint, SortSpec } from '../../store/planner.ts'

/** Reads `sort`; `$natural` becomes a hint for a scan in that direction. */
export function readSort(value: Value): { spec: SortSpec; natural?: 1 | -1 } {
  if (value === undefined || value === null) return { spec: [] }
  if (!isDocument(value)) throw new MongoError(14, "Expected field 'sort' to be of type object")
  const spec: SortSpec = []
  for (const path of fieldNames(value)) {
    const direction = value[path]
    if (isDocument(direction)) throw unsupported(`sort by ${JSON.stringify(direction)}`)
    if (!isNumeric(direction)) throw new MongoError(15974, `Illegal key in $sort specification: ${path}`)
    const sign = numberOf(direction)
    if (sign !== 1 && sign !== -1)
      throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    if (path === '$natural') return { spec: [], natural: sign }
    spec.push({ path, direction: sign })
  }
  return { spec }
}

/** Reads `hint`: an index by name or by key, or `$natural`. Unknown ones are refused, as on a real server. */
export function readHint(collection: Collection, value: Value, natural?: 1 | -1): Hint | undefined {
  if (value === undefined || value === null || (isDocument(value) && fieldNames(value).length === 0))
    return natural && { natural }
  if (isDocument(value) && '$natural' in value) return { natural: numberOf(value.$natural) < 0 ? -1 : 1 }
  const index = collection.indexes.find((candidate) =>
    typeof value === 'string'
      ? candidate.definition.name === value
      : isSamePattern(candidate.definition.keyPattern, value),
  )
  if (!index)
    throw new MongoError(
      2,
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    )
  return { index }
}

/** Refuses what would change the answer and is not there. */
export function refuseOptions(body: Document, names: readonly string[]): void {
  for (const name of names) {
    const value = body[name]
    if (value === undefined || value === null || value === false) continue
    if (name === 'collation' && isDocument(value) && (value.locale === 'simple' || fieldNames(value).length === 0))
      continue
    if (isNumeric(value) && !isTrue(value)) continue
    throw unsupported(`option '${name}'`)
  }
}

function isSamePattern(a: Document, b: Value): boolean {
  if (!isDocument(b)) return false
  const names = fieldNames(a)
  const others = fieldNames(b)
  return (
    names.length === others.length &&
    names.every((name, i) => others[i] === name && numberOf(a[name]) === numberOf(b[name]))
  )
}

export const emptyDocument = (): Document => documentOf([])
