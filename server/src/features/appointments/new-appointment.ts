import { cancelBefore } from '../../domain/appointments/decide.ts'
import { missAfter } from '../../domain/appointments/no-show.ts'
import type { Hall } from '../halls/hall-store.ts'
import type { Slot } from '../halls/slot-store.ts'
import type { Appointment } from './appointment-store.ts'

type Given = 'code' | 'accountId' | 'state' | 'draft' | 'history'

/** An appointment on a slot. Its limits are fixed here, by the hall's policy of this moment (D2). */
export const newAppointment = (
  id: string,
  slot: Slot,
  { policy }: Hall,
  given: Pick<Appointment, Given> & Partial<Appointment>,
): Appointment => ({
  _id: id,
  hallId: slot.hallId,
  service: slot.service,
  slotId: slot._id,
  date: slot.date,
  from: slot.from,
  to: slot.to,
  startsAt: slot.startsAt,
  endsAt: slot.endsAt,
  cancelBefore: cancelBefore(slot.date),
  checkInFrom: new Date(slot.startsAt.getTime() - policy.checkInBeforeMinutes * 60_000),
  missAfter: missAfter(slot.endsAt, policy.graceMinutes),
  active: true,
  revision: 1,
  ...given,
})
