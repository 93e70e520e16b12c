import { addDays, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import { isWorkingDay, type WorkingCalendar } from './calendar.ts'
import { dayOfHall, type HallHours } from './hall-hours.ts'

/** A computed moment. `provisional`: some day on the way lies in a year without a published notice. */
export interface DueMoment {
  at: Date
  provisional: boolean
}

const FARTHEST_DAYS = 3660

/**
 * The moment at which `minutes` of a hall's service time have passed since `start`. The clock runs only inside the hall's
 * sessions: lunch, night, weekends and holidays do not count, and a start outside them waits for the next session.
 */
export const addWorkingMinutes = (
  start: Date,
  minutes: number,
  hours: HallHours,
  calendar: WorkingCalendar,
): DueMoment => addWorkingMs(start, minutes * 60_000, hours, calendar)

/** The same to the millisecond, for clocks that stop and go on in the middle of a minute. */
export function addWorkingMs(start: Date, ms: number, hours: HallHours, calendar: WorkingCalendar): DueMoment {
  let left = ms
  let date = shanghaiDate(start)
  let provisional = false
  for (let steps = 0; steps <= FARTHEST_DAYS; steps++, date = addDays(date, 1)) {
    provisional ||= isWorkingDay(date, calendar).provisional
    if (!dayOfHall(date, hours, calendar).open) continue
    for (const session of hours.sessions) {
      const from = Math.max(start.getTime(), shanghaiInstant(date, session.from).getTime())
      const to = shanghaiInstant(date, session.to).getTime()
      if (from >= to) continue
      if (left <= to - from) return { at: new Date(from + left), provisional }
      left -= to - from
    }
  }
  throw new RangeError(`a hall without sessions never reaches ${ms / 60_000} minutes`)
}

/** Minutes of a hall's service time between two moments; 0 when `to` is not after `from`. */
export const workingMinutesBetween = (from: Date, to: Date, hours: HallHours, calendar: WorkingCalendar): number =>
  Math.floor(workingMsBetween(from, to, hours, calendar) / 60_000)

/** The same to the millisecond: parts of a stretch add up to the whole. */
export function workingMsBetween(from: Date, to: Date, hours: HallHours, calendar: WorkingCalendar): number {
  let sum = 0
  const last = shanghaiDate(to)
  for (let date = shanghaiDate(from); date <= last; date = addDays(date, 1)) {
    if (!dayOfHall(date, hours, calendar).open) continue
    for (const session of hours.sessions) {
      const begin = Math.max(from.getTime(), shanghaiInstant(date, session.from).getTime())
      const end = Math.min(to.getTime(), shanghaiInstant(date, session.to).getTime())
      if (end > begin) sum += end - begin
    }
  }
  return sum
}
