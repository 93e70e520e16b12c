import { type CaseDepartment, type StaffRole, staffRoles } from '@anju/shared-types'

/** Whoever works here, as far as naming them needs it. */
export interface NamedStaff {
  staffNo: string
  name: string
  roles: readonly StaffRole[]
  departments?: readonly CaseDepartment[]
}

/** Offices as they stand before 窗口 and 审核人员. */
const offices: Record<CaseDepartment, string> = {
  housing: '房产交易',
  registry: '不动产登记',
  tax: '税务',
  fund: '公积金',
}

/** The post in words that everybody knows: 不动产登记窗口, 综合窗口, 税务审核人员, 主管; with a work number where it is one of digits. */
export function postWords({ staffNo, roles, departments = [] }: Omit<NamedStaff, 'name'>): string {
  const office = departments.map((one) => offices[one]).join('、')
  const ofRole: Partial<Record<StaffRole, string>> = {
    clerk: `${office || '综合'}窗口`,
    registrar: `${office}审核人员`,
  }
  // A number like clerk-3 is ours: it opens nothing at the counter and nobody can say it on the phone.
  const workNumber = /^\d+$/.test(staffNo) ? [`工号 ${staffNo}`] : []
  return [roles.map((role) => ofRole[role] ?? staffRoles[role]).join('、'), ...workNumber].join('，')
}

/** Who acted, as a citizen reads it in a list: `王静 · 不动产登记窗口`. */
export const staffShown = (staff: NamedStaff): string => `${staff.name} · ${postWords(staff)}`

/** The same in the middle of a sentence: `王静（不动产登记窗口）`. */
export const staffInSentence = (staff: NamedStaff): string => `${staff.name}（${postWords(staff)}）`
