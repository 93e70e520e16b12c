import type { StaffRole } from '@anju/shared-types'
import type { AccountStore } from './account-store.ts'
import type { StaffStore } from './staff-store.ts'

export interface Duty {
  /** Accounts through which the people of a post can be told something. A phone may serve a family: only the member's own counts. */
  accountsOf(role: StaffRole): Promise<string[]>
}

export const createDuty = (accounts: AccountStore, staff: StaffStore): Duty => ({
  async accountsOf(role) {
    const told: string[] = []
    for (const { staffNo } of (await staff.everyone()).filter(({ roles }) => roles.includes(role))) {
      const phoneIndex = await staff.phoneIndexOf(staffNo)
      for (const account of phoneIndex ? await accounts.findByPhoneIndex(phoneIndex) : []) {
        if ((await staff.of(account))?.staffNo === staffNo) told.push(account.id)
      }
    }
    return told
  },
})
