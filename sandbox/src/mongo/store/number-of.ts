import { Decimal128, Long } from 'bson'
import { isNumeric, MongoError, type Value } from '../language/index.ts'

/** The JavaScript number in a BSON number of any kind. */
export function numberOf(value: Value): number {
  if (value instanceof Long) return value.toNumber()
  if (value instanceof Decimal128) return Number(value.toString())
  return Number(value)
}

/** An option that must be a whole number not below zero; absent is `otherwise`. */
export function wholeNumber(value: Value, name: string, otherwise: number): number {
  if (value === undefined || value === null) return otherwise
  if (!isNumeric(value)) throw new MongoError(14, `BSON field '${name}' is the wrong type, expected a number`)
  const number = Math.trunc(numberOf(value))
  if (!(number >= 0)) throw new MongoError(51024, `BSON field '${name}' value must be >= 0, actual value '${number}'`)
  return number
}

/** MongoDB's truth of an option: booleans and numbers. */
export function isTrue(value: Value): boolean {
  return value === true || (isNumeric(value) && numberOf(value) !== 0)
}
