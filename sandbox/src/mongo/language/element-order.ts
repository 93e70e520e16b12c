import type { Value } from './document.ts'
import { MongoError } from './error.ts'
import { type Numeric, toDouble } from './number.ts'
import { compareValues } from './order.ts'
import { compileSortValues } from './sort.ts'
import { isDocument, isNumeric } from './types.ts'

/** `1`, `-1` for whole elements, or a document of paths inside of them. */
export function elementOrder(sort: Value): (a: Value, b: Value) => number {
  if (isDocument(sort)) return compileSortValues(sort)
  const direction = isNumeric(sort) ? toDouble(sort as Numeric) : 0
  if (direction !== 1 && direction !== -1) {
    throw new MongoError(
      2,
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    )
  }
  return direction === 1 ? compareValues : (a, b) => compareValues(b, a)
}
