import { type Decimal128, Double, Int32, Long } from 'bson'
import * as decimal from './decimal.ts'
import type { Value } from './document.ts'
import { Type, typeOf } from './types.ts'

/** The four numeric types of BSON and what happens when they meet: the wider one wins, decimal > double > long > int. */
export type Numeric = number | bigint | Int32 | Double | Long | Decimal128

export const MAX_LONG = 9223372036854775807n
export const MIN_LONG = -9223372036854775808n

export const fitsLong = (value: bigint): boolean => value >= MIN_LONG && value <= MAX_LONG
export const fitsInt = (value: bigint | number): boolean => value >= -2147483648 && value <= 2147483647

const rank: Readonly<Record<number, number>> = { [Type.int]: 0, [Type.long]: 1, [Type.double]: 2, [Type.decimal]: 3 }
const byRank = [Type.int, Type.long, Type.double, Type.decimal] as const
export type NumberType = (typeof byRank)[number]

export const numberType = (value: Numeric): NumberType => typeOf(value) as NumberType

/** The type that the sum of two numbers has, overflow aside. */
export function widerType(a: NumberType, b: NumberType): NumberType {
  return rank[a]! >= rank[b]! ? a : b
}

/** As a JavaScript number; long and decimal may lose digits. */
export function toDouble(value: Numeric): number {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  switch (typeOf(value)) {
    case Type.long:
      return (value as Long).toNumber()
    case Type.decimal:
      return decimal.toNumber(decimal.fromDecimal128(value as Decimal128))
    default:
      return (value as Int32 | Double).value
  }
}

/** An int or long as BigInt. */
export function toBigInt(value: Numeric): bigint {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return BigInt(value)
  return typeOf(value) === Type.long ? (value as Long).toBigInt() : BigInt((value as Int32).value)
}

/** As a decimal for arithmetic (a double keeps 15 digits, as in MongoDB). */
export function toDecimal(value: Numeric): decimal.Decimal {
  switch (numberType(value)) {
    case Type.decimal:
      return decimal.fromDecimal128(value as Decimal128)
    case Type.double:
      return decimal.fromDouble(toDouble(value))
    default:
      return decimal.fromBigInt(toBigInt(value))
  }
}

/** As a decimal of exactly the same size, for comparing. */
export function toExactDecimal(value: Numeric): decimal.Decimal {
  return numberType(value) === Type.double ? decimal.fromDoubleExact(toDouble(value)) : toDecimal(value)
}

export function isNaNValue(value: Value): boolean {
  const type = typeOf(value)
  return (type === Type.double || type === Type.decimal) && Number.isNaN(toDouble(value as Numeric))
}

const compareDoubles = (a: number, b: number): number =>
  a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : 1

/** Exact order across all four types; NaN is equal to itself and below every other number. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const typeA = numberType(a)
  const typeB = numberType(b)
  if (a instanceof Long && b instanceof Long && typeA === typeB) return a.high - b.high || (a.low >>> 0) - (b.low >>> 0)
  const order = compareDoubles(toDouble(a), toDouble(b))
  const hasExactDoubles = typeA !== Type.long && typeA !== Type.decimal && typeB !== Type.long && typeB !== Type.decimal
  // Rounding to double never turns an order around, so only equal doubles need the exact look.
  if (order !== 0 || hasExactDoubles) return order
  return decimal.compareDecimals(toExactDecimal(a), toExactDecimal(b))
}

/** The smallest integer type that holds the number; undefined if not even long does. */
export function integerValue(value: bigint, atLeast: NumberType = Type.int): Int32 | Long | undefined {
  if (atLeast === Type.int && fitsInt(value)) return new Int32(Number(value))
  return fitsLong(value) ? Long.fromBigInt(value) : undefined
}

type Operation = 'add' | 'subtract' | 'multiply'

const onDoubles: Record<Operation, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
}
const onDecimals: Record<Operation, (a: decimal.Decimal, b: decimal.Decimal) => decimal.Decimal> = {
  add: decimal.add,
  subtract: decimal.subtract,
  multiply: decimal.multiply,
}
const onIntegers: Record<Operation, (a: bigint, b: bigint) => bigint> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
}

/**
 * Adds, subtracts or multiplies. Ints that overflow become longs.
 * @returns undefined where a long overflows: updates refuse that, expressions go on in double.
 */
export function calculate(operation: Operation, a: Numeric, b: Numeric): Numeric | undefined {
  const type = widerType(numberType(a), numberType(b))
  switch (type) {
    case Type.decimal:
      return decimal.toDecimal128(onDecimals[operation](toDecimal(a), toDecimal(b)))
    case Type.double:
      return new Double(onDoubles[operation](toDouble(a), toDouble(b)))
    case Type.int: {
      // Products of two 32 bit numbers can pass 2^53, where doubles stop being exact.
      const result = onDoubles[operation](toDouble(a), toDouble(b))
      if (fitsInt(result)) return new Int32(result)
      return Number.isSafeInteger(result)
        ? Long.fromNumber(result)
        : integerValue(onIntegers[operation](toBigInt(a), toBigInt(b)))
    }
    default:
      return integerValue(onIntegers[operation](toBigInt(a), toBigInt(b)), Type.long)
  }
}

/** Like {@link calculate}, but a long that overflows goes on as a double, as expressions do. */
export function calculateOrWiden(operation: Operation, a: Numeric, b: Numeric): Numeric {
  return calculate(operation, a, b) ?? new Double(onDoubles[operation](toDouble(a), toDouble(b)))
}

/** A whole number held by any numeric type, undefined for everything else (1.5, NaN, "1"). */
export function wholeNumber(value: Value): number | undefined {
  const type = typeOf(value)
  if (type !== Type.int && type !== Type.long && type !== Type.double && type !== Type.decimal) return undefined
  const number = toDouble(value as Numeric)
  return Number.isSafeInteger(number) ? number : undefined
}
