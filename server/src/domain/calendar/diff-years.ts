import type { PlainDate } from '@anju/shared-types'
import { type CalendarYear, isWorkingDay, type WorkingCalendar, workingCalendar } from './calendar.ts'
import { countWorkingDays, daysOfYear } from './read-notice.ts'

export interface YearDiff {
  days: { date: PlainDate; was: 'working' | 'off'; is: 'working' | 'off'; name: string }[]
  workingDays: { was: number; is: number }
  /** 暂定 -> 已发布, or back. */
  statusChange?: string
}

/** The days of a year that are worked in one calendar and not in the other. */
export function diffYears(before: CalendarYear | undefined, after: CalendarYear): YearDiff {
  const old = before ?? { year: after.year, status: 'provisional', source: '', days: [] }
  const [was, is] = [workingCalendar([old]), workingCalendar([after])]
  const word = (working: boolean) => (working ? 'working' : 'off')
  const days = daysOfYear(after.year).flatMap((date) => {
    const [then, now] = [isWorkingDay(date, was), isWorkingDay(date, is)]
    if (then.working === now.working) return []
    return [{ date, was: word(then.working), is: word(now.working), name: now.name ?? '工作日' } as const]
  })
  const words = { published: '已发布', provisional: '暂定' }
  const change = old.status === after.status ? undefined : `${words[old.status]} → ${words[after.status]}`
  return {
    days,
    workingDays: { was: countWorkingDays(old), is: countWorkingDays(after) },
    ...(change ? { statusChange: change } : {}),
  }
}

/** The calendar with one year in the place of what it had. */
export const withYear = (calendar: WorkingCalendar, year: CalendarYear): WorkingCalendar =>
  workingCalendar([...[...calendar.years.values()].filter((one) => one.year !== year.year), year])
