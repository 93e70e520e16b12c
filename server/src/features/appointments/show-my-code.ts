import type { appointments as contract, Reply } from '@anju/shared-types'
import { mayShowCode } from '../../domain/appointments/decide.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { factsOf } from './appointment-store.ts'
import type { AppointmentNeeds } from './needs.ts'
import { ownAppointment } from './own-appointment.ts'
import { makeShowCode } from './show-code.ts'

type Needs = Pick<AppointmentNeeds, 'appointments' | 'hallCodeKey'>

/** A fresh code to show at the desk; the app asks again before it ends. */
export async function showMyCode(
  { appointments, hallCodeKey }: Needs,
  id: string,
  caller: Verified,
  { now }: Call,
): Promise<Reply<(typeof contract)['table']['showCode']>> {
  const appointment = await ownAppointment(appointments, id, caller.accountId)
  if (!mayShowCode(factsOf(appointment), now)) return refuse('STATE_MOVED')
  const { code, expiresAt } = makeShowCode(hallCodeKey, id, now)
  return { code, expiresAt: expiresAt.toISOString(), serverNow: now.toISOString() }
}
