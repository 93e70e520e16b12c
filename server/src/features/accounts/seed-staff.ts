import type { StaffRole } from '@anju/shared-types'
import type { StaffStore } from './staff-store.ts'

/** Staff of the story that is played in development and tests. 刘芳 and 陈立 work in the hall that is open at any hour. */
const story: [staffNo: string, name: string, phone: string, role: StaffRole, hallId: string][] = [
  ['clerk-1', '刘芳', '13900000001', 'clerk', 'jn-shimin'],
  ['clerk-2', '张磊', '13900000002', 'clerk', 'jn-lixia'],
  ['clerk-3', '王静', '13900000003', 'clerk', 'jn-shizhong'],
  ['supervisor', '陈立', '13900000010', 'supervisor', 'jn-shimin'],
  ['registrar', '赵敏', '13900000011', 'registrar', 'jn-lixia'],
  ['inspector', '孙浩', '13900000012', 'inspector', 'jn-lixia'],
  ['admin', '韩雪', '13900000020', 'admin', 'jn-lixia'],
]

/**
 * Writes the story's staff; who is there already stays as changed. Never in production: whoever owns one of these numbers in real
 * life would be a clerk.
 */
export async function seedStaff(staff: StaffStore, mode: string) {
  if (mode === 'production') return
  for (const [staffNo, name, phone, role, hallId] of story) {
    if (!(await staff.find(staffNo))) await staff.save({ staffNo, name, roles: [role], hallId }, phone)
  }
}
