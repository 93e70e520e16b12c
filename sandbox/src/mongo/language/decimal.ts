import { Decimal128 } from 'bson'

/**
 * IEEE 754-2008 decimal128 arithmetic on BigInt: 34 digits, round half to even.
 * A finite number is (negative ? -1 : 1) * coefficient * 10^exponent.
 */
export type Decimal = {
  readonly kind: 'finite' | 'infinite' | 'nan'
  readonly negative: boolean
  readonly coefficient: bigint
  readonly exponent: number
}

const DIGITS = 34
const MIN_EXPONENT = -6176
const MAX_EXPONENT = 6111
const BIAS = 6176
const LIMIT = 10n ** 34n

export const NAN: Decimal = { kind: 'nan', negative: false, coefficient: 0n, exponent: 0 }
const infinite = (negative: boolean): Decimal => ({ kind: 'infinite', negative, coefficient: 0n, exponent: 0 })

/** An exact decimal, not yet rounded to 34 digits. */
export function finite(negative: boolean, coefficient: bigint, exponent: number): Decimal {
  return { kind: 'finite', negative, coefficient, exponent }
}

export function fromDecimal128(value: Decimal128): Decimal {
  const { bytes } = value
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16)
  const low = view.getBigUint64(0, true)
  const high = view.getBigUint64(8, true)
  const negative = high >> 63n === 1n
  const combination = Number((high >> 58n) & 31n)
  if (combination === 31) return NAN
  if (combination === 30) return infinite(negative)
  // The second form of the exponent has a coefficient above 34 digits, which counts as zero.
  if (combination >= 24) return finite(negative, 0n, Number((high >> 47n) & 0x3fffn) - BIAS)
  const coefficient = ((high & 0x1ffffffffffffn) << 64n) | low
  const exponent = Number((high >> 49n) & 0x3fffn) - BIAS
  return finite(negative, coefficient < LIMIT ? coefficient : 0n, exponent)
}

export function toDecimal128(value: Decimal): Decimal128 {
  const rounded = round34(value)
  let high: bigint
  let low = 0n
  if (rounded.kind === 'nan') high = 0x7c00000000000000n
  else if (rounded.kind === 'infinite') high = 0x7800000000000000n
  else {
    high = (BigInt(rounded.exponent + BIAS) << 49n) | (rounded.coefficient >> 64n)
    low = rounded.coefficient & 0xffffffffffffffffn
  }
  if (rounded.negative) high |= 1n << 63n
  const bytes = Buffer.alloc(16)
  bytes.writeBigUInt64LE(low, 0)
  bytes.writeBigUInt64LE(BigInt.asUintN(64, high), 8)
  return new Decimal128(bytes)
}

/** Reads a decimal number as MongoDB writes it; undefined if it is none. */
export function parseDecimal(text: string): Decimal | undefined {
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(text)
  if (special !== null) {
    return special[2]!.toLowerCase() === 'nan' ? NAN : infinite(special[1] === '-')
  }
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text)
  if (parts === null) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts
  if (whole === '' && fraction === '') return undefined
  return finite(sign === '-', BigInt(whole + fraction), Number(exponent) - fraction.length)
}

export function fromBigInt(value: bigint): Decimal {
  return value < 0n ? finite(true, -value, 0) : finite(false, value, 0)
}

/** A double as MongoDB brings it into decimal arithmetic: 15 significant digits. */
export function fromDouble(value: number): Decimal {
  if (Number.isNaN(value)) return NAN
  if (!Number.isFinite(value)) return infinite(value < 0)
  if (value === 0) return finite(Object.is(value, -0), 0n, 0)
  return parseDecimal(value.toPrecision(15)) ?? NAN
}

/** A double exactly: every finite double is a finite decimal. */
export function fromDoubleExact(value: number): Decimal {
  if (!Number.isFinite(value) || value === 0) return fromDouble(value)
  let scaled = Math.abs(value)
  let twos = 0
  while (!Number.isInteger(scaled)) {
    scaled *= 2
    twos++
  }
  // m / 2^k = m * 5^k / 10^k
  return finite(value < 0, BigInt(scaled) * 5n ** BigInt(twos), -twos)
}

