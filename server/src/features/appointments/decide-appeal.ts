import type { Appeal } from '@anju/shared-types'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { appealView } from './appeal-view.ts'
import { applyAction } from './apply-action.ts'
import { hasNoShow } from './appointment-view.ts'
import type { AppealNeeds } from './list-appeals.ts'

/**
 * A supervisor decides an appeal of their own hall. Upheld: the record counts no more, also for a pause it had caused. Nobody
 * decides about themselves.
 */
export async function decideAppeal(
  needs: AppealNeeds,
  { id, uphold, answer }: { id: string; uphold: boolean; answer: string },
  staff: Staff,
  call: Call,
): Promise<Appeal> {
  const { appointments, directory } = needs
  const found = await appointments.find(id)
  if (!found || !hasNoShow(found) || found.hallId !== staff.staff.hallId) return refuse('NOT_FOUND')
  if (found.accountId === staff.accountId) {
    return refuse('NOT_ALLOWED', { text: '这是您本人的记录，请由其他主管处理。' })
  }
  const decided = await needs.transact(call, async (tx) => {
    const appointment = await appointments.find(id, tx.session)
    if (!appointment || !hasNoShow(appointment)) return refuse('NOT_FOUND')
    const appeal = {
      ...appointment.noShow.appeal,
      state: uphold ? ('upheld' as const) : ('rejected' as const),
      answer,
      decidedAt: call.now,
      decidedBy: staff.staff.staffNo,
    }
    const counts = appointment.noShow.counts && !uphold
    return applyAction(needs, tx, appointment, uphold ? 'uphold' : 'reject', {
      patch: { noShow: { ...appointment.noShow, counts, appeal } },
      data: { uphold },
    })
  })
  await directory.recordView({
    viewer: staff,
    accountId: decided.accountId,
    what: '爽约记录与申诉',
    why: '处理爽约申诉',
    at: call.now,
  })
  const [catalogue, name] = await Promise.all([needs.halls.catalogue(), directory.personName(decided.accountId)])
  return appealView(decided, { waits: needs.waits, catalogue, name, now: call.now })
}
