import { addDays, type PlainDate, shanghaiInstant } from '@anju/shared-types'
import type { WorkingCalendar } from './calendar.ts'
import { addWorkingDays } from './working-days.ts'

/** A day that ends a limit of so many working days; `at` is the first moment after it. */
export interface Due {
  from: PlainDate
  days: number
  date: PlainDate
  provisional: boolean
  at: Date
}

/** The end of a limit of working days that starts on a day. */
export function dueIn(days: number, from: PlainDate, calendar: WorkingCalendar): Due {
  const { date, provisional } = addWorkingDays(from, days, calendar)
  return { from, days, date, provisional, at: shanghaiInstant(addDays(date, 1), '00:00') }
}
