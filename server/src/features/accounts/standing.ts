import { coalesce } from '../../platform/db/coalesce.ts'
import type { Live } from '../../platform/live/live.ts'
import type { AccountStore } from './account-store.ts'
import type { StaffMember, StaffStore } from './staff-store.ts'

/** Wakes the processes that keep what a person may do in memory. */
export const standingTopic = 'standing'

/** A wake-up may get lost; then a role that was taken away still ends within seconds. */
const ROLES_KEPT_MS = 10_000
const MOST_KEPT = 100_000

export type Standings = ReturnType<typeof createStandings>

/**
 * What decides which routes a person may call, kept in memory, so that a rush does not read each account with every request. Only
 * what allows is kept: a no is always read again, because people try again the moment they were verified.
 */
export function createStandings(needs: { accounts: AccountStore; staff: StaffStore; live: Live }) {
  const { accounts, staff, live } = needs
  const verified = new Set<string>()
  const members = new Map<string, { member: StaffMember; readAt: number }>()
  const readVerified = coalesce(async (ids) => new Map((await accounts.whichVerified(ids)).map((id) => [id, true])))
  // Rises when something is forgotten: an answer that was read before that is not kept after it.
  let age = 0
  const forget = (accountId?: string) => {
    age += 1
    if (accountId === undefined) {
      verified.clear()
      members.clear()
    } else {
      verified.delete(accountId)
      members.delete(accountId)
    }
  }
  // For the life of the process, like the connection it listens on.
  live.subscribe(standingTopic, () => forget())

  return {
    async isVerified(accountId: string): Promise<boolean> {
      if (verified.has(accountId)) return true
      const readAt = age
      const isSo = (await readVerified(accountId)) === true
      if (verified.size >= MOST_KEPT) verified.clear()
      if (isSo && readAt === age) verified.add(accountId)
      return isSo
    },

    /** The member of staff behind an account. `isEnough` says whether a kept answer already allows what is asked. */
    async staffOf(accountId: string, isEnough: (member: StaffMember) => boolean): Promise<StaffMember | undefined> {
      const known = members.get(accountId)
      if (known && performance.now() - known.readAt < ROLES_KEPT_MS && isEnough(known.member)) return known.member
      const readAt = { age, at: performance.now() }
      const account = await accounts.find(accountId)
      const member = account && (await staff.of(account))
      if (member && readAt.age === age) members.set(accountId, { member, readAt: readAt.at })
      return member
    },

    /** Something about this account has changed here; other processes are woken by the change itself. */
    forget: (accountId: string) => forget(accountId),
  }
}
