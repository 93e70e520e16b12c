import { shanghaiDate } from '@anju/shared-types'
import type { Connection } from 'mongoose'
import { isAtWindow } from '../../domain/queue/ticket-states.ts'
import { createTicketStore } from '../queue/ticket-store.ts'
import { createWindowStore } from '../queue/window-store.ts'

/** Whose number stands at a clerk's own window today; undefined for any other number, and for one that was taken without logging in. */
export function createPersonAt(db: Connection) {
  const [tickets, windows] = [createTicketStore(db), createWindowStore(db)]
  return async (ticketId: string, staffNo: string, now: Date): Promise<{ accountId: string } | undefined> => {
    const ticket = await tickets.load(ticketId)
    const date = shanghaiDate(now)
    if (!ticket?.accountId || !ticket.windowNo || ticket.date !== date || !isAtWindow(ticket.state)) return undefined
    const window = await windows.opened({ hallId: ticket.hallId, date }, ticket.windowNo)
    // A number that was taken for somebody else by name is not this account's person.
    if (window?.staffNo !== staffNo || ticket.sealedName !== undefined) return undefined
    return { accountId: ticket.accountId }
  }
}
