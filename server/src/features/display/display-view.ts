import type { Display } from '@anju/shared-types'
import { openAt } from '../../domain/calendar/hall-hours.ts'
import type { Ticket } from '../../domain/queue/ticket.ts'
import type { HallNow } from '../queue/hall-watch.ts'
import { lineOf } from '../queue/line.ts'

const CALLS = 6
type Shown = Display['calls'][number]['state']
const isShown = (state: Ticket['state']): state is Shown =>
  state === 'called' || state === 'serving' || state === 'missed'

/**
 * What the hall's screen shows: numbers, windows and times. Nothing about a person ever goes in here; the ticket's other fields
 * are picked one by one for that reason.
 */
export function displayView(here: HallNow, checkIn: Display['checkIn'], now: Date): Display {
  const { open, text } = openAt(here.hall, now, here.calendar)
  return {
    hall: { id: here.hall._id, name: here.hall.name },
    serverNow: now.toISOString(),
    open,
    openText: text,
    calls: lastCalls(here.active),
    waiting: here.services
      .map(({ _id }) => ({ code: _id, ...lineOf(here, _id, now) }))
      .map(({ service, count, waitMinutes, next }) => ({ service, count, waitMinutes, next })),
    checkIn,
  }
}

/** The last six calls, the newest first. */
function lastCalls(active: readonly Ticket[]): Display['calls'] {
  return active
    .flatMap(({ number, windowNo, state, calledAt, recalls }) =>
      calledAt && windowNo && isShown(state) ? [{ number, window: windowNo, state, at: calledAt, recalls }] : [],
    )
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.number < b.number ? 1 : -1))
    .slice(0, CALLS)
    .map((call) => ({ ...call, at: call.at.toISOString() }))
}
