import type { appointments as contract, Reply } from '@anju/shared-types'
import { mayShowCode } from '../../domain/appointments/decide.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { actingPerson } from './acting-person.ts'
import { factsOf } from './appointment-store.ts'
import type { AppointmentNeeds } from './needs.ts'
import { makeShowCode } from './show-code.ts'

type Needs = Pick<AppointmentNeeds, 'appointments' | 'mandates' | 'hallCodeKey'>

/** A fresh code to show at the desk; the app asks again before it ends. */
export async function showMyCode(
  needs: Needs,
  id: string,
  caller: Verified,
  { now }: Call,
): Promise<Reply<(typeof contract)['table']['showCode']>> {
  const { appointment, mandate } = await actingPerson(needs, id, caller, { now })
  if (!mayShowCode(factsOf(appointment), now)) return refuse('STATE_MOVED')
  const { code, expiresAt } = makeShowCode(
    needs.hallCodeKey,
    { appointmentId: id, by: mandate && caller.accountId },
    now,
  )
  return { code, expiresAt: expiresAt.toISOString(), serverNow: now.toISOString() }
}
