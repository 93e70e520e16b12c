import type { Session } from '../../domain/calendar/hall-hours.ts'
import { dayOfHall } from '../../domain/calendar/hall-hours.ts'
import { estimateWait } from '../../domain/queue/estimate.ts'
import { aheadOfNewcomer, poolOf } from '../../domain/queue/standing.ts'
import type { HallNow } from './hall-watch.ts'

/** The sessions of today; none when the hall is closed. */
export const sessionsOf = (here: HallNow): readonly Session[] =>
  dayOfHall(here.date, here.hall, here.calendar).open ? here.hall.sessions : []

/** So many numbers are shown as coming next. */
const NEXT = 5

export interface Line {
  service: string
  count: number
  waitMinutes: [number, number]
  /** Numbers that are called next, in order. */
  next: string[]
}

/** Who waits for a service, and how long a person who takes a number now would. */
export function lineOf(here: HallNow, service: string, now: Date): Line {
  const pool = poolOf(service, here.windows)
  const waiting = here.waiting.filter((ticket) => ticket.service === service)
  const wait = estimateWait({
    ahead: aheadOfNewcomer(here.waiting, pool, now).length,
    // No window is open yet: reckon with the one that will have to be opened.
    ...pool,
    minutesEach: here.pace.get(service)?.minutesEach ?? 0,
    now,
    sessions: sessionsOf(here),
  })
  return {
    service: here.plainName(service),
    count: waiting.length,
    waitMinutes: [wait.lowMinutes, wait.highMinutes],
    next: waiting.slice(0, NEXT).map((ticket) => ticket.number),
  }
}
