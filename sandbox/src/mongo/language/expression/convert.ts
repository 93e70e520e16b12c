import { type Binary, Decimal128, Double, Int32, Long, ObjectId, type Timestamp, UUID } from 'bson'
import * as decimal from '../decimal.ts'
import { describe } from '../describe.ts'
import type { Document, Value } from '../document.ts'
import { encodeDocument } from '../encode.ts'
import { MongoError } from '../error.ts'
import { fitsInt, fitsLong, type Numeric, numberType, toBigInt, toDecimal, toDouble, wholeNumber } from '../number.ts'
import { binaryParts } from '../order.ts'
import {
  isNullish,
  isNumeric,
  isTypeNumber,
  nameOfType,
  Type,
  type TypeNumber,
  typeByName,
  typeName,
  typeOf,
} from '../types.ts'
import { parseDate } from './date-text.ts'
import { compileParts, partsOf, unary } from './operands.ts'
import type { Operator } from './scope.ts'
import { isTruthy } from './truth.ts'

const failure = (message: string): MongoError => new MongoError(241, `${message} in $convert with no onError value`)

const unsupported = (value: Value, to: TypeNumber): MongoError =>
  failure(`Unsupported conversion from ${typeName(value)} to ${nameOfType(to)}`)

/** A number, date, id or boolean written out, as $toString does. */
export function toText(value: Value): string {
  switch (typeOf(value)) {
    case Type.string:
      return value as string
    case Type.symbol:
      return (value as { value: string }).value
    case Type.bool:
      return String(value)
    case Type.int:
    case Type.double:
      return doubleText(toDouble(value as Numeric))
    case Type.long:
      return toBigInt(value as Numeric).toString()
    case Type.decimal:
      return (value as Decimal128).toString()
    case Type.date:
      return (value as Date).toISOString()
    case Type.objectId:
      return (value as ObjectId).toHexString()
    case Type.binData: {
      const { content, subtype } = binaryParts(value as Binary)
      if (subtype === 4 && content.length === 16) return new UUID(content).toHexString(true)
      throw unsupported(value, Type.string)
    }
    default:
      throw unsupported(value, Type.string)
  }
}

const doubleText = (number: number): string => (Object.is(number, -0) ? '-0' : String(number))

function toBoolean(value: Value): boolean {
  switch (typeOf(value)) {
    case Type.bool:
      return value as boolean
    case Type.int:
    case Type.long:
    case Type.double:
    case Type.decimal:
      return isTruthy(value)
    default:
      return true
  }
}

function toDoubleValue(value: Value): Double {
  switch (typeOf(value)) {
    case Type.bool:
      return new Double(value === true ? 1 : 0)
    case Type.date:
      return new Double((value as Date).getTime())
    case Type.string:
      return new Double(parseNumber(value as string))
    default: {
      if (!isNumeric(value)) throw unsupported(value, Type.double)
      const number = toDouble(value as Numeric)
      if (
        !Number.isFinite(number) &&
        numberType(value as Numeric) === Type.decimal &&
        toDecimal(value as Numeric).kind === 'finite'
      ) {
        throw failure(`Conversion would overflow target type: ${describe(value)}`)
      }
      return new Double(number)
    }
  }
}

function parseNumber(text: string): number {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    const number = Number(text)
    if (!Number.isFinite(number)) throw failure(`Failed to parse number '${text}': Out of range`)
    return number
  }
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(text)
  if (special === null) throw failure(`Failed to parse number '${text}'`)
  const size = special[2]!.toLowerCase() === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY
  return special[1] === '-' ? -size : size
}

/** The whole number in a value, for $toInt and $toLong: fractions are cut off, text must be a whole number. */
function toWhole(value: Value, to: TypeNumber, fits: (whole: bigint) => boolean): bigint {
  switch (typeOf(value)) {
    case Type.bool:
      return value === true ? 1n : 0n
    case Type.string: {
      if (!/^[+-]?\d+$/.test(value as string)) throw failure(`Failed to parse number '${value}'`)
      return checked(BigInt((value as string).replace(/^\+/, '')), value, fits)
    }
    case Type.date:
      if (to === Type.long) return BigInt((value as Date).getTime())
      throw unsupported(value, to)
    default: {
      if (!isNumeric(value)) throw unsupported(value, to)
      return checked(truncated(value as Numeric), value, fits)
    }
  }
}

function truncated(value: Numeric): bigint | undefined {
  const type = numberType(value)
  if (type === Type.decimal) return decimal.truncateToBigInt(toDecimal(value))
  if (type !== Type.double) return toBigInt(value)
  const number = Math.trunc(toDouble(value))
  return Number.isFinite(number) ? BigInt(number) : undefined
}

function checked(whole: bigint | undefined, value: Value, fits: (whole: bigint) => boolean): bigint {
  if (whole === undefined) throw failure(`Attempt to convert NaN or infinity value to integer type: ${describe(value)}`)
  if (!fits(whole)) throw failure(`Conversion would overflow target type: ${describe(value)}`)
  return whole
}

