import { type Me, realNameStates } from '@anju/shared-types'
import { maskName, maskPhone } from '../../domain/identity/mask.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'

export interface MeViewNeeds {
  accounts: Accounts
  countUnread(accountId: string): Promise<number>
  /** Halls belong to another feature. */
  hallName(hallId: string): Promise<string | undefined>
}

/** One's own account: the only place where a phone is shown, and there masked. */
export function createMeView({ accounts, countUnread, hallName }: MeViewNeeds) {
  return async (accountId: string): Promise<Me> => {
    const account = await accounts.store.find(accountId)
    // Merged away a moment ago: refreshing leads to the account it is now.
    if (!account) return refuse('ACCESS_EXPIRED')
    const { id, phones, realName, preferences } = account
    const [platforms, staff, unreadNotices] = await Promise.all([
      accounts.identities.channelsOf(id),
      accounts.staff.of(account),
      countUnread(id),
    ])
    return {
      id,
      ...(phones[0] ? { maskedPhone: maskPhone(phones[0]) } : {}),
      realName: {
        state: realName.state,
        label: realNameStates[realName.state],
        ...(realName.state === 'none' ? {} : { maskedName: maskName(realName.name) }),
        ...(realName.state === 'verified' ? { source: realName.source, asOf: realName.asOf.toISOString() } : {}),
      },
      channels: [...(phones.length ? (['h5'] as const) : []), ...platforms],
      ...(staff ? { staff: { ...staff, hallName: (await hallName(staff.hallId)) ?? staff.hallId } } : {}),
      preferences,
      unreadNotices,
    }
  }
}
