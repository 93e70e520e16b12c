import { shanghaiDate } from '@anju/shared-types'
import type { Ticket } from '../../domain/queue/ticket.ts'
import { isAtWindow } from '../../domain/queue/ticket-states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { HallStore } from '../halls/hall-store.ts'
import type { TicketStore } from '../queue/ticket-store.ts'
import type { WindowRow, WindowStore } from '../queue/window-store.ts'

/** A window of the clerk's own hall that this clerk has opened today. */
export async function ownWindow(
  { halls, windows }: { halls: HallStore; windows: WindowStore },
  tx: Tx,
  { staff }: Staff,
  no: string,
): Promise<WindowRow> {
  const hall = await halls.hall(staff.hallId)
  if (!hall?.windows.some((window) => window.no === no)) return refuse('NOT_FOUND')
  const window = await windows.opened({ hallId: hall._id, date: shanghaiDate(tx.now) }, no, tx.session)
  if (!window) return refuse('WINDOW_CLOSED')
  return window.staffNo === staff.staffNo ? window : refuse('WINDOW_TAKEN', { text: takenText(window) })
}

/** A ticket of the clerk's own hall and of today; one that stands at a window only for the clerk of that window. */
export async function deskTicket(
  { tickets, windows }: { tickets: TicketStore; windows: WindowStore },
  tx: Tx,
  { staff }: Staff,
  id: string,
): Promise<Ticket> {
  const date = shanghaiDate(tx.now)
  const ticket = await tickets.load(id, tx.session)
  if (ticket?.hallId !== staff.hallId || ticket.date !== date) return refuse('NOT_FOUND')
  if (!isAtWindow(ticket.state) || !ticket.windowNo) return ticket
  const window = await windows.opened({ hallId: staff.hallId, date }, ticket.windowNo, tx.session)
  if (!window) return refuse('WINDOW_CLOSED')
  if (window.staffNo === staff.staffNo) return ticket
  return refuse('WINDOW_TAKEN', { text: `这个号在 ${window.no} 号窗口，由该窗口的同事处理。` })
}

export const takenText = ({ no, staffName }: Pick<WindowRow, 'no' | 'staffName'>) =>
  `${no} 号窗口已由${staffName}开启。`
