import type { Value } from '../document.ts'
import { type Numeric, toDouble } from '../number.ts'
import { isNumeric } from '../types.ts'

/** False, null, missing and every kind of zero are false; all else, even NaN and "", is true. */
export function isTruthy(value: Value): boolean {
  if (typeof value === 'boolean') return value
  if (value === null || value === undefined) return false
  return !isNumeric(value) || toDouble(value as Numeric) !== 0
}
