import type { StaffRating } from '@anju/shared-types'
import { staffShown } from '../../domain/identity/staff-words.ts'
import { AGAIN_DAYS, CORRECTION_DAYS, daysLater } from '../../domain/ratings/rating-clocks.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { moveRating } from './move-rating.ts'
import type { RatingNeeds } from './needs.ts'
import { staffRating } from './rating-view.ts'

/** Those who answer for others see all, everybody else what is about themselves. */
export async function listRatings(needs: RatingNeeds, caller: Staff, { now }: Call): Promise<{ items: StaffRating[] }> {
  const { roles, staffNo } = caller.staff
  const seesAll = roles.includes('supervisor') || roles.includes('inspector')
  const rows = (await needs.ratings.desk()).filter(({ officers }) => seesAll || officers.includes(staffNo))
  return { items: await Promise.all(rows.map((row) => staffRating(needs, row, caller, now))) }
}

export async function correctRating(
  needs: RatingNeeds,
  { id, words }: { id: string; words: string },
  caller: Staff,
  call: Call,
): Promise<StaffRating> {
  await needs.transact(call, async (tx) => {
    const row = (await needs.ratings.find(id, tx.session)) ?? refuse('NOT_FOUND')
    const set = { correction: words, due: daysLater(tx.now, AGAIN_DAYS) }
    await moveRating(needs, tx, row, { action: 'correct', who: shown(caller), text: `整改：${words}`, set })
    return { id }
  })
  const row = (await needs.ratings.find(id)) ?? refuse('NOT_FOUND')
  await needs.notifier.notify({
    ...{ eventId: `rating-corrected-${id}`, accountId: row.accountId, vars: {} },
    title: '您的意见，我们改了',
    text: `${row.name}：${words}。满不满意，您可以再评一次。`,
    page: 'packages/ratings/mine/index',
  })
  return staffRating(needs, row, caller, call.now)
}

/** Once, by somebody whom it is about. The citizen is called all the same. */
export async function appealRating(
  needs: RatingNeeds,
  { id, reason }: { id: string; reason: string },
  caller: Staff,
  call: Call,
): Promise<StaffRating> {
  const { staffNo } = caller.staff
  await needs.transact(call, async (tx) => {
    const row = (await needs.ratings.find(id, tx.session)) ?? refuse('NOT_FOUND')
    if (!row.officers.includes(staffNo)) return refuse('NOT_YOUR_RATING')
    if (row.appeal) return refuse('STATE_MOVED')
    // The clock of the call, or of the correction, goes on meanwhile.
    const set = { appeal: { by: staffNo, byName: shown(caller), reason, at: tx.now }, due: row.due }
    await moveRating(needs, tx, row, { action: 'appeal', who: shown(caller), text: `申诉：${reason}`, set })
    return { id }
  })
  return staffRating(needs, (await needs.ratings.find(id)) ?? refuse('NOT_FOUND'), caller, call.now)
}

/** By another person: nobody judges what was said of themselves. */
export async function decideAppeal(
  needs: RatingNeeds,
  { id, isWrong, reason }: { id: string; isWrong: boolean; reason: string },
  caller: Staff,
  call: Call,
): Promise<StaffRating> {
  const { staffNo } = caller.staff
  await needs.transact(call, async (tx) => {
    const row = (await needs.ratings.find(id, tx.session)) ?? refuse('NOT_FOUND')
    if (row.officers.includes(staffNo) || row.appeal?.by === staffNo) return refuse('SAME_PERSON')
    if (!row.appeal) return refuse('STATE_MOVED')
    const due = isWrong ? undefined : (row.due ?? daysLater(tx.now, CORRECTION_DAYS))
    const set = { appeal: { ...row.appeal, decidedBy: staffNo, answer: reason }, due }
    const text = isWrong ? `核实为误评：${reason}` : `不是误评：${reason}`
    await moveRating(needs, tx, row, { action: isWrong ? 'uphold' : 'reject', who: shown(caller), text, set })
    return { id }
  })
  return staffRating(needs, (await needs.ratings.find(id)) ?? refuse('NOT_FOUND'), caller, call.now)
}

const shown = ({ staff }: Staff) => staffShown(staff)
