import type { ClientSession } from 'mongoose'
import type { Ticket } from '../../domain/queue/ticket.ts'
import type { Account } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { TicketStore } from './ticket-store.ts'

/** A citizen sees and leaves their own tickets only; that somebody else's exists is not told either. */
export async function ownTicket(
  tickets: TicketStore,
  id: string,
  { accountId }: Account,
  session?: ClientSession,
): Promise<Ticket> {
  const ticket = await tickets.load(id, session)
  return ticket?.accountId === accountId ? ticket : refuse('NOT_YOURS')
}
