import type { OwnPicks } from '@anju/shared-types'
import { passedOver, pickingMeasure } from '../../../domain/cases/queue-order.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { CaseNeeds } from '../needs.ts'
import type { PickRow } from './pick-store.ts'
import { pickingSpan, pickingView } from './show-picking.ts'

/** What I did before more urgent work of mine: the same figures that the supervisor sees. */
export async function showOwnPicks({ picks }: CaseNeeds, { staff }: Staff, now: Date): Promise<OwnPicks> {
  const { days, since } = pickingSpan(now)
  const rows = await picks.since([staff.staffNo], since)
  return {
    ...days,
    measure: pickingView(pickingMeasure(rows)),
    items: rows.filter((row) => passedOver(row).length > 0).map(pickView),
  }
}

const pickView = ({ _id, picked, work, at, waiting, reason }: PickRow): OwnPicks['items'][number] => ({
  ...{ id: _id, caseId: picked.id, number: picked.number, name: picked.name, work, at: at.toISOString() },
  over: waiting.map(({ number, name }) => ({ number, name })),
  ...(reason && { reason }),
})

/** Says why. The reason stands beside the pick; the pick itself stays counted. */
export async function explainPick(
  needs: CaseNeeds,
  { id, reason }: { id: string; reason: string },
  caller: Staff,
  call: Call,
): Promise<OwnPicks> {
  const { staffNo } = caller.staff
  await needs.transact(call, async (tx) => {
    if (!(await needs.picks.explain(tx.session, staffNo, id, reason))) return refuse('NOT_FOUND')
    tx.record({ type: 'case.pick-explained', subject: { kind: 'staff', id: staffNo }, data: { pick: id } })
    return { id }
  })
  return showOwnPicks(needs, caller, call.now)
}
