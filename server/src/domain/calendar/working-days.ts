import { addDays, type PlainDate } from '@anju/shared-types'
import { isWorkingDay, type WorkingCalendar } from './calendar.ts'

/** A computed day. `provisional`: some day on the way lies in a year without a published notice. */
export interface DueDay {
  date: PlainDate
  provisional: boolean
}

/** No limit in law comes near ten years; a calendar without working days would otherwise never end. */
const FARTHEST_DAYS = 3660

/**
 * The day on which a limit of `count` working days ends. The start day is not counted (民法典 201); holidays are skipped, worked
 * weekends (调休) count (行政许可法 82).
 */
export function addWorkingDays(start: PlainDate, count: number, calendar: WorkingCalendar): DueDay {
  let date = start
  let left = count
  let provisional = isWorkingDay(start, calendar).provisional
  for (let steps = 0; left > 0; steps++) {
    if (steps > FARTHEST_DAYS) throw new RangeError(`no ${count} working days within ten years of ${start}`)
    date = addDays(date, 1)
    const day = isWorkingDay(date, calendar)
    provisional ||= day.provisional
    if (day.working) left--
  }
  return { date, provisional }
}

/** Working days after `start` up to and with `end`: what `addWorkingDays` counted to get there. */
export function workingDaysBetween(start: PlainDate, end: PlainDate, calendar: WorkingCalendar): number {
  let count = 0
  for (let date = addDays(start, 1); date <= end; date = addDays(date, 1)) {
    if (isWorkingDay(date, calendar).working) count++
  }
  return count
}

/**
 * The day on which a civil period of `count` calendar days ends. The start day is not counted; when the last day is a day off, the
 * period ends on the first day after the break (民法典 201, 203).
 */
export function addCivilDays(start: PlainDate, count: number, calendar: WorkingCalendar): DueDay {
  let date = addDays(start, count)
  let provisional = isWorkingDay(start, calendar).provisional
  for (let steps = 0; ; steps++) {
    if (steps > FARTHEST_DAYS) throw new RangeError(`no working day within ten years of ${date}`)
    const day = isWorkingDay(date, calendar)
    provisional ||= day.provisional
    if (day.working) return { date, provisional }
    date = addDays(date, 1)
  }
}
