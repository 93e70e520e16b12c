import type { PlainDate } from '@anju/shared-types'

/** Months paid without a gap, both ends counted, `YYYY-MM`. A late payment (补缴) does not count. */
export interface PaidRange {
  from: string
  to: string
  late?: boolean
}

/** A month as a number that counts on over the years. */
const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

/** The last month that can be complete on a day: the one before. */
const lastFullMonth = (date: PlainDate): number => monthNumber(date) - 1

interface Run {
  from: number
  to: number
}

/** Ranges joined where they touch, late payments left out. */
function runsOf(ranges: readonly PaidRange[]): Run[] {
  const runs: Run[] = []
  const paid = ranges
    .filter((range) => !range.late)
    .map(({ from, to }) => ({ from: monthNumber(from), to: monthNumber(to) }))
    .sort((a, b) => a.from - b.from)
  for (const run of paid) {
    const last = runs.at(-1)
    if (last && run.from <= last.to + 1) last.to = Math.max(last.to, run.to)
    else runs.push({ ...run })
  }
  return runs
}

/** Unbroken months up to the month before a day; 0 when that month was not paid. */
export function monthsUpTo(ranges: readonly PaidRange[], date: PlainDate): number {
  const last = lastFullMonth(date)
  const run = runsOf(ranges).find(({ from, to }) => from <= last && to >= last)
  return run ? last - run.from + 1 : 0
}

/**
 * The unbroken months that end with the last one paid, whenever that was; undefined when none was. It is current while the last full month
 * may still be on its way.
 */
export function lastRunOf(ranges: readonly PaidRange[], date: PlainDate) {
  const run = runsOf(ranges).at(-1)
  if (!run) return undefined
  const isCurrent = run.to >= lastFullMonth(date) - 1
  return { from: monthText(run.from), to: monthText(run.to), months: run.to - run.from + 1, isCurrent }
}

/** The longest unbroken run inside the last `window` months before a day. */
export function longestRunWithin(ranges: readonly PaidRange[], date: PlainDate, window: number): number {
  const last = lastFullMonth(date)
  const lengths = runsOf(ranges).map(({ from, to }) => Math.min(to, last) - Math.max(from, last - window + 1) + 1)
  return Math.max(0, ...lengths)
}

/** As if the person went on paying every month until a day; a record that has already ended stays as it is. */
export function paidOn(ranges: readonly PaidRange[], asOf: PlainDate, date: PlainDate): PaidRange[] {
  const [known, wanted] = [lastFullMonth(asOf), lastFullMonth(date)]
  return ranges.map((range) =>
    !range.late && monthNumber(range.to) >= known && wanted > monthNumber(range.to)
      ? { ...range, to: monthText(wanted) }
      : range,
  )
}

const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`

/**
 * The longest run inside a window of which only the unbroken months up to now are known: at least those, at most what may lie before
 * the gap that ended the run before.
 */
export function runWithinBy(monthsUpToNow: number, window: number): number | { from: number; to: number } {
  const least = Math.min(monthsUpToNow, window)
  const most = monthsUpToNow >= window ? window : Math.max(least, window - monthsUpToNow - 1)
  return least === most ? least : { from: least, to: most }
}
