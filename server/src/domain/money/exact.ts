/**
 * Exact numbers for money: a fraction of two whole numbers, so that 2.6 % a year over 360 months is computed without any rounding
 * until the one point a line names (`toFen`). Rates come in as decimal strings, amounts as whole fen.
 */
export interface Exact {
  readonly over: bigint
  readonly under: bigint
}

const decimalShape = /^(-?)(\d{1,15})(?:\.(\d{1,12}))?$/

/** A whole number of fen, or a decimal text such as `0.03`. */
export function exact(value: number | bigint | string): Exact {
  if (typeof value === 'bigint') return { over: value, under: 1n }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number; write fractions as text`)
    return { over: BigInt(value), under: 1n }
  }
  const match = decimalShape.exec(value)
  if (!match) throw new RangeError(`not a decimal number: ${value}`)
  const [, sign = '', whole = '0', fraction = ''] = match
  const over = BigInt(whole + fraction)
  return { over: sign ? -over : over, under: 10n ** BigInt(fraction.length) }
}

export const plus = (a: Exact, b: Exact): Exact => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
})
export const minus = (a: Exact, b: Exact): Exact => plus(a, { over: -b.over, under: b.under })
export const times = (a: Exact, b: Exact): Exact => ({ over: a.over * b.over, under: a.under * b.under })

export function dividedBy(a: Exact, b: Exact): Exact {
  if (b.over === 0n) throw new RangeError('division by zero')
  const sign = b.over < 0n ? -1n : 1n
  return { over: a.over * b.under * sign, under: a.under * b.over * sign }
}

export const power = (a: Exact, times: number): Exact => ({
  over: a.over ** BigInt(times),
  under: a.under ** BigInt(times),
})

/** Negative, zero or positive, as `a` is below, at or above `b`. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.over * b.under - b.over * a.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The rounding of this house: half-up to the whole fen, away from zero for what is owed back. Used once a line, at its end. */
export function toFen(value: Exact): number {
  const isOwedBack = value.over < 0n
  const over = isOwedBack ? -value.over : value.over
  const fen = Number((2n * over + value.under) / (2n * value.under))
  if (!Number.isSafeInteger(fen)) throw new RangeError('an amount beyond all money')
  return isOwedBack && fen ? -fen : fen
}

/** The whole units below, for limits that a city floors to 1,000 or 10,000 yuan. */
export function floorTo(fen: number, unitFen: number): number {
  return fen - (((fen % unitFen) + unitFen) % unitFen)
}

/** `amountFen` at a rate, rounded: the last step of nearly every line. */
export const atRate = (amountFen: number, rate: string): number => toFen(times(exact(amountFen), exact(rate)))

/** The decimal text of a number that ends, for showing a rate that was put together from several: `0.06`. */
export function decimalText(value: Exact): string {
  for (let places = 0; places <= 12; places++) {
    const scaled = value.over * 10n ** BigInt(places)
    if (scaled % value.under !== 0n) continue
    const digits = String(scaled / value.under)
    if (!places) return digits
    const [sign, plain] = digits.startsWith('-') ? ['-', digits.slice(1)] : ['', digits]
    const padded = plain.padStart(places + 1, '0')
    return `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`
  }
  throw new RangeError('not a decimal number')
}
