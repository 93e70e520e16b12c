import type { AppointmentDraft, Appointment as AppointmentReply } from '@anju/shared-types'
import { mayEditDraft, stateAt } from '../../domain/appointments/decide.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { actingPerson } from './acting-person.ts'
import { factsOf } from './appointment-store.ts'
import { appointmentView } from './appointment-view.ts'
import type { AppointmentNeeds } from './needs.ts'

type Needs = Pick<AppointmentNeeds, 'appointments' | 'halls' | 'mandates'>

/** Keeps what is being typed, so that another device, or the same one after a crash, goes on from it (E11). */
export async function saveDraft(
  needs: Needs,
  { id, draft }: { id: string; draft: AppointmentDraft },
  caller: Verified,
  { now }: Call,
): Promise<AppointmentReply> {
  const { appointment, mandate } = await actingPerson(needs, id, caller, { now })
  if (!mayEditDraft(factsOf(appointment), now)) {
    // A confirmed one has not lost its place: only a hold that is over has.
    return refuse(['expired', 'released'].includes(stateAt(appointment, now)) ? 'HOLD_ENDED' : 'STATE_MOVED')
  }
  if (!(await needs.appointments.saveDraft(id, draft, now))) return refuse('STATE_MOVED')
  return appointmentView({ ...appointment, draft }, await needs.halls.catalogue(), now, mandate)
}