export function toNumber(value: Decimal): number {
  if (value.kind === 'nan') return Number.NaN
  const size = value.kind === 'infinite' ? Number.POSITIVE_INFINITY : Number(`${value.coefficient}e${value.exponent}`)
  return value.negative ? -size : size
}

export const isZero = (value: Decimal): boolean => value.kind === 'finite' && value.coefficient === 0n

const digitsOf = (coefficient: bigint): number => coefficient.toString().length

const scale = (coefficient: bigint, digits: number): bigint => coefficient * 10n ** BigInt(digits)

/** -1, 0 or 1. NaN is below everything and equal to itself, as MongoDB orders it. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.kind === 'nan' || b.kind === 'nan') return a.kind === b.kind ? 0 : a.kind === 'nan' ? -1 : 1
  const signA = signOf(a)
  const signB = signOf(b)
  if (signA !== signB) return signA < signB ? -1 : 1
  if (signA === 0) return 0
  return signA === 1 ? compareSizes(a, b) : compareSizes(b, a)
}

function compareSizes(a: Decimal, b: Decimal): number {
  if (a.kind === 'infinite' || b.kind === 'infinite') return a.kind === b.kind ? 0 : a.kind === 'infinite' ? 1 : -1
  const topA = digitsOf(a.coefficient) + a.exponent
  const topB = digitsOf(b.coefficient) + b.exponent
  if (topA !== topB) return topA < topB ? -1 : 1
  const shift = a.exponent - b.exponent
  const left = shift > 0 ? scale(a.coefficient, shift) : a.coefficient
  const right = shift < 0 ? scale(b.coefficient, -shift) : b.coefficient
  return left < right ? -1 : left > right ? 1 : 0
}

export function signOf(value: Decimal): -1 | 0 | 1 {
  if (value.kind === 'nan' || isZero(value)) return 0
  return value.negative ? -1 : 1
}

export const negate = (value: Decimal): Decimal => ({ ...value, negative: !value.negative })
export const absolute = (value: Decimal): Decimal => ({ ...value, negative: false })

export function add(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return NAN
  if (a.kind === 'infinite') return b.kind === 'infinite' && a.negative !== b.negative ? NAN : a
  if (b.kind === 'infinite') return b
  // Far apart numbers: the small one only decides a rounding that round34 would make anyway.
  const exponent = Math.min(a.exponent, b.exponent)
  if (Math.max(a.exponent, b.exponent) - exponent > 200 && !isZero(a) && !isZero(b)) {
    return round34(digitsOf(a.coefficient) + a.exponent > digitsOf(b.coefficient) + b.exponent ? a : b)
  }
  const left = scale(a.coefficient, a.exponent - exponent) * (a.negative ? -1n : 1n)
  const right = scale(b.coefficient, b.exponent - exponent) * (b.negative ? -1n : 1n)
  const sum = left + right
  return round34(finite(sum < 0n || (sum === 0n && a.negative && b.negative), sum < 0n ? -sum : sum, exponent))
}

export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, negate(b))

export function multiply(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return NAN
  const negative = a.negative !== b.negative
  if (a.kind === 'infinite' || b.kind === 'infinite') return isZero(a) || isZero(b) ? NAN : infinite(negative)
  return round34(finite(negative, a.coefficient * b.coefficient, a.exponent + b.exponent))
}

export function divide(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return NAN
  const negative = a.negative !== b.negative
  if (a.kind === 'infinite') return b.kind === 'infinite' ? NAN : infinite(negative)
  if (b.kind === 'infinite') return finite(negative, 0n, MIN_EXPONENT)
  if (isZero(b)) return isZero(a) ? NAN : infinite(negative)
  const ideal = a.exponent - b.exponent
  if (isZero(a)) return round34(finite(negative, 0n, ideal))
  // Two digits more than needed, and a sticky one for what the division leaves.
  const extra = Math.max(0, DIGITS + 2 + digitsOf(b.coefficient) - digitsOf(a.coefficient))
  const dividend = scale(a.coefficient, extra)
  const quotient = dividend / b.coefficient
  if (quotient * b.coefficient !== dividend) return round34(finite(negative, quotient * 10n + 1n, ideal - extra - 1))
  return round34(shorten(finite(negative, quotient, ideal - extra), ideal))
}

/** The remainder with the sign of the dividend, as in C. */
export function remainder(a: Decimal, b: Decimal): Decimal {
  if (a.kind !== 'finite' || b.kind === 'nan' || isZero(b)) return NAN
  if (b.kind === 'infinite') return a
  const exponent = Math.min(a.exponent, b.exponent)
  const left = scale(a.coefficient, a.exponent - exponent)
  const right = scale(b.coefficient, b.exponent - exponent)
  return round34(finite(a.negative, left % right, exponent))
}

