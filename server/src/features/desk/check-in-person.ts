import { type desk, type Input, shanghaiDate } from '@anju/shared-types'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { readShowCode } from '../appointments/show-code.ts'
import { byOf } from '../queue/apply-ticket.ts'
import { refuseSecond, takeTicket } from '../queue/take-ticket.ts'
import type { DeskNeeds } from './desk-needs.ts'
import { deskTicketView, namesFor } from './desk-view.ts'

/** A clerk scans the code that a citizen shows and takes the number for them. */
export async function checkInPerson(
  needs: DeskNeeds,
  { body }: Input<(typeof desk)['table']['checkIn']>,
  { staff }: Staff,
  call: Call,
) {
  const { hallId } = staff
  const ticket = await needs.transact(
    call,
    async (tx) => {
      const shown = readShowCode(needs.config.HALL_CODE_KEY, body.code, tx.now)
      const appointment = shown && (await needs.appointments.find(shown.appointmentId))
      if (!appointment) return refuse('MY_CODE_INVALID')
      if (appointment.hallId !== hallId) return refuse('MY_CODE_INVALID', { text: '这个预约不在本大厅。' })
      if (appointment.state === 'arrived') {
        const day = { hallId, date: shanghaiDate(tx.now) }
        const { accountId, service } = appointment
        const present = await needs.tickets.activeOfPerson(day, accountId, service, tx.session)
        return present ? refuseSecond(present) : refuse('ALREADY_IN_QUEUE')
      }
      if (appointment.state !== 'confirmed') {
        return refuse('MY_CODE_INVALID', { text: '这个预约已经取消、改期或过期。' })
      }
      const { accountId, service } = appointment
      const taken = await takeTicket(needs, tx, { hallId, service, accountId, appointment, by: byOf(call.actor) })
      return taken.ticket
    },
    { line: `hall:${hallId}` },
  )
  needs.watch.changed(hallId)
  const nameOf = await namesFor(needs, [ticket])
  return deskTicketView(ticket, await needs.watch.read(hallId), { name: nameOf(ticket), now: call.now })
}
