import { type Ticket as TicketReply, ticketStates } from '@anju/shared-types'
import { citizenTicketActions } from '../../domain/queue/allowed-actions.ts'
import { estimateWait, type Wait } from '../../domain/queue/estimate.ts'
import { aheadOf, overtakingText, poolOf, type Waiting } from '../../domain/queue/standing.ts'
import type { Ticket } from '../../domain/queue/ticket.ts'
import { isAtWindow } from '../../domain/queue/ticket-states.ts'
import type { HallNow } from './hall-watch.ts'
import { sessionsOf } from './line.ts'

/** Where a ticket stands now: who is before it, and how long that will take. No estimate while no window serves it. */
export function standingOf(ticket: Waiting, here: HallNow, now: Date) {
  const pool = poolOf(ticket.service, here.windows)
  const ahead = aheadOf(ticket, here.waiting, pool)
  const pace = here.pace.get(ticket.service)
  const wait: Wait | undefined =
    pool.windows > 0 && pace
      ? estimateWait({
          ahead: ahead.length,
          ...pool,
          minutesEach: pace.minutesEach,
          now,
          sessions: sessionsOf(here),
          notBefore: ticket.orderKind === 'appointment' && ticket.orderAt > now ? ticket.orderAt : undefined,
        })
      : undefined
  return { ahead, wait, openWindows: pool.windows, record: pace?.record }
}

/** A ticket as its holder sees it. */
export function ticketView(ticket: Ticket, here: HallNow, now: Date): TicketReply {
  const waits = ticket.state === 'waiting' && ticket.date === here.date
  const { ahead, wait, openWindows, record } = standingOf(ticket, here, now)
  const overtaken = waits ? overtakingText(ticket, ahead) : undefined
  return {
    id: ticket.id,
    number: ticket.number,
    state: ticket.state,
    stateLabel: ticketStates[ticket.state],
    hall: { id: here.hall._id, name: here.hall.name },
    service: { code: ticket.service, name: here.serviceName(ticket.service) },
    takenAt: ticket.takenAt.toISOString(),
    ahead: waits ? ahead.length : undefined,
    estimate: waits && wait ? { waitMinutes: [wait.lowMinutes, wait.highMinutes], trackRecord: record } : undefined,
    window: isAtWindow(ticket.state) ? ticket.windowNo : undefined,
    calledAt: isAtWindow(ticket.state) ? ticket.calledAt?.toISOString() : undefined,
    openWindows,
    appointmentId: ticket.appointmentId,
    madeBy: ticket.madeBy?.shown,
    orderReason: overtaken ? `${ticket.orderReason}${overtaken}` : ticket.orderReason,
    serverNow: now.toISOString(),
    allowedActions: citizenTicketActions(ticket.state),
  }
}
