import type { Config } from '../../config.ts'
import { demoStaffOf } from './seed/staff.ts'
import type { StaffStore } from './staff-store.ts'

/**
 * Writes the demonstration's staff; who is there already stays as changed. Never in production: a role opens with a phone, and
 * whoever owns one of these numbers in real life would be a clerk.
 */
export async function seedStaff(staff: StaffStore, { NODE_ENV, CITY }: Pick<Config, 'NODE_ENV' | 'CITY'>) {
  if (NODE_ENV === 'production') return
  for (const { phone, ...member } of demoStaffOf(CITY)) {
    if (!(await staff.find(member.staffNo))) await staff.save(member, phone)
  }
}
