import type { TicketState } from '@anju/shared-types'

export const ticketActions = [
  'call',
  'recall',
  'start',
  'finish',
  'miss',
  'requeue',
  'transfer',
  'leave',
  'endDay',
] as const
export type TicketAction = (typeof ticketActions)[number]

export type TicketEvent =
  | 'ticket.called'
  | 'ticket.recalled'
  | 'ticket.started'
  | 'ticket.done'
  | 'ticket.missed'
  | 'ticket.requeued'
  | 'ticket.transferred'
  | 'ticket.left'

export interface Edge {
  to: TicketState
  event: TicketEvent
}
type Table = Record<TicketState, Partial<Record<TicketAction, Edge>>>

const to = <S extends TicketState, E extends TicketEvent>(state: S, event: E) => ({ to: state, event }) as const

/**
 * Every way a ticket may move, once. `endDay` is the clock's: what is still open after the day is closed, a service that
 * nobody marked as finished counts as finished.
 */
export const ticketTransitions = {
  waiting: {
    call: to('called', 'ticket.called'),
    leave: to('left', 'ticket.left'),
    endDay: to('left', 'ticket.left'),
  },
  called: {
    recall: to('called', 'ticket.recalled'),
    start: to('serving', 'ticket.started'),
    miss: to('missed', 'ticket.missed'),
    transfer: to('waiting', 'ticket.transferred'),
    leave: to('left', 'ticket.left'),
    endDay: to('left', 'ticket.left'),
  },
  serving: {
    finish: to('done', 'ticket.done'),
    transfer: to('waiting', 'ticket.transferred'),
    endDay: to('done', 'ticket.done'),
  },
  missed: {
    requeue: to('waiting', 'ticket.requeued'),
    leave: to('left', 'ticket.left'),
    endDay: to('left', 'ticket.left'),
  },
  left: {},
  done: {},
} as const satisfies Table

/** The edge that an action follows from a state; undefined when the table has none. */
export const edgeOf = (state: TicketState, action: TicketAction): Edge | undefined =>
  (ticketTransitions as Table)[state][action]

/** States in which a ticket stands at a window; a window holds one such ticket at most. */
export const isAtWindow = (state: TicketState): boolean => state === 'called' || state === 'serving'

/** States in which a person counts as being in the queue: a second ticket for the same service is refused. */
export const isActive = (state: TicketState): boolean => state !== 'left' && state !== 'done'
