import type { Hash } from '../canonical.ts'
import { RISK_SHARE } from './periods.ts'

export interface Drawable {
  /** Printed on the receipt: what the draw is computed over. */
  number: string
  wasLate: boolean
  hadShortfall: boolean
  wasInstant: boolean
}

export interface Drawn {
  number: string
  part: 'random' | 'risk'
}

/**
 * The lot of one case: the digest of seed, period and number. Nobody who does not know the seed can say where a case will come, and
 * whoever knows it can compute every place again.
 */
export const lotOf = (seed: string, period: string, number: string, hash: Hash): string =>
  hash(`${seed}|${period}|${number}`)

/** How many of so many: rounded up, so that a small office is looked at too. */
export const sizeOf = (share: number, of: number): number => Math.ceil((of * share) / 100)

/** What makes a mistake likelier. Ours. */
export const riskOf = ({ wasLate, hadShortfall, wasInstant }: Drawable): number =>
  1 + (wasLate ? 3 : 0) + (hadShortfall ? 1 : 0) + (wasInstant ? 1 : 0)

/**
 * The sample of a period, of a hundred `share`: the first so many by lot, and beside them the riskiest of the rest, equal ones by lot. The random part depends on
 * numbers and seed alone; the other may not replace it.
 */
export function drawSample(
  share: number,
  cases: readonly Drawable[],
  { seed, period, hash }: { seed: string; period: string; hash: Hash },
): Drawn[] {
  const byLot = cases
    .map((one) => ({ one, lot: lotOf(seed, period, one.number, hash) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
  const random = byLot.slice(0, sizeOf(share, cases.length))
  const risky = byLot
    .slice(random.length)
    .filter(({ one }) => riskOf(one) > 1)
    .toSorted((a, b) => riskOf(b.one) - riskOf(a.one))
    .slice(0, sizeOf(RISK_SHARE, cases.length))
  return [
    ...random.map(({ one }) => ({ number: one.number, part: 'random' as const })),
    ...risky.map(({ one }) => ({ number: one.number, part: 'risk' as const })),
  ]
}

/** How long a fault that was found may stay (ours, after the fifteen days of 好差评). */
export const FAULT_DAYS = 15
