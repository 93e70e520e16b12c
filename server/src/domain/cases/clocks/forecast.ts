import type { WorkingCalendar } from '../../calendar/calendar.ts'
import type { HallHours } from '../../calendar/hall-hours.ts'
import { addWorkingMs } from '../../calendar/working-time.ts'
import type { CaseClocks } from './read-clocks.ts'

/** How long ended cases of the same item were in the office's own hands, in working minutes. */
export interface LikeCases {
  count: number
  p10: number
  median: number
  p90: number
}

/** Fewer ended cases than this say nothing (ours). */
export const FEWEST_LIKE_CASES = 20

/** Median and 10-90 % range of past durations; undefined when there are too few. */
export function rangeOf(durations: readonly number[]): LikeCases | undefined {
  if (durations.length < FEWEST_LIKE_CASES) return undefined
  const sorted = durations.toSorted((a, b) => a - b)
  const at = (share: number) => {
    const place = share * (sorted.length - 1)
    const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
    return below + (above - below) * (place - Math.floor(place))
  }
  return { count: sorted.length, p10: at(0.1), median: at(0.5), p90: at(0.9) }
}

/** `no`: nine of ten like cases would end in time; `maybe`: half of them; `likely`: fewer. */
export type LateVerdict = 'no' | 'maybe' | 'likely'

export interface Forecast {
  /** When it is likely to end: the middle, and the range of eight of ten. */
  low: Date
  median: Date
  high: Date
  /** Against the promise; against the law's limit. Absent where there is no such limit. */
  promise?: LateVerdict
  law?: LateVerdict
  /** It has taken longer than nine of ten: the range is a guess and is not shown. */
  beyond: boolean
  /** How many cases it rests on. */
  basedOn: number
}

export interface ForecastQuestion {
  clocks: CaseClocks
  like: LikeCases | undefined
  hours: HallHours
  calendar: WorkingCalendar
  now: Date
}

/**
 * When a case is likely to end, given the time it has already taken. A case that stands is taken to go on now: what it waits for is
 * not in the office's hands. Undefined for ended cases and without like cases.
 */
export function forecast({ clocks, like, hours, calendar, now }: ForecastQuestion): Forecast | undefined {
  if (!like || clocks.endedAt) return undefined
  const used = clocks.held.us
  const done = shareDone(used, like)
  const end = (share: number) => {
    const left = Math.max(0, durationAt(done + share * (1 - done), like) - used)
    return addWorkingMs(now, left * 60_000, hours, calendar).at
  }
  const [low, median, high] = [end(0.1), end(0.5), end(0.9)]
  const verdict = (due: Date): LateVerdict => {
    if (median > due) return 'likely'
    return high > due ? 'maybe' : 'no'
  }
  return {
    low,
    median,
    high,
    ...(clocks.promise ? { promise: verdict(clocks.promise.due) } : {}),
    ...(clocks.law ? { law: verdict(clocks.law.due) } : {}),
    beyond: used > like.p90,
    basedOn: like.count,
  }
}

type Point = readonly [share: number, minutes: number]

/**
 * The durations as a line through the three known points. Below a tenth nothing is known but that it takes at most p10; above nine
 * tenths the line goes on as steeply as before, so that a long case still gets a (later and later) end.
 */
const pointsOf = ({ p10, median, p90 }: LikeCases): readonly Point[] => [
  [0, Math.max(0, p10 - (median - p10) / 4)],
  [0.1, p10],
  [0.5, median],
  [0.9, p90],
  [1, p90 + (p90 - median) / 4],
]

function durationAt(share: number, like: LikeCases): number {
  const points = pointsOf(like)
  const above = Math.max(
    1,
    points.findIndex(([at]) => at >= share),
  )
  const [[from, short], [to, long]] = [points[above - 1]!, points[above]!]
  return short + ((long - short) * (share - from)) / (to - from)
}

/** The share of like cases that had ended by now. */
function shareDone(used: number, like: LikeCases): number {
  const points = pointsOf(like)
  const above = points.findIndex(([, minutes]) => minutes > used)
  if (above < 0) return 1
  if (above === 0) return 0
  const [[from, short], [to, long]] = [points[above - 1]!, points[above]!]
  return from + ((to - from) * (used - short)) / (long - short)
}
