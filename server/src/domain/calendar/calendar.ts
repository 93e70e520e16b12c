import { type PlainDate, weekday } from '@anju/shared-types'

/** One day that departs from the plain week: a day off by holiday, or a weekend day that is worked (调休). */
export interface CalendarDay {
  date: PlainDate
  type: 'off' | 'work'
  name: string
}

/**
 * One year of the State Council's holiday notice. `provisional`: the notice is not out, the days are what law and custom
 * make likely; no date computed over such a year may be shown as final (D8).
 */
export interface CalendarYear {
  year: number
  status: 'published' | 'provisional'
  /** Number and date of the notice, or why the year is provisional. */
  source: string
  days: CalendarDay[]
}

/** The years a rule may look at, made by `workingCalendar`. */
export interface WorkingCalendar {
  readonly years: ReadonlyMap<number, CalendarYear>
  readonly days: ReadonlyMap<PlainDate, CalendarDay>
}

export interface DayKind {
  working: boolean
  /** 国庆节, 周末, 调休上班; absent on a plain working day. */
  name?: string
  /** No published notice covers the year. */
  provisional: boolean
}

export function workingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  return {
    years: new Map(years.map((year) => [year.year, year])),
    days: new Map(years.flatMap((year) => year.days.map((day) => [day.date, day] as const))),
  }
}

/**
 * Whether a day is worked. A year that is not in the calendar is answered by the plain week and marked provisional: libraries
 * that answer it silently called National Day 2027 a working day.
 */
export function isWorkingDay(date: PlainDate, calendar: WorkingCalendar): DayKind {
  const provisional = calendar.years.get(Number(date.slice(0, 4)))?.status !== 'published'
  const listed = calendar.days.get(date)
  if (listed?.type === 'off') return { working: false, name: listed.name, provisional }
  if (listed?.type === 'work') return { working: true, name: `${listed.name}调休上班`, provisional }
  if (isWeekend(date)) return { working: false, name: '周末', provisional }
  return { working: true, provisional }
}

/** Saturday or Sunday by the week alone. */
export const isWeekend = (date: PlainDate): boolean => weekday(date) === 0 || weekday(date) === 6

const weekdayNames = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
export const weekdayName = (date: PlainDate): string => weekdayNames[weekday(date)] ?? ''

/** `11月23日（周一）` as citizens read it. */
export const dayText = (date: PlainDate): string =>
  `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日（${weekdayName(date)}）`
