import { type Input, type queue, shanghaiDate } from '@anju/shared-types'
import type { Config } from '../../config.ts'
import type { Transact } from '../../platform/db/transact.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { byOf } from './apply-ticket.ts'
import { readHallCode } from './hall-code.ts'
import { refuseSecond, type TakeNeeds, takeTicket } from './take-ticket.ts'
import { ticketView } from './ticket-view.ts'

export interface CheckInNeeds extends TakeNeeds {
  config: Pick<Config, 'HALL_CODE_KEY'>
  transact: Transact
}

/**
 * A citizen scans the code on the hall's screen. Today's appointment of this hall becomes a number; without one the person
 * says which service, and gets a number as a walk-in. Every refusal lies inside the transaction, so that a repeat after a lost
 * reply gets that reply even when the code has run out by then.
 */
export async function checkIn(
  needs: CheckInNeeds,
  { body }: Input<(typeof queue)['table']['checkIn']>,
  { accountId }: Verified,
  call: Call,
) {
  const read = readHallCode(needs.config.HALL_CODE_KEY, body.hallCode, call.now)
  const hallId = 'hallId' in read ? read.hallId : undefined
  const reply = await needs.transact(
    call,
    async (tx) => {
      if (!('hallId' in read)) return refuse(read.refused)
      const { hallId } = read
      if (!(await needs.halls.hall(hallId))) return refuse('HALL_CODE_INVALID')
      const appointment = await needs.appointments.findTodaysAppointment(accountId, hallId, body.service, call.now)
      const service = appointment?.service ?? body.service
      if (!service) {
        const present = await needs.tickets.activeOfPersonHere(
          { hallId, date: shanghaiDate(tx.now) },
          accountId,
          tx.session,
        )
        return present ? refuseSecond(present) : refuse('SERVICE_REQUIRED', { field: 'service' })
      }
      const by = byOf(call.actor)
      const { ticket, here } = await takeTicket(needs, tx, { hallId, service, accountId, appointment, by })
      return ticketView(ticket, here, tx.now)
    },
    hallId ? { line: `hall:${hallId}` } : {},
  )
  if (hallId) needs.watch.changed(hallId)
  return reply
}
