import { addDays, type PlainDate } from '@anju/shared-types'

/** 漯河: of each day's ended cases 30 %, of each week's 30 %, of each quarter's 2 % are looked at again (E77). */
export const sampleShares = { day: 30, week: 30, quarter: 2 } as const
export type PeriodKind = keyof typeof sampleShares

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

export const periodKinds = Object.keys(sampleShares) as PeriodKind[]
/** The period that begins when this one ends. */
export const nextPeriod = ({ kind, until }: Period): Period => periodOf(kind, until)
