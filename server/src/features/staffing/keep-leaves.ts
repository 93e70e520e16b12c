import { type PlainDate, type StaffPerson, shanghaiDate } from '@anju/shared-types'
import type { Leave } from '../../domain/cases/stand-in.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import type { Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import { furthestLeave, showPerson } from './show-people.ts'
import type { Staffing } from './staffing.ts'

export interface StaffingNeeds extends Pick<Parts, 'transact' | 'ids'> {
  staffing: Staffing
}

/** Writes a leave down. Cases that cannot wait for the person move with the next run of the cases' clock (E52). */
export async function addLeave(
  { staffing, transact, ids }: StaffingNeeds,
  { staffNo, ...leave }: Leave,
  { staff }: Staff,
  call: Call,
): Promise<StaffPerson> {
  checkDays(leave, call.now)
  await showPerson(staffing, staffNo, call.now)
  await transact(call, async (tx) => {
    const id = ids.id()
    await staffing.leaves.insert(tx.session, { _id: id, staffNo, ...leave, by: staff.staffNo, at: tx.now })
    tx.record({ type: 'staff.leave-written', subject: { kind: 'staff', id: staffNo }, data: { leave: id } })
    return { id }
  })
  return showPerson(staffing, staffNo, call.now)
}

function checkDays({ from, to, half }: { from: PlainDate; to: PlainDate; half?: string }, now: Date) {
  if (to < from) return refuse('BAD_INPUT', { field: 'to', text: '结束日期不能早于开始日期。' })
  if (to < shanghaiDate(now)) return refuse('BAD_INPUT', { field: 'to', text: '不能登记已经过去的日子。' })
  if (to > furthestLeave(now)) return refuse('BAD_INPUT', { field: 'to', text: '结束日期太远了，请核对年份。' })
  if (half && from !== to) return refuse('BAD_INPUT', { field: 'half', text: '半天假只能是同一天。' })
}

export async function endLeave(
  { staffing, transact }: StaffingNeeds,
  { staffNo, leaveId }: { staffNo: string; leaveId: string },
  call: Call,
): Promise<StaffPerson> {
  await transact(call, async (tx) => {
    if (!(await staffing.leaves.remove(tx.session, staffNo, leaveId))) return refuse('NOT_FOUND')
    tx.record({ type: 'staff.leave-cancelled', subject: { kind: 'staff', id: staffNo }, data: { leave: leaveId } })
    return { leaveId }
  })
  return showPerson(staffing, staffNo, call.now)
}
