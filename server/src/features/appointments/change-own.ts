import type { Appointment as AppointmentReply } from '@anju/shared-types'
import type { AppointmentAction } from '../../domain/appointments/states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import { applyAction } from './apply-action.ts'
import type { Appointment, AppointmentPatch } from './appointment-store.ts'
import { appointmentView } from './appointment-view.ts'
import type { AppointmentNeeds } from './needs.ts'
import { ownAppointment } from './own-appointment.ts'

export type ChangeNeeds = Pick<AppointmentNeeds, 'appointments' | 'halls' | 'slots' | 'transact'>

/**
 * One action of a person on their own appointment: load, decide, save, answer. It stands in the line of its slot: in a rush a
 * confirmation would otherwise collide with everybody who tries to hold another place of it.
 */
export async function changeOwn(
  needs: ChangeNeeds,
  { id, action }: { id: string; action: AppointmentAction },
  caller: Account,
  call: Call,
  more: (appointment: Appointment) => { patch?: AppointmentPatch; text?: string; data?: Record<string, number> },
): Promise<AppointmentReply> {
  const catalogue = await needs.halls.catalogue()
  const seen = await needs.appointments.find(id)
  return needs.transact(
    call,
    async (tx: Tx) => {
      const appointment = await ownAppointment(needs.appointments, id, caller.accountId, tx.session)
      const changed = await applyAction(needs, tx, appointment, action, more(appointment))
      return appointmentView(changed, catalogue, call.now)
    },
    seen ? { line: `slot:${seen.slotId}` } : {},
  )
}
