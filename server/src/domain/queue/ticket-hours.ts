import { shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { dayOfHall, type HallHours } from '../calendar/hall-hours.ts'

/** Numbers are given out so long before the first session, so that people need not stand at the door in line. */
const TICKETS_BEFORE_OPENING_MINUTES = 30

/** Whether a person without appointment gets a number now: from half an hour before the first session to the end of the last, lunch included. */
export function givesTickets(hours: HallHours, now: Date, calendar: WorkingCalendar): boolean {
  const first = hours.sessions[0]
  if (!first || !admitsAppointments(hours, now, calendar)) return false
  const opens = shanghaiInstant(shanghaiDate(now), first.from).getTime()
  return now.getTime() >= opens - TICKETS_BEFORE_OPENING_MINUTES * 60_000
}

/** Whether a person with an appointment of today may still check in; from when on is the appointment's own matter. */
export function admitsAppointments(hours: HallHours, now: Date, calendar: WorkingCalendar): boolean {
  const today = shanghaiDate(now)
  const last = hours.sessions.at(-1)
  return last !== undefined && dayOfHall(today, hours, calendar).open && now < shanghaiInstant(today, last.to)
}
