import type { OutboxRow } from '../../platform/outbox/outbox-store.ts'
import type { HallStore } from '../halls/hall-store.ts'
import type { NoticeRequest, Notifier } from '../notices/notifier.ts'
import { isStillTheirs, type OwnTicketNeeds } from './own-ticket.ts'
import type { TicketStore } from './ticket-store.ts'

export interface TellCalledNeeds extends Pick<OwnTicketNeeds, 'mandates' | 'clock'> {
  tickets: TicketStore
  halls: HallStore
  notifier: Notifier
}

/**
 * Tells a person that they are called, if that very call still stands: the event may be worked on late or twice. A recall is an
 * event of its own that nobody listens to, so it sends no second SMS.
 */
export async function tellCalled(needs: TellCalledNeeds, row: OutboxRow): Promise<void> {
  const { tickets, halls, notifier } = needs
  const ticket = await tickets.load(row.subject.id)
  if (!ticket?.accountId || ticket.state !== 'called' || !ticket.windowNo) return
  if (ticket.calledAt?.getTime() !== row.at.getTime()) return
  const hall = await halls.hall(ticket.hallId)
  const window = `${ticket.windowNo}号窗口`
  const notice: Pick<NoticeRequest, 'template' | 'vars' | 'holdsWhile' | 'page'> = {
    template: 'ticket-called',
    vars: { number: ticket.number, window },
    holdsWhile: {
      ...{ of: 'tickets', id: ticket.id },
      facts: [
        { path: 'state', isOneOf: ['called'] },
        { path: 'calledAt', isOneOf: [row.at] },
      ],
    },
    page: `packages/queue/ticket/index?id=${ticket.id}`,
  }
  const text = `号 ${ticket.number} 叫到了，请到${hall?.name ?? '大厅'}${window}办理。`
  const { accountId, madeBy } = ticket
  await notifier.notify({ eventId: row._id, accountId, ...notice, title: `请到${window}`, text: `您的${text}` })
  // Whoever took the number stands in the hall.
  if (madeBy && (await isStillTheirs(needs, ticket))) {
    const title = `${madeBy.shown}：请到${window}`
    await notifier.notify({ eventId: `${row._id}-agent`, accountId: madeBy.accountId, ...notice, title, text })
  }
}
