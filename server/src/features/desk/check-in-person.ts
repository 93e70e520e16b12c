import { type desk, type Input, shanghaiDate } from '@anju/shared-types'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import type { Appointment } from '../appointments/appointment-store.ts'
import type { Mandate } from '../appointments/mandates.ts'
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
      if (!shown || !appointment) return refuse('MY_CODE_INVALID')
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
      const mandate = shown.by ? await mandateShown(needs, tx, { by: shown.by, appointment }) : undefined
      const by = byOf(call.actor)
      const taken = await takeTicket(needs, tx, { hallId, service, accountId, appointment, mandate, by })
      return taken.ticket
    },
    { line: `hall:${hallId}` },
  )
  needs.watch.changed(hallId)
  const nameOf = await namesFor(needs, [ticket])
  return deskTicketView(ticket, await needs.watch.read(hallId), { name: nameOf(ticket), now: call.now })
}

/** Shown by somebody for the person: it holds as long as the delegation does, and the person is told. */
async function mandateShown(
  { mandates }: DeskNeeds,
  tx: Tx,
  { by, appointment: { accountId, service } }: { by: string; appointment: Appointment },
): Promise<Mandate> {
  const asked = { service, now: tx.now }
  const mandate = await mandates.over(accountId, { accountId: by }, asked, tx.session).catch((error) => {
    if (isRefusal(error)) return refuse('MY_CODE_INVALID', { text: '委托人已收回委托，这个码不能用了。' })
    throw error
  })
  await mandates.use(tx, mandate, 'checkIn')
  return mandate
}
