import type { Appointment as AppointmentReply } from '@anju/shared-types'
import type { Account } from '../../platform/http/call.ts'
import type { Appointment } from './appointment-store.ts'
import { appointmentView } from './appointment-view.ts'
import type { AppointmentNeeds } from './needs.ts'
import { ownAppointment } from './own-appointment.ts'

type Needs = Pick<AppointmentNeeds, 'appointments' | 'halls'>

/** Holds that came to nothing are listed for a day, then only kept. */
const SHOWN_MS = 86_400_000

/** The caller's appointments, what is still ahead first, then the newest. */
export async function listMine(
  { appointments, halls }: Needs,
  caller: Account,
  now: Date,
): Promise<{ items: AppointmentReply[] }> {
  const catalogue = await halls.catalogue()
  const own = (await appointments.ofAccount(caller.accountId)).filter((one) => isWorthShowing(one, now))
  own.sort((a, b) => Number(b.active) - Number(a.active))
  return { items: own.map((appointment) => appointmentView(appointment, catalogue, now)) }
}

/** One appointment of the caller. */
export async function getMine(
  { appointments, halls }: Needs,
  id: string,
  caller: Account,
  now: Date,
): Promise<AppointmentReply> {
  const appointment = await ownAppointment(appointments, id, caller.accountId)
  return appointmentView(appointment, await halls.catalogue(), now)
}

const isWorthShowing = ({ state, holdEndsAt }: Appointment, now: Date) =>
  holdEndsAt === undefined || state === 'held' || holdEndsAt.getTime() + SHOWN_MS > now.getTime()
