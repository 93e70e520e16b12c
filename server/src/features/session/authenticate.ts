import type { BindNeeds } from '../../platform/http/bind-contract.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Sessions } from './sessions.ts'

/** Who is calling and what they may call: answered from memory for nearly every request. */
export function createAuthenticate({
  sessions,
  accounts,
}: {
  sessions: Pick<Sessions, 'access' | 'watch'>
  accounts: Pick<Accounts, 'standings'>
}): Pick<BindNeeds, 'authenticate' | 'requireVerified' | 'requireStaff'> {
  return {
    async authenticate(authorization, now) {
      if (authorization === undefined) return undefined
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1]
      if (!token) return refuse('NOT_LOGGED_IN')
      const verified = sessions.access.verify(token, now)
      if (verified.kind === 'expired') return refuse('ACCESS_EXPIRED')
      if (verified.kind === 'bad') return refuse('NOT_LOGGED_IN')
      const { accountId, sessionId } = verified.claims
      const state = await sessions.watch.check(verified.claims)
      if (state === 'ended') return refuse('SESSION_ENDED')
      // The account was merged: refreshing gives a token for the one it is now.
      if (state === 'moved') return refuse('ACCESS_EXPIRED')
      return { accountId, sessionId }
    },

    async requireVerified(account) {
      const isVerified = await accounts.standings.isVerified(account.accountId)
      return isVerified ? { ...account, verified: true } : refuse('REAL_NAME_REQUIRED')
    },

    async requireStaff(account, roles) {
      const may = (own: readonly string[]) => own.some((role) => roles.includes(role))
      const staff = await accounts.standings.staffOf(account.accountId, (member) => may(member.roles))
      return staff && may(staff.roles) ? { ...account, staff } : refuse('NOT_ALLOWED')
    },
  }
}
