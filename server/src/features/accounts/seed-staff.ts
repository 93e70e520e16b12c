import { demoStaff } from './seed/staff.ts'
import type { StaffStore } from './staff-store.ts'

/**
 * Writes the demonstration's staff; who is there already stays as changed. Never in production: a role opens with a phone, and
 * whoever owns one of these numbers in real life would be a clerk.
 */
export async function seedStaff(staff: StaffStore, mode: string) {
  if (mode === 'production') return
  for (const { phone, ...member } of demoStaff) {
    if (!(await staff.find(member.staffNo))) await staff.save(member, phone)
  }
}
