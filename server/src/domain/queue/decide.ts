import type { TicketState } from '@anju/shared-types'
import type { Position } from './order.ts'
import { reasonAfterTransfer } from './order.ts'
import type { Ticket, TicketStep } from './ticket.ts'
import { edgeOf, type TicketEvent } from './ticket-states.ts'

/** What somebody wants of a ticket, with what the change needs to know. */
export type TicketCommand =
  | { action: 'call'; windowNo: string }
  | { action: 'recall' | 'start' | 'finish' | 'miss' | 'leave' | 'endDay' }
  | { action: 'requeue'; position: Position }
  | { action: 'transfer'; service: string; fromServiceName: string }

export interface TicketChange {
  refused?: undefined
  from: TicketState
  to: TicketState
  event: TicketEvent
  set: Partial<Ticket>
  unset: (keyof Ticket)[]
  step: TicketStep
}
export interface TicketRefused {
  refused: 'STATE_MOVED' | 'SAME_SERVICE'
}

type Decided = Pick<Ticket, 'state' | 'service' | 'orderAt' | 'recalls' | 'windowNo'>

/** The only way a ticket changes: the edge of the table, the fields that go with it, and its line of history. */
export function decideTicket(
  ticket: Decided,
  command: TicketCommand,
  by: string,
  now: Date,
): TicketChange | TicketRefused {
  const edge = edgeOf(ticket.state, command.action)
  if (!edge) return { refused: 'STATE_MOVED' }
  if (command.action === 'transfer' && command.service === ticket.service) return { refused: 'SAME_SERVICE' }
  const { set, unset = [] } = fieldsOf(ticket, command, by, now)
  const step: TicketStep = { at: now, action: command.action, from: ticket.state, to: edge.to, by }
  const windowNo = command.action === 'call' ? command.windowNo : ticket.windowNo
  if (windowNo) step.windowNo = windowNo
  if (command.action === 'transfer') step.service = command.service
  return { from: ticket.state, to: edge.to, event: edge.event, set: { ...set, state: edge.to }, unset, step }
}

function fieldsOf(
  ticket: Decided,
  command: TicketCommand,
  by: string,
  now: Date,
): { set: Partial<Ticket>; unset?: (keyof Ticket)[] } {
  switch (command.action) {
    case 'call':
      return { set: { windowNo: command.windowNo, calledBy: by, calledAt: now, recalls: 0 }, unset: ['startedAt'] }
    case 'recall':
      return { set: { recalls: ticket.recalls + 1 } }
    case 'start':
      return { set: { startedAt: now } }
    case 'requeue':
      return { set: { ...command.position }, unset: ['startedAt'] }
    case 'transfer':
      return {
        set: {
          service: command.service,
          orderKind: 'transferred',
          orderReason: reasonAfterTransfer(command.fromServiceName, ticket.orderAt),
        },
        unset: ['startedAt'],
      }
    case 'finish':
    case 'leave':
      return { set: { endedAt: now } }
    case 'endDay':
      return { set: { endedAt: now, endedByClock: true } }
    case 'miss':
      return { set: {} }
  }
}
