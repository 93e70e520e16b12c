import { Double, Int32, Long } from 'bson'
import * as decimal from '../decimal.ts'
import type { Value } from '../document.ts'
import { MongoError } from '../error.ts'
import {
  calculateOrWiden,
  fitsLong,
  integerValue,
  type Numeric,
  numberType,
  toBigInt,
  toDecimal,
  toDouble,
  wholeNumber,
  widerType,
} from '../number.ts'
import { isNullish, isNumeric, Type, typeName, typeOf } from '../types.ts'
import { anyNullish, binary, requireNumber, unary, variadic } from './operands.ts'
import type { Operator } from './scope.ts'

const isDate = (value: Value): value is Date => typeOf(value) === Type.date

function shiftDate(date: Date, by: Numeric, direction: 1 | -1): Date {
  return new Date(date.getTime() + direction * Math.round(toDouble(by)))
}

function sum(values: Value[], name: string): Value {
  if (anyNullish(values)) return null
  let total: Numeric = new Int32(0)
  let date: Date | undefined
  for (const value of values) {
    if (isDate(value)) {
      if (date !== undefined) throw new MongoError(16612, 'only one date allowed in an $add expression')
      date = value
    } else if (isNumeric(value)) {
      total = calculateOrWiden('add', total, value as Numeric)
    } else {
      throw new MongoError(14, `${name} only supports numeric or date types, not ${typeName(value)}`)
    }
  }
  return date === undefined ? total : shiftDate(date, total, 1)
}

function difference(a: Value, b: Value): Value {
  if (isNullish(a) || isNullish(b)) return null
  if (isNumeric(a) && isNumeric(b)) return calculateOrWiden('subtract', a as Numeric, b as Numeric)
  if (isDate(a) && isDate(b)) return Long.fromNumber(a.getTime() - b.getTime())
  if (isDate(a) && isNumeric(b)) return shiftDate(a, b as Numeric, -1)
  throw new MongoError(14, `can't $subtract ${typeName(b)} from ${typeName(a)}`)
}

function product(values: Value[], name: string): Value {
  if (anyNullish(values)) return null
  return values.reduce<Numeric>(
    (total, value) => calculateOrWiden('multiply', total, requireNumber(value, 14, name)),
    new Int32(1),
  )
}

function quotient(a: Value, b: Value): Value {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNumeric(a) || !isNumeric(b)) {
    throw new MongoError(14, `$divide only supports numeric types, not ${typeName(a)} and ${typeName(b)}`)
  }
  const [dividend, divisor] = [a as Numeric, b as Numeric]
  if (toDouble(divisor) === 0 && !isTinyDecimal(divisor)) throw new MongoError(2, "can't $divide by zero")
  if (isDecimal(dividend) || isDecimal(divisor)) {
    return decimal.toDecimal128(decimal.divide(toDecimal(dividend), toDecimal(divisor)))
  }
  return new Double(toDouble(dividend) / toDouble(divisor))
}

const isDecimal = (value: Numeric): boolean => numberType(value) === Type.decimal
const isTinyDecimal = (value: Numeric): boolean => isDecimal(value) && !decimal.isZero(toDecimal(value))

function remainder(a: Value, b: Value): Value {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNumeric(a) || !isNumeric(b)) {
    throw new MongoError(16611, `$mod only supports numeric types, not ${typeName(a)} and ${typeName(b)}`)
  }
  const [dividend, divisor] = [a as Numeric, b as Numeric]
  if (toDouble(divisor) === 0 && !isTinyDecimal(divisor)) throw new MongoError(16610, "can't $mod by zero")
  const type = widerType(numberType(dividend), numberType(divisor))
  if (type === Type.decimal) return decimal.toDecimal128(decimal.remainder(toDecimal(dividend), toDecimal(divisor)))
  if (type === Type.double) return new Double(toDouble(dividend) % toDouble(divisor))
  return integerValue(toBigInt(dividend) % toBigInt(divisor), type)
}

/** An operator on one number; null stays null. */
function onNumber(apply: (value: Numeric, name: string) => Value): Operator {
  return unary((value, name) => (isNullish(value) ? null : apply(requireNumber(value, 28765, name), name)))
}

