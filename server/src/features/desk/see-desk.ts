import type { Desk } from '@anju/shared-types'
import type { Ticket } from '../../domain/queue/ticket.ts'
import { isAtWindow } from '../../domain/queue/ticket-states.ts'
import type { Staff } from '../../platform/http/call.ts'
import type { HallNow } from '../queue/hall-watch.ts'
import type { DeskNeeds } from './desk-needs.ts'
import { deskTicketView, namesFor } from './desk-view.ts'

/**
 * The clerk's screen as it is now. Also the answer of every act at the desk, worked out after the change is committed, so that
 * names are stored in no reply; a repeat of an act changes nothing and shows the desk again.
 */
export async function seeDesk(needs: DeskNeeds, { staff, ...account }: Staff, now: Date): Promise<Desk> {
  const here = await needs.watch.read(staff.hallId)
  const servedToday = await needs.tickets.servedBy({ hallId: staff.hallId, date: here.date }, staff.staffNo)
  const own = here.windows.find((window) => window.staffNo === staff.staffNo)
  const current = own && here.active.find((ticket) => isAtWindow(ticket.state) && ticket.windowNo === own.no)
  const waiting = here.waiting.filter((ticket) => !own || own.services.includes(ticket.service))
  const missed = here.active.filter((ticket) => ticket.state === 'missed')
  const nameOf = await namesFor(needs, [...waiting, ...missed, ...(current ? [current] : [])], current)
  if (current) await recordLook(needs, { staff, ...account }, current, now)
  const view = (ticket: Ticket) => deskTicketView(ticket, here, { name: nameOf(ticket), ownWindow: own?.no, now })
  return {
    hall: { id: here.hall._id, name: here.hall.name },
    serverNow: now.toISOString(),
    window: own && { no: own.no, services: [...own.services], openedAt: own.openedAt.toISOString() },
    windows: windowsView(here),
    current: current && view(current),
    waiting: waiting.map(view),
    missed: missed.map(view),
    servedToday,
    services: here.services.map(({ _id, name }) => ({ code: _id, name })),
    allowedActions: actionsOf(own !== undefined, current !== undefined, waiting.length > 0),
  }
}

const windowsView = (here: HallNow): Desk['windows'] =>
  here.hall.windows.map(({ no, services }) => ({
    no,
    services: services.map(here.plainName),
    openedBy: here.windows.find((window) => window.no === no)?.staffName,
    current: here.active.find((ticket) => isAtWindow(ticket.state) && ticket.windowNo === no)?.number,
  }))

/** Names of the routes that would be accepted now. */
function actionsOf(isOpen: boolean, isBusy: boolean, somebodyWaits: boolean): string[] {
  const always = ['checkIn', 'walkIn']
  if (!isOpen) return ['openWindow', ...always]
  if (isBusy) return always
  return [...(somebodyWaits ? ['callNext'] : []), 'openWindow', 'closeWindow', ...always]
}

/**
 * A clerk who is shown a person's whole name is written into that person's access log: once a call, not at each refresh of the
 * screen. Written before it is marked: a crash in between records a look twice, never not at all.
 */
async function recordLook({ directory, tickets }: DeskNeeds, viewer: Staff, ticket: Ticket, now: Date) {
  if (!ticket.accountId) return
  const look = `${viewer.staff.staffNo} ${ticket.calledAt?.toISOString()}`
  if ((await tickets.nameShownTo(ticket.id)) === look) return
  const why = `窗口叫号 ${ticket.number}（${ticket.windowNo} 号窗口）`
  await directory.recordView({ viewer, accountId: ticket.accountId, what: '姓名', why, at: now })
  await tickets.markNameShown(ticket.id, look)
}
