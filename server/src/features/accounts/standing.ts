import type { Logger } from 'pino'
import type { Live } from '../../platform/live/live.ts'
import type { AccountStore } from './account-store.ts'
import type { StaffMember, StaffStore } from './staff-store.ts'

/** Wakes the processes that keep what a person may do in memory. */
export const standingTopic = 'standing'

/** What decides which routes a person may call. */
export interface Standing {
  isVerified: boolean
  staff?: StaffMember
}

/** A wake-up may get lost; then a withdrawn role still ends within seconds. */
const KEPT_MS = 10_000
const MOST_KEPT = 50_000

export type Standings = ReturnType<typeof createStandings>

/**
 * Standing by account, kept for seconds, so that a rush does not read each account with every request. Only what allows is
 * kept: a no is always read again, because people try again the moment they were verified.
 */
export function createStandings(needs: { accounts: AccountStore; staff: StaffStore; live: Live; log: Logger }) {
  const kept = new Map<string, { standing: Standing; readAt: number }>()
  // For the life of the process, like the connection it listens on.
  needs.live.subscribe(standingTopic, () => kept.clear())

  const read = async (accountId: string): Promise<Standing> => {
    const account = await needs.accounts.find(accountId)
    if (!account) return { isVerified: false }
    return { isVerified: account.realName.state === 'verified', staff: await needs.staff.of(account) }
  }

  return {
    /** `isEnough` says whether a kept answer already allows what is asked. */
    async of(accountId: string, isEnough: (standing: Standing) => boolean): Promise<Standing> {
      const known = kept.get(accountId)
      if (known && performance.now() - known.readAt < KEPT_MS && isEnough(known.standing)) return known.standing
      const readAt = performance.now()
      const standing = await read(accountId)
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(accountId, { standing, readAt })
      return standing
    },
    forget: (accountId: string) => void kept.delete(accountId),
  }
}