function absolute(value: Numeric): Value {
  switch (numberType(value)) {
    case Type.decimal:
      return decimal.toDecimal128(decimal.absolute(toDecimal(value)))
    case Type.double:
      return new Double(Math.abs(toDouble(value)))
    default: {
      const whole = toBigInt(value)
      const size = whole < 0n ? -whole : whole
      if (!fitsLong(size)) throw new MongoError(28680, "can't take $abs of long long min")
      return integerValue(size, numberType(value))
    }
  }
}

/** Rounds a number to places; whole numbers keep their type. */
function rounded(value: Numeric, places: number, rounding: decimal.Rounding): Value {
  const type = numberType(value)
  if (type === Type.decimal) return decimal.toDecimal128(decimal.roundTo(toDecimal(value), places, rounding))
  if (type === Type.double) {
    const number = toDouble(value)
    if (!Number.isFinite(number)) return value
    const exact = decimal.roundTo(decimal.fromDoubleExact(number), places, rounding)
    return new Double(decimal.isZero(exact) && (number < 0 || Object.is(number, -0)) ? -0 : decimal.toNumber(exact))
  }
  if (places >= 0) return value
  const whole = decimal.truncateToBigInt(decimal.roundTo(toDecimal(value), places, rounding)) ?? 0n
  return integerValue(whole, type)
}

const toPlaces = (rounding: decimal.Rounding): Operator =>
  variadic(
    ([value, places = 0], name) => {
      if (isNullish(value) || places === null) return null
      const number = requireNumber(value, 51081, name)
      const whole = wholeNumber(places)
      if (whole === undefined) throw new MongoError(51082, `precision argument to ${name} must be a integral value`)
      if (whole < -20 || whole > 100) {
        throw new MongoError(51083, `cannot apply ${name} with precision value ${whole} value must be in [-20, 100]`)
      }
      return rounded(number, whole, rounding)
    },
    1,
    2,
  )

function squareRoot(value: Numeric): Value {
  if (isDecimal(value)) {
    const exact = toDecimal(value)
    if (decimal.signOf(exact) < 0) throw negative('$sqrt')
    return decimal.toDecimal128(decimal.squareRoot(exact))
  }
  if (toDouble(value) < 0) throw negative('$sqrt')
  return new Double(Math.sqrt(toDouble(value)))
}

const negative = (name: string): MongoError =>
  new MongoError(28714, `${name}'s argument must be greater than or equal to 0`)

/** What is worked out in double; decimal would need more digits than that. */
export function inDouble(value: Numeric, name: string): number {
  if (isDecimal(value)) throw new MongoError(2, `${name} on a decimal is not supported by this server`)
  return toDouble(value)
}

function power(a: Value, b: Value, name: string): Value {
  if (isNullish(a) || isNullish(b)) return null
  const base = requireNumber(a, 28762, `${name}'s base`)
  const exponent = requireNumber(b, 28763, `${name}'s exponent`)
  const [x, y] = [inDouble(base, name), inDouble(exponent, name)]
  if (x === 0 && y < 0) throw new MongoError(28764, '$pow cannot take a base of 0 and a negative exponent')
  const type = widerType(numberType(base), numberType(exponent))
  if (type === Type.double || y < 0) return new Double(x ** y)
  // Beyond this only bases -1, 0 and 1 stay in 64 bits.
  if (y > 63 && Math.abs(x) > 1) return new Double(x ** y)
  const whole =
    Math.abs(x) <= 1 ? BigInt(x) ** BigInt(y % 2 === 0 ? 2 * Math.min(1, y) : 1) : toBigInt(base) ** toBigInt(exponent)
  return fitsLong(whole) ? integerValue(whole, type) : new Double(x ** y)
}

const logarithm = (code: number, apply: (value: number) => number): Operator =>
  onNumber((value, name) => {
    const number = inDouble(value, name)
    if (number <= 0) throw new MongoError(code, `${name}'s argument must be a positive number, but is ${number}`)
    return new Double(apply(number))
  })

