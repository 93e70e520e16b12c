import { decideTicket, type TicketCommand } from '../../domain/queue/decide.ts'
import type { Ticket } from '../../domain/queue/ticket.ts'
import type { TicketEvent } from '../../domain/queue/ticket-states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Actor } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { TicketStore } from './ticket-store.ts'

/** How a ticket's history names who did it. */
export const byOf = (actor: Actor): string => (actor.kind === 'account' ? 'citizen' : actor.id)

/** Moves a ticket by one command: new state, history and event in the caller's transaction. */
export async function applyTicket(
  { tickets }: { tickets: TicketStore },
  tx: Tx,
  ticket: Ticket,
  command: TicketCommand,
  by: string,
): Promise<Ticket> {
  const change = decideTicket(ticket, command, by, tx.now)
  if (change.refused === 'SAME_SERVICE')
    return refuse('BAD_INPUT', { field: 'service', text: '这个号已经在排这项业务。' })
  if (change.refused) return refuse(change.refused)
  const saved = await tickets.save(tx, ticket, change)
  recordTicket(tx, saved, change.event)
  return saved
}

/** The event of a change, and the live views that show the ticket. */
export function recordTicket(tx: Tx, ticket: Ticket, event: TicketEvent | 'ticket.taken') {
  const { id, hallId, service, windowNo } = ticket
  tx.record({ type: event, subject: { kind: 'ticket', id }, data: { hallId, service, ...(windowNo && { windowNo }) } })
  tx.touch(`hall:${hallId}`)
  tx.touch(`ticket:${id}`)
}
