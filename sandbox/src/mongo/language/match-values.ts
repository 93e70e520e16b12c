import { Double, Int32, Long, ObjectId } from 'bson'
import type { Value } from './document.ts'
import { MongoError } from './error.ts'
import { isNaNValue, type Numeric, toDouble } from './number.ts'
import { compareValues, rankOf } from './order.ts'
import { isNullish, isNumeric, Type, typeOf } from './types.ts'

/** A test of one value; arrays have been opened by the caller. */
export type ValueTest = (value: Value) => boolean

/** Equal as a filter sees it: null also finds a missing field, numbers are equal across their types. */
export function equalTo(operand: Value): ValueTest {
  switch (typeOf(operand)) {
    case Type.undefined:
      throw new MongoError(2, 'cannot compare to undefined')
    case Type.null:
      return isNullish
    case Type.string:
      return (value) => value === operand || (typeof value === 'object' && compareValues(value, operand) === 0)
    case Type.bool:
      return (value) => value === operand
    case Type.objectId: {
      const id = operand as ObjectId
      return (value) =>
        value instanceof ObjectId ? id.equals(value) : typeof value === 'object' && compareValues(value, id) === 0
    }
    case Type.int:
      return equalToInt(toDouble(operand as Numeric))
    default:
      return (value) => value !== undefined && compareValues(value, operand) === 0
  }
}

function equalToInt(operand: number): ValueTest {
  const boxed = new Int32(operand)
  return (value) => {
    if (value instanceof Int32 || value instanceof Double) return value.value === operand
    return value !== undefined && compareValues(value, boxed) === 0
  }
}

export type Comparison = '$gt' | '$gte' | '$lt' | '$lte'

const accepts: Record<Comparison, (order: number) => boolean> = {
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
}

/** A range test; it never leaves the type of its operand, except for MinKey and MaxKey. */
export function comparedTo(operator: Comparison, operand: Value): ValueTest {
  const allowsEqual = operator === '$gte' || operator === '$lte'
  const accept = accepts[operator]
  switch (typeOf(operand)) {
    case Type.undefined:
      throw new MongoError(2, 'cannot compare to undefined')
    case Type.null:
      return allowsEqual ? isNullish : () => false
    case Type.regex:
      throw new MongoError(2, "Can't have RegEx as arg to predicate over field")
    case Type.minKey:
      return (value) => accept(compareValues(value ?? null, operand))
    case Type.maxKey:
      return (value) => accept(compareValues(value ?? null, operand))
    case Type.int:
    case Type.double:
    case Type.long:
    case Type.decimal:
      return comparedToNumber(accept, allowsEqual, operand as Numeric)
    default: {
      const rank = rankOf(operand)
      return (value) => value !== undefined && rankOf(value) === rank && accept(compareValues(value, operand))
    }
  }
}

function comparedToNumber(accept: (order: number) => boolean, allowsEqual: boolean, operand: Numeric): ValueTest {
  // NaN equals itself and is in no range with other numbers.
  if (isNaNValue(operand)) return (value) => allowsEqual && isNumeric(value) && isNaNValue(value)
  const plain = typeOf(operand) === Type.int || typeOf(operand) === Type.double ? toDouble(operand) : undefined
  return (value) => {
    if (plain !== undefined && (value instanceof Int32 || value instanceof Double)) {
      const number = value.value
      return !Number.isNaN(number) && accept(number < plain ? -1 : number > plain ? 1 : 0)
    }
    return isNumeric(value) && !isNaNValue(value) && accept(compareValues(value, operand))
  }
}

/** Equal to one of many; lists of strings, ids and numbers are looked up, not walked. */
export function oneOf(operands: readonly Value[]): ValueTest {
  if (operands.length < 8) return anyOf(operands.map(equalTo))
  const strings = new Set<unknown>()
  const ids = new Set<string>()
  const numbers = new Set<number>()
  const others: ValueTest[] = []
  const numeric: ValueTest[] = []
  for (const operand of operands) {
    if (typeof operand === 'string') strings.add(operand)
    else if (operand instanceof ObjectId) ids.add(operand.toHexString())
    else if (isNumeric(operand)) {
      const exact = exactDouble(operand)
      if (exact === undefined) others.push(equalTo(operand))
      else numbers.add(exact)
      numeric.push(equalTo(operand))
    } else others.push(equalTo(operand))
  }
  const other = anyOf(others)
  const anyNumber = anyOf(numeric)
  return (value) => {
    if (typeof value === 'string') return strings.has(value) || other(value)
    if (value instanceof ObjectId) return ids.has(value.toHexString())
    const exact = exactDouble(value)
    if (exact !== undefined) return numbers.has(exact) || other(value)
    if (isNumeric(value)) return anyNumber(value)
    return other(value) || (typeOf(value) === Type.symbol && strings.has((value as { value: string }).value))
  }
}

/** The double equal to a number of any type, where there is one that is easy to tell. */
function exactDouble(value: Value): number | undefined {
  if (value instanceof Int32 || value instanceof Double) return value.value
  if (typeof value === 'number') return value
  if (value instanceof Long) {
    const number = value.toNumber()
    return Number.isSafeInteger(number) ? number : undefined
  }
  return undefined
}

function anyOf(tests: readonly ValueTest[]): ValueTest {
  if (tests.length === 0) return () => false
  if (tests.length === 1) return tests[0]!
  return (value) => {
    for (const test of tests) if (test(value)) return true
    return false
  }
}
