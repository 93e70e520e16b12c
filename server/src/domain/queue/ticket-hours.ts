import { shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { dayOfHall, type HallHours } from '../calendar/hall-hours.ts'

/** Numbers are given out so long before the first session, so that people need not stand at the door in line. */
export const TICKETS_BEFORE_OPENING_MINUTES = 30

/** Whether the hall gives out numbers now: from half an hour before the first session to the end of the last, lunch included. */
export function givesTickets(hours: HallHours, now: Date, calendar: WorkingCalendar): boolean {
  const today = shanghaiDate(now)
  const first = hours.sessions[0]
  const last = hours.sessions.at(-1)
  if (!first || !last || !dayOfHall(today, hours, calendar).open) return false
  const from = shanghaiInstant(today, first.from).getTime() - TICKETS_BEFORE_OPENING_MINUTES * 60_000
  return now.getTime() >= from && now < shanghaiInstant(today, last.to)
}
