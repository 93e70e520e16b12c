import type { Quote } from '@anju/shared-types'
import { nextReminder } from '../../domain/appointments/reminders.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Hall } from '../halls/hall-store.ts'
import type { Slot } from '../halls/slot-store.ts'
import { type ApplyNeeds, applyAction, saidBy } from './apply-action.ts'
import type { Appointment } from './appointment-store.ts'
import { timeText } from './appointment-view.ts'
import { newAppointment } from './new-appointment.ts'

/**
 * Ends an appointment as moved and writes the one that carries its code and draft on. The new place is already taken in this
 * transaction: a person never stands without a place.
 */
export async function carryOver(
  needs: ApplyNeeds,
  tx: Tx,
  current: Appointment,
  { id, slot, hall, quote, by }: { id: string; slot: Slot; hall: Hall; quote: Quote; by?: string },
): Promise<Appointment> {
  await applyAction(needs, tx, current, 'move', {
    patch: { movedTo: id, nextReminderAt: undefined },
    text: `改期到${timeText(slot)}，原名额放回`,
    data: { to: id },
    by,
  })
  const moved = newAppointment(id, slot, hall, {
    accountId: current.accountId,
    code: current.code,
    state: 'confirmed',
    draft: current.draft,
    quote,
    movedFrom: current._id,
    // Moved by the person's own hand, it is from now on as if they had made it.
    ...(by && current.madeBy && { madeBy: current.madeBy }),
    history: [{ at: tx.now, action: 'moveHere', to: 'confirmed', text: saidBy(by, `由${timeText(current)}改期而来`) }],
  })
  const reminder = nextReminder(slot.date, slot.startsAt, tx.now)
  if (reminder) moved.nextReminderAt = reminder
  await needs.appointments.insert(tx.session, moved)
  return moved
}
