import { type desk, type Input, shanghaiDate } from '@anju/shared-types'
import { decideTicket } from '../../domain/queue/decide.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { byOf, recordTicket } from '../queue/apply-ticket.ts'
import type { DeskNeeds } from './desk-needs.ts'
import { ownWindow } from './own-window.ts'
import { seeDesk } from './see-desk.ts'

/**
 * Calls the first in order whom this window serves. Two windows at once never get the same ticket (one conditional update takes
 * it), one window never has two (a unique index, and the window's own row is written in the same transaction).
 */
export async function callNext(
  needs: DeskNeeds,
  { params }: Input<(typeof desk)['table']['callNext']>,
  caller: Staff,
  call: Call,
) {
  const { hallId } = caller.staff
  try {
    await needs.transact(
      call,
      async (tx) => {
        const window = await ownWindow(needs, tx, caller, params.no)
        const day = { hallId, date: shanghaiDate(tx.now) }
        const present = await needs.tickets.atWindow(day, window.no, tx.session)
        if (present) return refuse('WINDOW_BUSY', { text: `${window.no} 号窗口还有没办完的号 ${present.number}。` })
        if (!(await needs.windows.countCall(tx, window))) return refuse('WINDOW_CLOSED')
        const anyone = { state: 'waiting', service: '', orderAt: tx.now, recalls: 0 } as const
        const change = decideTicket(anyone, { action: 'call', windowNo: window.no }, byOf(call.actor), tx.now)
        if (change.refused) return refuse('STATE_MOVED')
        const called = await needs.tickets.callFirst(tx, day, window.services, change)
        if (!called) return refuse('QUEUE_EMPTY')
        recordTicket(tx, called, change.event)
        return { ticketId: called.id }
      },
      { line: `hall:${hallId}` },
    )
  } catch (error) {
    if (isDuplicateKey(error)) return refuse('WINDOW_BUSY')
    throw error
  }
  needs.watch.changed(hallId)
  return seeDesk(needs, caller, call.now)
}
