import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import type { createAccessLogStore } from './access-log-store.ts'
import type { AccountStore } from './account-store.ts'
import type { IdentityStore } from './identity-store.ts'
import { standingTopic } from './standing.ts'

/** Moves what a feature keeps for an account to another one, inside the merge's own transaction. */
export type OnMerge = (tx: Tx, from: string, into: string) => Promise<void>

export type MergeReason = 'phone' | 'choice' | 'real-name'

export interface MergeNeeds {
  accounts: AccountStore
  identities: IdentityStore
  accessLog: ReturnType<typeof createAccessLogStore>
  /** Filled in wiring.ts: every feature that keeps rows by account has one, so that nothing is left behind. */
  onMerge: readonly OnMerge[]
}

/**
 * Ends one account and gives everything it held to another, in one transaction: identities, sessions, notices, appointments. Two
 * accounts with a real name are two people (or one who must be proved to be one): they are never merged.
 */
export async function mergeAccounts(needs: MergeNeeds, tx: Tx, from: string, into: string, why: MergeReason) {
  const { accounts, identities, accessLog, onMerge } = needs
  if (from === into) throw new Error('an account cannot be merged into itself')
  const target = await accounts.find(into, tx.session)
  const ended = await accounts.end(from, into, tx.session)
  if (!target || target.id !== into || !ended) return refuse('STATE_MOVED')
  if (ended.realName.state === 'verified') throw new Error('an account with a real name is never merged away')
  await accounts.addPhones(into, ended.phones, tx.session)
  await identities.move(from, into, tx.session)
  await accessLog.move(from, into, tx.session)
  for (const move of onMerge) await move(tx, from, into)
  tx.record({ type: 'account.merged', subject: { kind: 'account', id: into }, data: { from, why } })
  tx.touch(standingTopic)
}
