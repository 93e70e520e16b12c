import type { Binary, BSONRegExp, Long } from 'bson'
import * as decimal from './decimal.ts'
import { describe } from './describe.ts'
import type { Value } from './document.ts'
import { MongoError } from './error.ts'
import type { ValueTest } from './match-values.ts'
import { MAX_LONG, MIN_LONG, type Numeric, numberType, toBigInt, toDecimal, toDouble, wholeNumber } from './number.ts'
import { binaryParts, regexParts } from './order.ts'
import { compileRegex } from './regex.ts'
import { isNumeric, isTypeNumber, Type, type TypeNumber, typeByName, typeOf } from './types.ts'

/** Matches strings, and an expression stored as a value that is the same expression. */
export function matchingRegex(pattern: string, options: string): ValueTest {
  const regex = compileRegex(pattern, options)
  return (value) => {
    if (typeof value === 'string') return regex.test(value)
    const type = typeOf(value)
    if (type === Type.symbol) return regex.test((value as { value: string }).value)
    if (type !== Type.regex) return false
    const stored = regexParts(value as BSONRegExp | RegExp)
    return stored.pattern === pattern && stored.options === options
  }
}

/** `$type`: a number, an alias, or a list of them; "number" stands for all four. */
export function ofType(operand: Value): ValueTest {
  const wanted = new Set<TypeNumber>()
  const list = Array.isArray(operand) ? operand : [operand]
  if (list.length === 0) throw new MongoError(9, '$type must match at least one type')
  for (const item of list) for (const type of typesNamed(item)) wanted.add(type)
  return (value) => value !== undefined && wanted.has(typeOf(value))
}

function typesNamed(item: Value): TypeNumber[] {
  if (item === 'number') return [Type.double, Type.int, Type.long, Type.decimal]
  if (typeof item === 'string') {
    const type = typeByName(item)
    if (type === undefined) throw new MongoError(2, `Unknown type name alias: ${item}`)
    return [type]
  }
  if (!isNumeric(item)) throw new MongoError(14, 'type must be represented as a number or a string')
  const number = wholeNumber(item)
  if (number === undefined || !isTypeNumber(number))
    throw new MongoError(2, `Invalid numerical type code: ${describe(item)}`)
  return [number]
}

/** `$mod: [divisor, remainder]` on whole parts: 8.7 counts as 8. */
export function remainderIs(operand: Value): ValueTest {
  if (!Array.isArray(operand)) throw new MongoError(2, 'malformed mod, needs to be an array')
  if (operand.length < 2) throw new MongoError(2, 'malformed mod, not enough elements')
  if (operand.length > 2) throw new MongoError(2, 'malformed mod, too many elements')
  const [divisor, remainder] = operand.map((part, i) => {
    const whole = isNumeric(part) ? wholePart(part as Numeric) : undefined
    if (whole === undefined) throw new MongoError(2, `malformed mod, ${i === 0 ? 'divisor' : 'remainder'} not a number`)
    return whole
  }) as [bigint, bigint]
  if (divisor === 0n) throw new MongoError(2, 'divisor cannot be 0')
  return (value) => {
    if (!isNumeric(value)) return false
    const whole = wholePart(value as Numeric)
    return whole !== undefined && whole % divisor === remainder
  }
}

function wholePart(value: Numeric): bigint | undefined {
  const type = numberType(value)
  if (type === Type.int || type === Type.long) return toBigInt(value)
  if (type === Type.decimal) return inLong(decimal.truncateToBigInt(toDecimal(value)))
  const number = toDouble(value)
  return Number.isFinite(number) ? inLong(BigInt(Math.trunc(number))) : undefined
}

const inLong = (value: bigint | undefined): bigint | undefined =>
  value !== undefined && value >= MIN_LONG && value <= MAX_LONG ? value : undefined

export function sizeIs(operand: Value): ValueTest {
  const size = wholeNumber(operand)
  if (size === undefined) {
    throw new MongoError(2, `Failed to parse $size. Expected an integer in: $size: ${describe(operand)}`)
  }
  if (size < 0) throw new MongoError(2, `Failed to parse $size. Expected a non-negative number in: $size: ${size}`)
  return (value) => Array.isArray(value) && value.length === size
}

type BitOperator = '$bitsAllSet' | '$bitsAllClear' | '$bitsAnySet' | '$bitsAnyClear'

export const isBitOperator = (name: string): name is BitOperator =>
  name === '$bitsAllSet' || name === '$bitsAllClear' || name === '$bitsAnySet' || name === '$bitsAnyClear'

export function bitsAre(operator: BitOperator, operand: Value): ValueTest {
  const positions = bitPositions(operator, operand)
  const wantsSet = operator === '$bitsAllSet' || operator === '$bitsAnySet'
  const all = operator === '$bitsAllSet' || operator === '$bitsAllClear'
  return (value) => {
    const bit = bitReader(value)
    if (bit === undefined) return false
    return all
      ? positions.every((position) => bit(position) === wantsSet)
      : positions.some((position) => bit(position) === wantsSet)
  }
}

function bitPositions(operator: string, operand: Value): number[] {
  if (Array.isArray(operand)) {
    return operand.map((item) => {
      const position = wholeNumber(item)
      if (position === undefined || position < 0) {
        throw new MongoError(2, `bit positions must be an integer >= 0 but got: ${describe(item)}`)
      }
      return position
    })
  }
  const bit = bitReader(operand)
  if (bit === undefined) {
    throw new MongoError(2, `${operator} takes an Array, a number, or a BinData but received: ${describe(operand)}`)
  }
  if (isNumeric(operand) && toDouble(operand as Numeric) < 0) {
    throw new MongoError(9, `Expected a non-negative number in: ${operator}: ${describe(operand)}`)
  }
  const size = typeOf(operand) === Type.binData ? binaryParts(operand as Binary).content.length * 8 : 64
  return Array.from({ length: size }, (_, position) => position).filter(bit)
}

/** Reads single bits of a whole number (sign-extended) or a binary; undefined for anything else. */
function bitReader(value: Value): ((position: number) => boolean) | undefined {
  if (typeOf(value) === Type.binData) {
    const { content } = binaryParts(value as Binary)
    return (position) => (((content[position >> 3] ?? 0) >> (position & 7)) & 1) === 1
  }
  if (!isNumeric(value)) return undefined
  const type = numberType(value as Numeric)
  if (type === Type.double && !Number.isInteger(toDouble(value as Numeric))) return undefined
  if (type === Type.decimal && !Number.isInteger(toDouble(value as Numeric))) return undefined
  const whole =
    type === Type.long && typeof value === 'object' ? (value as Long).toBigInt() : wholePart(value as Numeric)
  if (whole === undefined) return undefined
  return (position) => ((whole >> BigInt(position)) & 1n) === 1n
}
