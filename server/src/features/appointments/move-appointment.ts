import type { Appointment as AppointmentReply } from '@anju/shared-types'
import { decide } from '../../domain/appointments/decide.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { actingPerson } from './acting-person.ts'
import { factsOf } from './appointment-store.ts'
import { appointmentView, visitText } from './appointment-view.ts'
import { carryOver } from './carry-over.ts'
import { checkSlot } from './check-slot.ts'
import type { AppointmentNeeds } from './needs.ts'
import { refuseUnlessRepeat } from './refuse-unless-repeat.ts'
import { takePlace } from './take-place.ts'

type Needs = Pick<
  AppointmentNeeds,
  'appointments' | 'halls' | 'slots' | 'watch' | 'quotes' | 'mandates' | 'transact' | 'ids'
>

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
  const { transact, ids } = needs
  const { now } = call
  const waiting = needs.watch.wait(slotId)
  const catalogue = await needs.halls.catalogue()
  const { appointment: old } = await actingPerson(needs, id, caller, { now })
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
      const at = { now, session: tx.session, date: slot.date }
      const { appointment: current, mandate } = await actingPerson(needs, id, caller, at)
      const moved = await carryOver(needs, tx, current, { id: newId, slot, hall, quote, by: mandate?.shown })
      if (mandate) await needs.mandates.use(tx, mandate, 'move', visitText(moved, catalogue))
      return appointmentView(moved, catalogue, now, mandate)
    },
    { line: `slot:${slotId}` },
  )
}
