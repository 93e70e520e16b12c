import type { Tx } from '../../platform/db/transact.ts'
import type { Parts } from '../../platform/parts.ts'
import { createAccessLogStore } from './access-log-store.ts'
import { createAccountStore, type NewAccount } from './account-store.ts'
import { createIdentityStore } from './identity-store.ts'
import { type MergeReason, mergeAccounts, type OnMerge } from './merge-accounts.ts'
import { createStaffStore } from './staff-store.ts'
import { createStandings } from './standing.ts'

export type Accounts = ReturnType<typeof createAccounts>

/** Everything about accounts that login, real name and notices share; made once in wiring.ts. */
export function createAccounts(
  parts: Pick<Parts, 'db' | 'cipher' | 'ids' | 'live' | 'log' | 'clock'>,
  { onMerge }: { onMerge: readonly OnMerge[] },
) {
  const store = createAccountStore(parts)
  const identities = createIdentityStore(parts.db)
  const staff = createStaffStore(parts)
  const accessLog = createAccessLogStore(parts)
  return {
    store,
    identities,
    staff,
    accessLog,
    standings: createStandings({ accounts: store, staff, live: parts.live }),
    /** Inserts an account and records that it began. */
    async open(tx: Tx, account: Omit<NewAccount, 'id'>, channel: string) {
      const opened = await store.insert({ id: parts.ids.id(), ...account }, tx.now, tx.session)
      tx.record({ type: 'account.created', subject: { kind: 'account', id: opened.id }, data: { channel } })
      return opened
    },
    merge: (tx: Tx, from: string, into: string, why: MergeReason) =>
      mergeAccounts({ accounts: store, identities, accessLog, onMerge }, tx, from, into, why),
  }
}
