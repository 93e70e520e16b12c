import { addDays, type PlainDate, plainDate } from '@anju/shared-types'
import { isWorkingDay, type WorkingCalendar } from './calendar.ts'
import type { DueDay } from './working-days.ts'

/**
 * The corresponding day `months` later, or the last day of that month when it has none (民法典 202): 31 January + 1 is 28 or 29
 * February. Nothing about days off: see `addCivilMonths`.
 */
export function monthsLater(start: PlainDate, months: number): PlainDate {
  const [year = 0, month = 0, day = 0] = start.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(index / 12), (index % 12) + 1]
  const lastDay = new Date(Date.UTC(newYear, newMonth, 0)).getUTCDate()
  const two = (value: number) => String(value).padStart(2, '0')
  return plainDate(`${String(newYear).padStart(4, '0')}-${two(newMonth)}-${two(Math.min(day, lastDay))}`)
}

/** Whole months that have passed: 24 from 2024-03-10 to 2026-03-10, 23 to the day before. Negative when `to` is earlier. */
export function wholeMonthsBetween(from: PlainDate, to: PlainDate): number {
  const rough =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return monthsLater(from, rough) <= to ? rough : rough - 1
}

/** A period by months or years that ends on a day off runs to the first day after the break (民法典 202, 203). */
export const addCivilMonths = (start: PlainDate, months: number, calendar: WorkingCalendar): DueDay =>
  pastTheBreak(start, monthsLater(start, months), calendar)

export const addCivilYears = (start: PlainDate, years: number, calendar: WorkingCalendar): DueDay =>
  addCivilMonths(start, years * 12, calendar)

const LONGEST_BREAK_DAYS = 366

function pastTheBreak(start: PlainDate, lastDay: PlainDate, calendar: WorkingCalendar): DueDay {
  let date = lastDay
  let provisional = isWorkingDay(start, calendar).provisional
  for (let steps = 0; steps <= LONGEST_BREAK_DAYS; steps++, date = addDays(date, 1)) {
    const day = isWorkingDay(date, calendar)
    provisional ||= day.provisional
    if (day.working) return { date, provisional }
  }
  throw new RangeError(`no working day within a year of ${lastDay}`)
}
