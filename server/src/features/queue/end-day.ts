import { shanghaiDate } from '@anju/shared-types'
import type { Clock } from '../../platform/clock.ts'
import type { Transact } from '../../platform/db/transact.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { Ids } from '../../platform/ids.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { AppointmentHooks } from '../appointments/appointment-hooks.ts'
import { applyTicket } from './apply-ticket.ts'
import type { TicketStore } from './ticket-store.ts'

export interface EndDayNeeds {
  tickets: TicketStore
  appointments: AppointmentHooks
  transact: Transact
  clock: Clock
  ids: Ids
}

const AT_ONCE = 500

/**
 * Ends what was still open when the day changed: who was at a window counts as served, and with them their appointment;
 * everybody else has left. Returns how many.
 */
export async function endDay(needs: EndDayNeeds): Promise<number> {
  const now = needs.clock.now()
  const open = await needs.tickets.leftOver(shanghaiDate(now), AT_ONCE)
  let ended = 0
  for (const { id } of open) {
    const call = systemCall('end-day', { now, ids: needs.ids })
    try {
      await needs.transact(call, async (tx) => {
        const ticket = await needs.tickets.load(id, tx.session)
        if (!ticket) return
        const done = await applyTicket(needs, tx, ticket, { action: 'endDay' }, call.actor.id)
        if (done.state === 'done' && done.appointmentId) await needs.appointments.complete(tx, done.appointmentId)
      })
      ended += 1
    } catch (error) {
      // Somebody ended it in the meantime.
      if (!isRefusal(error, 'STATE_MOVED')) throw error
    }
  }
  return ended
}
