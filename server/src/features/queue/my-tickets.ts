import { shanghaiDate } from '@anju/shared-types'
import type { Account, Call } from '../../platform/http/call.ts'
import type { HallWatch } from './hall-watch.ts'
import type { TicketStore } from './ticket-store.ts'
import { ticketView } from './ticket-view.ts'

export interface MyTicketsNeeds {
  tickets: TicketStore
  watch: HallWatch
}

/** A person's numbers of today, the newest first, ended ones included. */
export async function myTickets({ tickets, watch }: MyTicketsNeeds, { accountId }: Account, { now }: Call) {
  const mine = await tickets.ofPerson(accountId, shanghaiDate(now))
  return {
    items: await Promise.all(mine.map(async (ticket) => ticketView(ticket, await watch.read(ticket.hallId), now))),
  }
}
