import type { Feature, Parts } from '../../platform/parts.ts'
import type { Accounts } from './accounts.ts'
import { demoStaff } from './seed/staff.ts'

/** Accounts have no routes of their own: login, one's own account and the desk are their doors. */
export function createAccountsFeature({ config, log }: Parts, { accounts }: { accounts: Accounts }): Feature {
  return {
    name: 'accounts',
    async seed() {
      // A role opens with a phone: in a real city the demonstration's phones must not open anything.
      if (config.NODE_ENV === 'production') {
        log.warn('no demonstration staff in production; tools/set-staff.ts enters real staff')
        return
      }
      for (const { phone, ...member } of demoStaff) await accounts.staff.save(member, phone)
    },
  }
}
