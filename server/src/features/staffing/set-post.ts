import type { StaffPerson } from '@anju/shared-types'
import type { Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { StaffingNeeds } from './keep-leaves.ts'
import type { PostRow } from './post-store.ts'
import { showPerson } from './show-people.ts'

/** Names B of an A, and who answers above. Everybody named has to work here, and nobody stands in for themselves. */
export async function setPost(
  { staffing, transact }: StaffingNeeds,
  { staffNo, standIns, supervisor, leader }: Omit<PostRow, '_id'> & { staffNo: string },
  call: Call,
): Promise<StaffPerson> {
  const roster = await staffing.roster(call.now)
  if (!roster.member(staffNo)) return refuse('NOT_FOUND')
  const stranger = standIns.find((one) => one === staffNo || !roster.member(one))
  if (stranger) return refuse('BAD_INPUT', { field: 'standIns', text: `${stranger} 不能做 B 角。` })
  for (const [field, named] of Object.entries({ supervisor, leader })) {
    if (named && !roster.member(named)?.roles.includes('supervisor')) {
      return refuse('BAD_INPUT', { field, text: `${named} 不是主管。` })
    }
  }
  await transact(call, async (tx) => {
    const row = { _id: staffNo, standIns: [...new Set(standIns)], ...(supervisor && { supervisor }) }
    await staffing.posts.save(tx.session, { ...row, ...(leader && { leader }) })
    tx.record({ type: 'staff.post-set', subject: { kind: 'staff', id: staffNo }, data: { standIns: standIns.join() } })
    return { staffNo }
  })
  return showPerson(staffing, staffNo, call.now)
}
