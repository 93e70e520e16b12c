import { addDays, type caseOfficers, type Reply, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import { type PickingMeasure, pickingMeasure } from '../../../domain/cases/queue-order.ts'
import type { Staff } from '../../../platform/http/call.ts'
import type { CaseNeeds } from '../needs.ts'
import type { PickRow } from './pick-store.ts'

/** How far back the order is looked at (ours). */
const DAYS = 14
/** Cases that nobody seems to want. */
const MOST_LEFT = 5

export const pickingSpan = (now: Date) => {
  const until = shanghaiDate(now)
  const from = addDays(until, 1 - DAYS)
  return { days: { from, until }, since: shanghaiInstant(from, '00:00') }
}

export const pickingView = ({ picks, skipped, explained, share }: PickingMeasure) => ({
  ...{ picks, skipped, explained },
  sharePercent: Math.round(share * 1000) / 10,
})

type Picking = Reply<typeof caseOfficers.table.picking>

/** Who takes the easy ones first, as a share of what they did, and which cases stay behind. A supervisor sees the own hall. */
export async function showPicking(needs: CaseNeeds, { staff }: Staff, now: Date): Promise<Picking> {
  const { members } = await needs.staffing.roster(now)
  const isInspector = staff.roles.includes('inspector')
  const seen = isInspector ? members : members.filter(({ hallId }) => hallId === staff.hallId)
  const { days, since } = pickingSpan(now)
  const rows = await needs.picks.since(
    seen.map(({ staffNo }) => staffNo),
    since,
  )
  const all = pickingMeasure(rows)
  const people = seen
    .map(({ staffNo, name }) => ({
      ...{ staffNo, name },
      ...pickingView(pickingMeasure(rows.filter((row) => row.staffNo === staffNo))),
    }))
    .filter(({ picks }) => picks > 0)
  return {
    ...days,
    all: pickingView(all),
    people: people.toSorted((a, b) => b.sharePercent - a.sharePercent || b.picks - a.picks),
    leftBehind: await leftBehind(needs, rows, all),
  }
}

/** Those that still wait with somebody who passed them over; the others have been done. */
async function leftBehind({ cases, staff }: CaseNeeds, rows: readonly PickRow[], { leftBehind: left }: PickingMeasure) {
  const found: Picking['leftBehind'] = []
  for (const { id, times } of left) {
    if (found.length === MOST_LEFT) break
    const row = await cases.find(id)
    const passers = rows.filter(({ waiting }) => waiting.some((one) => one.id === id)).map(({ staffNo }) => staffNo)
    const holder = row?.holders?.find((one) => passers.includes(one))
    if (!row || !holder) continue
    const member = await staff.find(holder)
    found.push({ ...{ id, times, name: row.name, holder: member?.name ?? holder }, number: row.number })
  }
  return found
}
