import type { Appointment as AppointmentReply } from '@anju/shared-types'
import { decide } from '../../domain/appointments/decide.ts'
import { nextReminder } from '../../domain/appointments/reminders.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { applyAction } from './apply-action.ts'
import { factsOf } from './appointment-store.ts'
import { appointmentView, timeText } from './appointment-view.ts'
import { checkSlot } from './check-slot.ts'
import type { AppointmentNeeds } from './needs.ts'
import { newAppointment } from './new-appointment.ts'
import { ownAppointment } from './own-appointment.ts'
import { refuseUnlessRepeat } from './refuse-unless-repeat.ts'
import { takePlace } from './take-place.ts'

type Needs = Pick<AppointmentNeeds, 'appointments' | 'halls' | 'slots' | 'watch' | 'quotes' | 'transact' | 'ids'>

/**
 * Moves an appointment to another slot of the same service, in any hall. The new place is taken first and the old one given back
 * in the same transaction: a person never stands without a place. The old appointment ends as `moved`; the new one carries its
 * code and draft on.
 */
export async function moveAppointment(
  needs: Needs,
  { id, slotId }: { id: string; slotId: string },
  caller: Verified,
  call: Call,
): Promise<AppointmentReply> {
  const { appointments, transact, ids } = needs
  const { now } = call
  const waiting = needs.watch.wait(slotId)
  const catalogue = await needs.halls.catalogue()
  const old = await ownAppointment(appointments, id, caller.accountId)
  const decision = decide(factsOf(old), 'move', now)
  if ('refused' in decision) return refuseUnlessRepeat(transact, call, decision)
  if (old.slotId === slotId) {
    const same = { refused: 'BAD_INPUT', field: 'slotId', text: '新时段与原时段相同。' } as const
    return refuseUnlessRepeat(transact, call, same)
  }
  const checked = await checkSlot(needs.watch, catalogue, slotId, now)
  if ('refused' in checked) return refuseUnlessRepeat(transact, call, checked)
  const { slot, hall, service } = checked
  if (slot.service !== old.service) return refuseUnlessRepeat(transact, call, { refused: 'SERVICE_NOT_HERE' })
  const quote = await needs.quotes.ofSlot(hall, service, slot, now)
  const newId = ids.id()

  return transact(
    call,
    async (tx) => {
      await takePlace(needs, tx, { slotId, appointmentId: newId, as: { state: 'booked' } }, waiting)
      const current = await ownAppointment(appointments, id, caller.accountId, tx.session)
      await applyAction(needs, tx, current, 'move', {
        patch: { movedTo: newId, nextReminderAt: undefined },
        text: `改期到${timeText(slot)}，原名额放回`,
        data: { to: newId },
      })
      const moved = newAppointment(newId, slot, hall, {
        accountId: caller.accountId,
        code: current.code,
        state: 'confirmed',
        draft: current.draft,
        quote,
        movedFrom: id,
        history: [{ at: now, action: 'moveHere', to: 'confirmed', text: `由${timeText(current)}改期而来` }],
      })
      const reminder = nextReminder(slot.date, slot.startsAt, now)
      if (reminder) moved.nextReminderAt = reminder
      await appointments.insert(tx.session, moved)
      return appointmentView(moved, catalogue, now)
    },
    { line: `slot:${slotId}` },
  )
}
