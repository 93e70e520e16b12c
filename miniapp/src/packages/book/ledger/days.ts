import type { PlainDate } from '@anju/shared-types'

const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10) as PlainDate

/** The day in Beijing at `nowMs`; a phone abroad asks for the hall's day, not its own. */
export const beijingToday = (nowMs: number): PlainDate => isoDay(nowMs + 8 * 3_600_000)

/** `first` and the days after it, `count` in all. */
export const nextDays = (first: PlainDate, count: number): PlainDate[] =>
  Array.from({ length: count }, (_, n) => isoDay(Date.parse(`${first}T00:00:00Z`) + n * 86_400_000))
