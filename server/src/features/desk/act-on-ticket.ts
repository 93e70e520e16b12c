import type { Desk } from '@anju/shared-types'
import type { TicketCommand } from '../../domain/queue/decide.ts'
import type { Ticket } from '../../domain/queue/ticket.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { applyTicket, byOf } from '../queue/apply-ticket.ts'
import type { DeskNeeds } from './desk-needs.ts'
import { deskTicket } from './own-window.ts'
import { seeDesk } from './see-desk.ts'

/** How one act at the desk differs from another: the command it gives, and what else must be true or follow in the same transaction. */
export interface DeskAct {
  command(ticket: Ticket, tx: Tx): TicketCommand | Promise<TicketCommand>
  after?(ticket: Ticket, tx: Tx): Promise<void>
}

/** One act of a clerk on one ticket: is it theirs, change it, show the desk again. */
export async function actOnTicket(
  needs: DeskNeeds,
  id: string,
  caller: Staff,
  call: Call,
  act: DeskAct,
): Promise<Desk> {
  const { hallId } = caller.staff
  await needs.transact(
    call,
    async (tx) => {
      const ticket = await deskTicket(needs, tx, caller, id)
      const changed = await applyTicket(needs, tx, ticket, await act.command(ticket, tx), byOf(call.actor))
      await act.after?.(changed, tx)
      return null
    },
    { line: `hall:${hallId}` },
  )
  needs.watch.changed(hallId)
  return seeDesk(needs, caller, call.now)
}
