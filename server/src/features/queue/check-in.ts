import { type Input, type queue, shanghaiDate } from '@anju/shared-types'
import type { Config } from '../../config.ts'
import type { Transact, Tx } from '../../platform/db/transact.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { type Acting, actingPerson } from '../appointments/acting-person.ts'
import type { Mandates } from '../appointments/mandates.ts'
import { byOf } from './apply-ticket.ts'
import { readHallCode } from './hall-code.ts'
import { refuseSecond, type TakeNeeds, takeTicket } from './take-ticket.ts'
import { ticketView } from './ticket-view.ts'

export interface CheckInNeeds extends TakeNeeds {
  mandates: Mandates
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
  caller: Verified,
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
      const named = body.appointmentId
        ? await namedAppointment(needs, tx, { id: body.appointmentId, hallId }, caller)
        : undefined
      const appointment =
        named?.appointment ??
        (await needs.appointments.findTodaysAppointment(caller.accountId, hallId, body.service, call.now))
      const accountId = appointment?.accountId ?? caller.accountId
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
      const { ticket, here } = await takeTicket(needs, tx, {
        ...{ hallId, service, accountId, appointment, by },
        mandate: named?.mandate,
      })
      return ticketView(ticket, here, tx.now)
    },
    hallId ? { line: `hall:${hallId}` } : {},
  )
  if (hallId) needs.watch.changed(hallId)
  return reply
}

/** The one that the caller names: their own, or of somebody for whom they book. It has to be in this hall. */
async function namedAppointment(
  needs: CheckInNeeds,
  tx: Tx,
  { id, hallId }: { id: string; hallId: string },
  caller: Verified,
): Promise<Acting> {
  const acting = await actingPerson(needs, id, caller, { now: tx.now, session: tx.session })
  if (acting.appointment.hallId !== hallId) return refuse('SERVICE_NOT_HERE', { text: '这个预约不在这个大厅。' })
  if (acting.mandate) await needs.mandates.use(tx, acting.mandate, 'checkIn')
  return acting
}
