import { shanghaiDate } from '@anju/shared-types'
import type { Account, Call } from '../../platform/http/call.ts'
import type { HallWatch } from './hall-watch.ts'
import { isStillTheirs, type OwnTicketNeeds } from './own-ticket.ts'
import type { TicketStore } from './ticket-store.ts'
import { ticketView } from './ticket-view.ts'

export interface MyTicketsNeeds extends Pick<OwnTicketNeeds, 'mandates' | 'clock'> {
  tickets: TicketStore
  watch: HallWatch
}

/** A person's numbers of today and those taken for others, the newest first, ended ones included. */
export async function myTickets(needs: MyTicketsNeeds, { accountId }: Account, { now }: Call) {
  const { tickets, watch } = needs
  const [mine, taken] = await Promise.all([
    tickets.ofPerson(accountId, shanghaiDate(now)),
    tickets.takenBy(accountId, shanghaiDate(now)),
  ])
  const standing = await Promise.all(taken.map((ticket) => isStillTheirs(needs, ticket)))
  const shown = [...taken.filter((_, at) => standing[at]), ...mine]
  return {
    items: await Promise.all(shown.map(async (ticket) => ticketView(ticket, await watch.read(ticket.hallId), now))),
  }
}