function toDecimalValue(value: Value): Decimal128 {
  switch (typeOf(value)) {
    case Type.bool:
      return Decimal128.fromString(value === true ? '1' : '0')
    case Type.date:
      return decimal.toDecimal128(decimal.fromBigInt(BigInt((value as Date).getTime())))
    case Type.string: {
      const parsed = decimal.parseDecimal(value as string)
      if (parsed === undefined) throw failure(`Failed to parse number '${value}'`)
      return decimal.toDecimal128(parsed)
    }
    default:
      if (!isNumeric(value)) throw unsupported(value, Type.decimal)
      return typeOf(value) === Type.decimal ? (value as Decimal128) : decimal.toDecimal128(toDecimal(value as Numeric))
  }
}

function toDateValue(value: Value): Date {
  switch (typeOf(value)) {
    case Type.date:
      return value as Date
    case Type.objectId:
      return (value as ObjectId).getTimestamp()
    case Type.timestamp:
      return new Date((value as Timestamp).t * 1000)
    case Type.string: {
      const date = parseDate(value as string)
      if (date === undefined) throw failure(`Error parsing date string '${value}'`)
      return date
    }
    case Type.long:
    case Type.double:
    case Type.decimal: {
      const date = new Date(Number(toWhole(value, Type.date, fitsLong)))
      if (Number.isNaN(date.getTime())) throw failure(`Conversion would overflow target type: ${describe(value)}`)
      return date
    }
    default:
      throw unsupported(value, Type.date)
  }
}

function toObjectIdValue(value: Value): ObjectId {
  if (typeOf(value) === Type.objectId) return value as ObjectId
  if (typeof value !== 'string') throw unsupported(value, Type.objectId)
  if (!/^[0-9a-fA-F]{24}$/.test(value)) {
    throw failure(
      `Failed to parse objectId '${value}': Invalid string length for parsing to OID, expected 24 hex digits`,
    )
  }
  return new ObjectId(value)
}

const converters: Partial<Record<TypeNumber, (value: Value) => Value>> = {
  [Type.string]: toText,
  [Type.bool]: toBoolean,
  [Type.double]: toDoubleValue,
  [Type.int]: (value) => new Int32(Number(toWhole(value, Type.int, fitsInt))),
  [Type.long]: (value) => Long.fromBigInt(toWhole(value, Type.long, fitsLong)),
  [Type.decimal]: toDecimalValue,
  [Type.date]: toDateValue,
  [Type.objectId]: toObjectIdValue,
}

function convertTo(value: Value, type: TypeNumber): Value {
  const convert = converters[type]
  if (convert === undefined) throw new MongoError(2, `$convert to ${nameOfType(type)} is not supported by this server`)
  return convert(value)
}

function targetType(to: Value): TypeNumber {
  const number = typeof to === 'string' ? typeByName(to) : wholeNumber(to)
  if (number === undefined || !isTypeNumber(number)) throw new MongoError(2, `Unknown type name: ${describe(to)}`)
  return number
}

const convert: Operator = (operand, scope, name) => {
  const parts = partsOf(operand, name, ['input', 'to'], ['onError', 'onNull'])
  const { input, to, onError, onNull } = compileParts(parts, scope)
  return (doc) => {
    const value = input!(doc)
    const target = to!(doc)
    if (isNullish(value)) return onNull === undefined ? null : onNull(doc)
    if (isNullish(target)) return null
    const type = targetType(target)
    if (onError === undefined) return convertTo(value, type)
    return attempt(
      () => convertTo(value, type),
      () => onError(doc),
    )
  }
}

/** What a conversion gives, or what its onError says. Other errors pass. */
export function attempt(convertValue: () => Value, otherwise: () => Value): Value {
  try {
    return convertValue()
  } catch (error) {
    if (error instanceof MongoError && error.code === 241) return otherwise()
    throw error
  }
}

const to = (type: TypeNumber): Operator => unary((value) => (isNullish(value) ? null : convertTo(value, type)))

export const convertOperators: Readonly<Record<string, Operator>> = {
  $convert: convert,
  $toBool: to(Type.bool),
  $toDate: to(Type.date),
  $toDecimal: to(Type.decimal),
  $toDouble: to(Type.double),
  $toInt: to(Type.int),
  $toLong: to(Type.long),
  $toObjectId: to(Type.objectId),
  $toString: to(Type.string),
  $type: unary(typeName),
  $isNumber: unary(isNumeric),
  $bsonSize: unary((value) => {
    if (isNullish(value)) return null
    if (typeOf(value) !== Type.object)
      throw new MongoError(31393, `$bsonSize requires a document input, found: ${typeName(value)}`)
    return new Int32(encodeDocument(value as Document).length)
  }),
  $binarySize: unary((value) => {
    if (isNullish(value)) return null
    if (typeof value === 'string') return new Int32(Buffer.byteLength(value, 'utf8'))
    if (typeOf(value) !== Type.binData) {
      throw new MongoError(51276, `$binarySize requires a string or BinData argument, found: ${typeName(value)}`)
    }
    return new Int32(binaryParts(value as Binary).content.length)
  }),
}
