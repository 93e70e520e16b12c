import type { Appointment as AppointmentReply, WaitEntry as WaitEntryReply } from '@anju/shared-types'
import { stateAt } from '../../../domain/appointments/decide.ts'
import { nextReminder } from '../../../domain/appointments/reminders.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import type { Account, Call, Verified } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { applyAction } from '../apply-action.ts'
import type { Appointment } from '../appointment-store.ts'
import { appointmentView } from '../appointment-view.ts'
import { carryOver } from '../carry-over.ts'
import { newAppointment } from '../new-appointment.ts'
import { refuseUnlessRepeat } from '../refuse-unless-repeat.ts'
import { withFreshCode } from '../with-fresh-code.ts'
import { applyWait } from './apply-wait.ts'
import type { WaitNeeds } from './needs.ts'
import { openOffer, ownEntry, waitView } from './wait-view.ts'

type Needs = Pick<WaitNeeds, 'entries' | 'appointments' | 'slots' | 'halls' | 'quotes' | 'transact' | 'ids'>

interface Answer {
  id: string
  offerId: string
}

/**
 * Turns an offer into an appointment. The kept place is booked first; what the person held before ends in the same transaction: given
 * up only once the new one is theirs, and never both.
 */
export async function acceptOffer(
  needs: Needs,
  { id, offerId }: Answer,
  caller: Verified,
  call: Call,
): Promise<AppointmentReply> {
  const { appointments, slots, transact, ids } = needs
  const { now } = call
  const catalogue = await needs.halls.catalogue()
  const seen = openOffer(await ownEntry(needs, id, caller), now)
  const [slot] = seen?.id === offerId ? await slots.find([seen.slotId]) : []
  const hall = slot && catalogue.halls.get(slot.hallId)
  const service = slot && catalogue.services.get(slot.service)
  if (!slot || !hall || !service) return refuseUnlessRepeat(transact, call, { refused: 'OFFER_ENDED' })
  const quote = await needs.quotes.ofSlot(hall, service, slot, now)

  const take = async (tx: Tx, code: string): Promise<Appointment> => {
    const entry = await ownEntry(needs, id, caller, tx.session)
    if (openOffer(entry, now)?.id !== offerId) return refuse('OFFER_ENDED')
    if (!(await slots.change(tx.session, slot._id, offerId, { from: 'held', to: 'booked' })))
      return refuse('OFFER_ENDED')
    await applyWait(needs, tx, entry, 'accept')
    const current = await appointments.activeOf(caller.accountId, slot.service, tx.session)
    if (current?.state === 'confirmed') return carryOver(needs, tx, current, { id: offerId, slot, hall, quote })
    // A hold that they were filling in meanwhile: one place a person and service.
    if (current) await applyAction(needs, tx, current, stateAt(current, now) === 'expired' ? 'expire' : 'release')
    const booked = newAppointment(offerId, slot, hall, {
      ...{ accountId: caller.accountId, code, state: 'confirmed', quote },
      draft: current?.draft ?? { remark: '', needs: [] },
      history: [{ at: now, action: 'takeOffer', to: 'confirmed', text: '候补到的名额，已约上' }],
    })
    const reminder = nextReminder(slot.date, slot.startsAt, now)
    if (reminder) booked.nextReminderAt = reminder
    await appointments.insert(tx.session, booked)
    tx.record({ type: 'appointment.confirmed', subject: { kind: 'appointment', id: offerId } })
    return booked
  }
  return withFreshCode(ids, (code) =>
    transact(call, async (tx) => appointmentView(await take(tx, code), catalogue, now), { line: `slot:${slot._id}` }),
  )
}

/** Gives the place to the next in line; the person keeps their rank for others. */
export async function declineOffer(
  needs: Needs,
  { id, offerId }: Answer,
  caller: Verified,
  call: Call,
): Promise<WaitEntryReply> {
  const catalogue = await needs.halls.catalogue()
  return needs.transact(call, async (tx) => {
    const entry = await ownEntry(needs, id, caller, tx.session)
    if (openOffer(entry, call.now)?.id !== offerId) return refuse('OFFER_ENDED')
    return waitView(needs, await applyWait(needs, tx, entry, 'decline'), catalogue, call.now)
  })
}

export async function leaveWaitlist(needs: Needs, id: string, caller: Account, call: Call): Promise<WaitEntryReply> {
  const catalogue = await needs.halls.catalogue()
  return needs.transact(call, async (tx) => {
    const entry = await ownEntry(needs, id, caller, tx.session)
    return waitView(needs, await applyWait(needs, tx, entry, 'leave'), catalogue, call.now)
  })
}
