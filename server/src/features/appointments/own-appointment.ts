import type { ClientSession } from 'mongoose'
import { refuse } from '../../platform/refusal.ts'
import type { Appointment, AppointmentStore } from './appointment-store.ts'

/** The caller's own appointment. One of somebody else is answered like one that does not exist. */
export async function ownAppointment(
  appointments: Pick<AppointmentStore, 'find'>,
  id: string,
  accountId: string,
  session?: ClientSession,
): Promise<Appointment> {
  const appointment = await appointments.find(id, session)
  return appointment?.accountId === accountId ? appointment : refuse('NOT_YOURS')
}
