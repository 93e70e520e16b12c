import type { PlainDate } from '@anju/shared-types'

/** The same day some years on (28 February for a leap day), but no later than the paper itself is valid. */
export function yearsLater(now: string, years: number, validUntil?: PlainDate): PlainDate {
  const there = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10)
  const day = there.slice(4) === '-02-29' ? '-02-28' : there.slice(4)
  const later = `${Number(there.slice(0, 4)) + years}${day}` as PlainDate
  return validUntil && validUntil < later ? validUntil : later
}
