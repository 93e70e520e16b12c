import type { Appointment as AppointmentReply } from '@anju/shared-types'
import type { Call, Verified } from '../../platform/http/call.ts'
import { type ChangeNeeds, changeOwn } from './change-own.ts'

/** The person wants what somebody made for them whose delegation has ended since: from now on it is as if they had made it. */
export const keepAppointment = (
  needs: ChangeNeeds,
  id: string,
  caller: Verified,
  call: Call,
): Promise<AppointmentReply> =>
  changeOwn(needs, { id, action: 'keep' }, caller, call, ({ madeBy }) => ({
    patch: { ...(madeBy && { madeBy: { ...madeBy, keptAt: call.now } }) },
  }))
