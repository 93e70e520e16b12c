import { addDays, type PlainDate, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { dayOfHall, type HallHours, type Session } from '../calendar/hall-hours.ts'

/** How a hall gives out its places. */
export interface ReleasePolicy {
  releaseDaysAhead: number
  releaseTime: string
  slotMinutes: number
  /** Share of the windows' time given out online; the rest is for people who come without an appointment. */
  onlinePercent: number
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The slots of one day: each session cut into whole slots; a rest shorter than a slot gets none. */
export function slotTimes(sessions: readonly Session[], slotMinutes: number): Session[] {
  return sessions.flatMap(({ from, to }) => {
    const count = Math.floor((minutesOf(to) - minutesOf(from)) / slotMinutes)
    return Array.from({ length: count }, (_, i) => ({
      from: timeOf(minutesOf(from) + i * slotMinutes),
      to: timeOf(minutesOf(from) + (i + 1) * slotMinutes),
    }))
  })
}

/**
 * Places of one slot and service. A window that serves several services shares its time evenly among them; the online share of
 * that time, divided by what one person takes, is the number. At least one, as soon as any window serves it.
 */
export function placesPerSlot(
  windows: readonly { services: readonly string[] }[],
  service: string,
  durationMinutes: number,
  policy: Pick<ReleasePolicy, 'slotMinutes' | 'onlinePercent'>,
): number {
  const serving = windows.filter((window) => window.services.includes(service))
  if (!serving.length) return 0
  const minutes = serving.reduce((sum, window) => sum + policy.slotMinutes / window.services.length, 0)
  return Math.max(1, Math.floor((minutes * policy.onlinePercent) / 100 / durationMinutes))
}

/** When the places of a day come out. */
export const releaseInstant = (
  date: PlainDate,
  policy: Pick<ReleasePolicy, 'releaseDaysAhead' | 'releaseTime'>,
): Date => shanghaiInstant(addDays(date, -policy.releaseDaysAhead), policy.releaseTime)

/** Days from today on that a person may look at: today up to the last day that can be out today. */
export const daysAhead = (now: Date, policy: Pick<ReleasePolicy, 'releaseDaysAhead'>): PlainDate[] =>
  Array.from({ length: policy.releaseDaysAhead + 1 }, (_, i) => addDays(shanghaiDate(now), i))

/** Days whose places must be out by now: open days from today on whose release moment has passed. */
export function dueReleaseDays(
  hours: HallHours,
  policy: Pick<ReleasePolicy, 'releaseDaysAhead' | 'releaseTime'>,
  calendar: WorkingCalendar,
  now: Date,
): PlainDate[] {
  return daysAhead(now, policy).filter(
    (date) => dayOfHall(date, hours, calendar).open && releaseInstant(date, policy) <= now,
  )
}