export function squareRoot(value: Decimal): Decimal {
  if (value.kind === 'nan' || (value.negative && !isZero(value))) return NAN
  if (value.kind === 'infinite' || isZero(value)) return value
  const odd = value.exponent % 2 === 0 ? 0 : 1
  const extra = Math.max(0, 2 * (DIGITS + 2) - digitsOf(value.coefficient))
  const even = extra + ((extra + odd) % 2)
  const radicand = scale(value.coefficient, even)
  const exponent = value.exponent - even
  const root = integerRoot(radicand)
  if (root * root !== radicand) return round34(finite(false, root * 10n + 1n, exponent / 2 - 1))
  return round34(shorten(finite(false, root, exponent / 2), Math.floor(value.exponent / 2)))
}

function integerRoot(value: bigint): bigint {
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2))
  for (;;) {
    const next = (guess + value / guess) >> 1n
    if (next >= guess) return guess
    guess = next
  }
}

export type Rounding = 'half-even' | 'down' | 'floor' | 'ceil'

/** Rounds to a number of decimal places (negative: tens, hundreds...). */
export function roundTo(value: Decimal, places: number, rounding: Rounding): Decimal {
  if (value.kind !== 'finite') return value
  const drop = -places - value.exponent
  if (drop <= 0) return value
  const unit = 10n ** BigInt(Math.min(drop, 7000))
  const kept = value.coefficient / unit
  const rest = value.coefficient % unit
  const up = roundsUp(kept, rest, unit, value.negative, rounding) ? 1n : 0n
  return round34(finite(value.negative, kept + up, -places))
}

function roundsUp(kept: bigint, rest: bigint, unit: bigint, negative: boolean, rounding: Rounding): boolean {
  if (rest === 0n || rounding === 'down') return false
  if (rounding === 'floor') return negative
  if (rounding === 'ceil') return !negative
  const twice = rest * 2n
  return twice > unit || (twice === unit && kept % 2n === 1n)
}

/** The whole number nearest to zero; undefined for NaN, infinity and numbers no integer type could hold. */
export function truncateToBigInt(value: Decimal): bigint | undefined {
  if (value.kind !== 'finite') return undefined
  if (value.exponent > 40) return isZero(value) ? 0n : undefined
  const size =
    value.exponent >= 0
      ? scale(value.coefficient, value.exponent)
      : value.coefficient / 10n ** BigInt(Math.min(-value.exponent, 7000))
  return value.negative ? -size : size
}

/** Removes trailing zeros down to the exponent an exact result prefers. */
function shorten(value: Decimal, idealExponent: number): Decimal {
  let { coefficient, exponent } = value
  while (exponent < idealExponent && coefficient % 10n === 0n) {
    coefficient /= 10n
    exponent++
  }
  return finite(value.negative, coefficient, exponent)
}

function round34(value: Decimal): Decimal {
  if (value.kind !== 'finite') return value
  let { coefficient, exponent } = value
  const drop = Math.max(digitsOf(coefficient) - DIGITS, MIN_EXPONENT - exponent)
  if (drop > 0) {
    const unit = 10n ** BigInt(Math.min(drop, 7000))
    const kept = coefficient / unit
    coefficient = kept + (roundsUp(kept, coefficient % unit, unit, false, 'half-even') ? 1n : 0n)
    exponent += drop
    if (coefficient === LIMIT) {
      coefficient /= 10n
      exponent++
    }
  }
  if (exponent > MAX_EXPONENT) {
    // Fold zeros into the coefficient as far as it has room; otherwise the number is too big.
    const grow = exponent - MAX_EXPONENT
    if (coefficient !== 0n && digitsOf(coefficient) + grow > DIGITS) return infinite(value.negative)
    coefficient = coefficient === 0n ? 0n : scale(coefficient, grow)
    exponent = MAX_EXPONENT
  }
  return finite(value.negative, coefficient, exponent)
}
