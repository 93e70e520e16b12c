import type { Appointment as AppointmentReply } from '@anju/shared-types'
import type { AppointmentAction } from '../../domain/appointments/states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { actingPerson } from './acting-person.ts'
import { applyAction } from './apply-action.ts'
import type { Appointment, AppointmentPatch } from './appointment-store.ts'
import { appointmentView, visitText } from './appointment-view.ts'
import type { BookingAct } from './mandates.ts'
import type { AppointmentNeeds } from './needs.ts'

export type ChangeNeeds = Pick<AppointmentNeeds, 'appointments' | 'halls' | 'slots' | 'mandates' | 'transact'>

const delegable = ['confirm', 'release', 'cancel', 'runLate'] as const satisfies BookingAct[]
const isDelegable = (action: AppointmentAction): action is (typeof delegable)[number] =>
  (delegable as readonly string[]).includes(action)

/**
 * One action of a person on their own appointment, or of their agent: load, decide, save, answer. It stands in the line of its slot: in a rush a
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
      const { appointment, mandate } = await actingPerson(needs, id, caller, { now: tx.now, session: tx.session })
      if (mandate) {
        if (!isDelegable(action)) return refuse('NOT_YOURS')
        await needs.mandates.use(tx, mandate, action, visitText(appointment, catalogue))
      }
      const changed = await applyAction(needs, tx, appointment, action, { ...more(appointment), by: mandate?.shown })
      return appointmentView(changed, catalogue, call.now, mandate)
    },
    seen ? { line: `slot:${seen.slotId}` } : {},
  )
}
