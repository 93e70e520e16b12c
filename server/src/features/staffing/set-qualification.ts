import { type PlainDate, type StaffPerson, shanghaiDate } from '@anju/shared-types'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { StaffingNeeds } from './keep-leaves.ts'
import { showPerson } from './show-people.ts'

interface Wanted {
  staffNo: string
  isRegistrar: boolean
  until?: PlainDate
}

/** Writes a 房屋登记官's certificate down, or takes it away. The next draw of an entry in the register goes by it (S1, S4). */
export async function setQualification(
  { staffing, accounts, transact }: StaffingNeeds & { accounts: Pick<Accounts, 'staff'> },
  { staffNo, isRegistrar, until }: Wanted,
  { staff }: Staff,
  call: Call,
): Promise<StaffPerson> {
  if (staff.staffNo === staffNo) return refuse('SAME_PERSON', { text: '自己的登记官资格要由别人登记。' })
  await showPerson(staffing, staffNo, call.now)
  if (until && !isRegistrar) return refuse('BAD_INPUT', { field: 'until', text: '没有资格就没有有效期。' })
  if (until && until < shanghaiDate(call.now)) {
    return refuse('BAD_INPUT', { field: 'until', text: '有效期已经过了，请核对证书。' })
  }
  await transact(call, async (tx) => {
    const certificate = { kind: 'registrar' as const, ...(until && { until }) }
    await accounts.staff.setQualifications(tx.session, staffNo, isRegistrar ? [certificate] : [])
    const data = { registrar: isRegistrar ? (until ?? 'for good') : 'no' }
    tx.record({ type: 'staff.qualification-set', subject: { kind: 'staff', id: staffNo }, data })
    return { staffNo }
  })
  return showPerson(staffing, staffNo, call.now)
}
