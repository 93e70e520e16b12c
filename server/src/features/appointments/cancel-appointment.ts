import type { Appointment as AppointmentReply } from '@anju/shared-types'
import type { Call, Verified } from '../../platform/http/call.ts'
import { type ChangeNeeds, changeOwn } from './change-own.ts'

/** Gives up an appointment; the place is free again at once. Until 24:00 of the day before. */
export const cancelAppointment = (
  needs: ChangeNeeds,
  id: string,
  caller: Verified,
  call: Call,
): Promise<AppointmentReply> =>
  changeOwn(needs, { id, action: 'cancel' }, caller, call, () => ({ patch: { nextReminderAt: undefined } }))
