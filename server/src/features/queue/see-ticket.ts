import type { Input, queue, Ticket } from '@anju/shared-types'
import type { Clock } from '../../platform/clock.ts'
import type { Account } from '../../platform/http/call.ts'
import type { StreamSource } from '../../platform/http/event-stream.ts'
import type { HallWatch } from './hall-watch.ts'
import { type OwnTicketNeeds, ownTicket } from './own-ticket.ts'
import { steady } from './steady.ts'
import type { TicketStore } from './ticket-store.ts'
import { ticketView } from './ticket-view.ts'

export interface SeeTicketNeeds extends OwnTicketNeeds {
  tickets: TicketStore
  watch: HallWatch
  clock: Clock
}

/** One's own ticket as it stands now. */
export async function seeTicket(
  needs: SeeTicketNeeds,
  { params }: Input<(typeof queue)['table']['ticket']>,
  caller: Account,
): Promise<Ticket> {
  const ticket = await ownTicket(needs, params.id, caller)
  return ticketView(ticket, await needs.watch.read(ticket.hallId), needs.clock.now())
}

/**
 * One's own ticket as it changes. While it is in the queue it is found in the hall's shared read, so a thousand followers of
 * one hall cost the database one read.
 */
export async function followTicket(
  needs: SeeTicketNeeds,
  { params }: Input<(typeof queue)['table']['follow']>,
  caller: Account,
): Promise<StreamSource<Ticket>> {
  const { watch, clock } = needs
  const { id, hallId } = await ownTicket(needs, params.id, caller)
  return {
    read: steady(async () => {
      const here = await watch.read(hallId)
      const ticket = here.active.find((one) => one.id === id) ?? (await ownTicket(needs, id, caller))
      return ticketView(ticket, here, clock.now())
    }),
    subscribe: (changed) => watch.follow(hallId, changed),
  }
}
