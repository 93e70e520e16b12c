import type { Input, queue } from '@anju/shared-types'
import type { Transact } from '../../platform/db/transact.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import { applyTicket, byOf } from './apply-ticket.ts'
import type { HallWatch } from './hall-watch.ts'
import { type OwnTicketNeeds, ownTicket } from './own-ticket.ts'
import type { TicketStore } from './ticket-store.ts'
import { ticketView } from './ticket-view.ts'

export interface LeaveNeeds extends OwnTicketNeeds {
  tickets: TicketStore
  watch: HallWatch
  transact: Transact
}

/** A person does not want to wait any longer. Being called at the same moment changes nothing: the window is free again. */
export async function leaveQueue(
  needs: LeaveNeeds,
  { params }: Input<(typeof queue)['table']['leave']>,
  caller: Account,
  call: Call,
) {
  const { tickets, watch, transact } = needs
  const reply = await transact(call, async (tx) => {
    const ticket = await ownTicket(needs, params.id, caller, tx.session)
    const left = await applyTicket({ tickets }, tx, ticket, { action: 'leave' }, byOf(call.actor))
    return ticketView(left, await watch.readIn(tx, ticket.hallId), tx.now)
  })
  watch.changed(reply.hall.id)
  return reply
}
