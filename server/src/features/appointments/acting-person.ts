import type { PlainDate } from '@anju/shared-types'
import type { ClientSession } from 'mongoose'
import type { Account } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Appointment, AppointmentStore } from './appointment-store.ts'
import type { Mandate, Mandates } from './mandates.ts'

export interface ActingNeeds {
  appointments: Pick<AppointmentStore, 'find'>
  mandates: Pick<Mandates, 'over'>
}

export interface Acting {
  appointment: Appointment
  /** Under which delegation, when it is somebody else's. */
  mandate?: Mandate
}

/**
 * An appointment and who deals with it: its person, or somebody to whom that person has delegated booking (E28). One of a stranger is
 * answered like one that does not exist. `date`: of the place that it would have, where that is another one.
 */
export async function actingPerson(
  { appointments, mandates }: ActingNeeds,
  id: string,
  caller: Account,
  { now, session, date }: { now: Date; session?: ClientSession; date?: PlainDate },
): Promise<Acting> {
  const appointment = (await appointments.find(id, session)) ?? refuse('NOT_YOURS')
  if (appointment.accountId === caller.accountId) return { appointment }
  const { accountId, service } = appointment
  return { appointment, mandate: await mandates.over(accountId, caller, { service, date, now }, session) }
}
