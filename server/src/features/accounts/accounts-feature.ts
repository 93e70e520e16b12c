import type { Feature, Parts } from '../../platform/parts.ts'
import type { Accounts } from './accounts.ts'
import { seedStaff } from './seed-staff.ts'

/** Accounts have no routes of their own: login, one's own account and the desk are their doors. */
export function createAccountsFeature({ config }: Parts, { accounts }: { accounts: Accounts }): Feature {
  return { name: 'accounts', seed: () => seedStaff(accounts.staff, config) }
}
