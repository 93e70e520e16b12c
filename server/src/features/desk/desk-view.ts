import { type DeskTicket, ticketStates } from '@anju/shared-types'
import { maskName } from '../../domain/identity/mask.ts'
import { clerkTicketActions } from '../../domain/queue/allowed-actions.ts'
import type { Ticket } from '../../domain/queue/ticket.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Directory } from '../accounts/directory.ts'
import type { HallNow } from '../queue/hall-watch.ts'

/** Names by ticket: masked, and whole for the one person at the clerk's own window. */
export type NameOf = (ticket: Ticket) => string

export async function namesFor(
  { directory, cipher }: { directory: Directory; cipher: Cipher },
  tickets: readonly Ticket[],
  whole?: Ticket,
): Promise<NameOf> {
  const ids = new Set(tickets.flatMap((ticket) => ticket.accountId ?? []))
  const people = await directory.personNames([...ids])
  return ({ id, accountId, sealedName }) => {
    const given = sealedName === undefined ? undefined : cipher.open(sealedName)
    const person = accountId === undefined ? undefined : people.get(accountId)
    const shown = id === whole?.id ? (given ?? person?.full) : given ? maskName(given) : person?.masked
    return shown ?? '姓名未登记'
  }
}

/** A ticket as the clerk sees it. */
export function deskTicketView(
  ticket: Ticket,
  here: Pick<HallNow, 'serviceName'>,
  { name, ownWindow, now }: { name: string; ownWindow?: string; now: Date },
): DeskTicket {
  const waitedUntil = ticket.firstCalledAt ?? now
  return {
    id: ticket.id,
    number: ticket.number,
    state: ticket.state,
    stateLabel: ticketStates[ticket.state],
    service: { code: ticket.service, name: here.serviceName(ticket.service) },
    name,
    takenAt: ticket.takenAt.toISOString(),
    calledAt: ticket.calledAt?.toISOString(),
    startedAt: ticket.startedAt?.toISOString(),
    recalls: ticket.recalls,
    waitedMinutes: Math.max(0, Math.floor((waitedUntil.getTime() - ticket.takenAt.getTime()) / 60_000)),
    madeBy: ticket.madeBy?.shown,
    byAppointment: ticket.appointmentId !== undefined,
    needs: ticket.needs,
    remark: ticket.remark,
    orderReason: ticket.orderReason,
    allowedActions: clerkTicketActions(ticket.state, ownWindow !== undefined && ticket.windowNo === ownWindow),
  }
}
