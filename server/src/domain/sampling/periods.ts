import { addDays, type PlainDate, type SamplePeriodKind } from '@anju/shared-types'

/** Of what a city's shares are said: its profile has them (漯河: 30 % of each day and week, 2 % of each quarter, E77). */
export type PeriodKind = SamplePeriodKind

/** Beside the random part: of a hundred, as many more by risk. Ours. */
export const RISK_SHARE = 5

export interface Period {
  /** `day-2026-11-23`, `week-2026-11-23` (its Monday), `quarter-2026-10-01`. */
  key: string
  kind: PeriodKind
  from: PlainDate
  /** The day after the last. */
  until: PlainDate
}

const weekday = (day: PlainDate) => new Date(`${day}T00:00:00Z`).getUTCDay()
const firstOfQuarter = (day: PlainDate): PlainDate => {
  const [year = '', month = ''] = day.split('-')
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1
  return `${year}-${String(first).padStart(2, '0')}-01` as PlainDate
}
/** The longest quarter has 92 days, so 93 days after its first one is in the next. */
const LONGER_THAN_A_QUARTER = 93

/** The period of a kind that a day is in. */
export function periodOf(kind: PeriodKind, day: PlainDate): Period {
  const from = kind === 'day' ? day : kind === 'week' ? addDays(day, -((weekday(day) + 6) % 7)) : firstOfQuarter(day)
  const until =
    kind === 'day'
      ? addDays(from, 1)
      : kind === 'week'
        ? addDays(from, 7)
        : firstOfQuarter(addDays(from, LONGER_THAN_A_QUARTER))
  return { key: `${kind}-${from}`, kind, from, until }
}

/** The period that begins when this one ends. */
export const nextPeriod = ({ kind, until }: Period): Period => periodOf(kind, until)
