import type { NoShow as NoShowReply } from '@anju/shared-types'
import type { Account, Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { applyAction } from './apply-action.ts'
import { hasNoShow, noShowView } from './appointment-view.ts'
import type { AppointmentNeeds } from './needs.ts'
import { ownAppointment } from './own-appointment.ts'

type Needs = Pick<AppointmentNeeds, 'appointments' | 'halls' | 'slots' | 'transact'>

/** Contests a record of not coming; a supervisor of the hall decides. */
export async function openAppeal(
  needs: Needs,
  { id, reason }: { id: string; reason: string },
  caller: Account,
  call: Call,
): Promise<NoShowReply> {
  const catalogue = await needs.halls.catalogue()
  return needs.transact(call, async (tx) => {
    const appointment = await ownAppointment(needs.appointments, id, caller.accountId, tx.session)
    const noShow = appointment.noShow && {
      ...appointment.noShow,
      appeal: { state: 'open' as const, reason, openedAt: call.now },
    }
    const changed = await applyAction(needs, tx, appointment, 'appeal', { patch: { noShow } })
    return hasNoShow(changed) ? noShowView(changed, catalogue, call.now) : refuse('STATE_MOVED')
  })
}
