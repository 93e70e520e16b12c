import type { Appointment as AppointmentReply } from '@anju/shared-types'
import type { Call, Verified } from '../../platform/http/call.ts'
import { type ChangeNeeds, changeOwn } from './change-own.ts'

/** Gives a held place back before its time runs out. */
export const releaseHold = (needs: ChangeNeeds, id: string, caller: Verified, call: Call): Promise<AppointmentReply> =>
  changeOwn(needs, { id, action: 'release' }, caller, call, () => ({}))
