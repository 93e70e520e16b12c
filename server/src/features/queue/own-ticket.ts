import type { ClientSession } from 'mongoose'
import type { Ticket } from '../../domain/queue/ticket.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Account } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Mandates } from '../appointments/mandates.ts'
import type { TicketStore } from './ticket-store.ts'

export interface OwnTicketNeeds {
  tickets: Pick<TicketStore, 'load'>
  mandates: Pick<Mandates, 'stands'>
  clock: Clock
}

/** A citizen sees and leaves their own tickets, and those taken for others as long as they act for them; of any other not even that it is there is told. */
export async function ownTicket(
  needs: OwnTicketNeeds,
  id: string,
  { accountId }: Account,
  session?: ClientSession,
): Promise<Ticket> {
  const ticket = await needs.tickets.load(id, session)
  if (!ticket) return refuse('NOT_YOURS')
  if (ticket.accountId === accountId) return ticket
  return ticket.madeBy?.accountId === accountId && (await isStillTheirs(needs, ticket)) ? ticket : refuse('NOT_YOURS')
}

/** Whether the agent who took a ticket still acts for its person. */
export const isStillTheirs = async (
  { mandates, clock }: Pick<OwnTicketNeeds, 'mandates' | 'clock'>,
  { madeBy, takenFor }: Pick<Ticket, 'madeBy' | 'takenFor'>,
): Promise<boolean> => madeBy !== undefined && mandates.stands(madeBy, { service: takenFor, now: clock.now() })
