import type { Courier } from '../../gateways/courier/index.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { CaseHandOvers } from '../cases/case-hand-overs.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { CollectionStore } from './collection-store.ts'

export interface CollectionNeeds extends Pick<Parts, 'transact' | 'ids' | 'clock' | 'cipher' | 'log' | 'inbox'> {
  collections: CollectionStore
  cases: CaseHandOvers
  courier: Courier
  accounts: Pick<Accounts, 'store'>
  notifier: Notifier
}