function logarithmTo(a: Value, b: Value, name: string): Value {
  if (isNullish(a) || isNullish(b)) return null
  const number = inDouble(requireNumber(a, 28756, `${name}'s argument`), name)
  const base = inDouble(requireNumber(b, 28757, `${name}'s base`), name)
  if (number <= 0) throw new MongoError(28758, `${name}'s argument must be a positive number, but is ${number}`)
  if (base <= 0 || base === 1)
    throw new MongoError(28759, `${name}'s base must be a positive number not equal to 1, but is ${base}`)
  return new Double(Math.log(number) / Math.log(base))
}

const double = (
  apply: (value: number) => number,
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
): Operator =>
  onNumber((value, name) => {
    const number = inDouble(value, name)
    if (number < from || number > to) {
      throw new MongoError(50989, `cannot apply ${name} to ${number}, value must be in [${from},${to}]`)
    }
    return new Double(apply(number))
  })

const bitwise = (apply: (a: bigint, b: bigint) => bigint, start: bigint): Operator =>
  variadic((values, name) => {
    if (anyNullish(values)) return null
    let type: typeof Type.int | typeof Type.long = Type.int
    const total = values.reduce<bigint>((result, value) => {
      const own = typeOf(value)
      if (own !== Type.int && own !== Type.long) {
        throw new MongoError(14, `${name} only supports int and long operands, found ${typeName(value)}`)
      }
      if (own === Type.long) type = Type.long
      return apply(result, toBigInt(value as Numeric))
    }, start)
    return integerValue(total, type)
  })

const finiteOnly = (apply: (value: number) => number): Operator =>
  onNumber((value, name) => {
    const number = inDouble(value, name)
    if (!Number.isFinite(number)) {
      if (Number.isNaN(number)) return new Double(Number.NaN)
      throw new MongoError(50989, `cannot apply ${name} to ${number}, value must be in (-inf,inf)`)
    }
    return new Double(apply(number))
  })

export const arithmeticOperators: Readonly<Record<string, Operator>> = {
  $add: variadic(sum),
  $subtract: binary(difference),
  $multiply: variadic(product),
  $divide: binary(quotient),
  $mod: binary(remainder),
  $abs: onNumber(absolute),
  $ceil: onNumber((value) => rounded(value, 0, 'ceil')),
  $floor: onNumber((value) => rounded(value, 0, 'floor')),
  $round: toPlaces('half-even'),
  $trunc: toPlaces('down'),
  $sqrt: onNumber(squareRoot),
  $pow: binary(power),
  $exp: onNumber((value, name) => new Double(Math.exp(inDouble(value, name)))),
  $ln: logarithm(28766, Math.log),
  $log10: logarithm(28761, Math.log10),
  $log: binary(logarithmTo),
  $sin: finiteOnly(Math.sin),
  $cos: finiteOnly(Math.cos),
  $tan: finiteOnly(Math.tan),
  $asin: double(Math.asin, -1, 1),
  $acos: double(Math.acos, -1, 1),
  $atan: double(Math.atan),
  $atan2: binary((a, b, name) => {
    if (isNullish(a) || isNullish(b)) return null
    return new Double(
      Math.atan2(inDouble(requireNumber(a, 51044, name), name), inDouble(requireNumber(b, 51045, name), name)),
    )
  }),
  $sinh: double(Math.sinh),
  $cosh: double(Math.cosh),
  $tanh: double(Math.tanh),
  $asinh: double(Math.asinh),
  $acosh: double(Math.acosh, 1),
  $atanh: double(Math.atanh, -1, 1),
  $degreesToRadians: double((value) => (value * Math.PI) / 180),
  $radiansToDegrees: double((value) => (value * 180) / Math.PI),
  $bitAnd: bitwise((a, b) => a & b, -1n),
  $bitOr: bitwise((a, b) => a | b, 0n),
  $bitXor: bitwise((a, b) => a ^ b, 0n),
  $bitNot: unary((value) => {
    if (isNullish(value)) return null
    if (typeOf(value) !== Type.int && typeOf(value) !== Type.long) {
      throw new MongoError(14, `$bitNot only supports int and long, not: ${typeName(value)}.`)
    }
    return integerValue(~toBigInt(value as Numeric), numberType(value as Numeric))
  }),
  $rand: () => () => new Double(Math.random()),
}
