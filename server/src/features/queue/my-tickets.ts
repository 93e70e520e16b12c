import { shanghaiDate } from '@anju/shared-types'
import type { Account, Call } from '../../platform/http/call.ts'
import type { HallBoard } from './hall-board.ts'
import type { TicketStore } from './ticket-store.ts'
import { ticketView } from './ticket-view.ts'

export interface MyTicketsNeeds {
  tickets: TicketStore
  board: HallBoard
}

/** A person's numbers of today, the newest first, ended ones included. */
export async function myTickets({ tickets, board }: MyTicketsNeeds, { accountId }: Account, { now }: Call) {
  const mine = await tickets.ofPerson(accountId, shanghaiDate(now))
  return {
    items: await Promise.all(mine.map(async (ticket) => ticketView(ticket, await board.read(ticket.hallId), now))),
  }
}
