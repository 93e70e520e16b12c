import type { Enterprises } from '../../gateways/gov-data/enterprises.ts'
import type { Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { PersonName } from './acting.ts'
import type { OrganisationStore } from './organisation-store.ts'

export interface OrganisationNeeds extends Pick<Parts, 'transact' | 'ids' | 'cipher' | 'clock' | 'log'> {
  organisations: OrganisationStore
  accounts: Pick<Accounts, 'store'>
  enterprises: Enterprises
  notifier: Notifier
}

export interface Asker extends PersonName {
  accountId: string
  idIndex: string
}

/** The caller with the name and number that they proved. */
export async function askerOf({ accounts, cipher }: OrganisationNeeds, accountId: string): Promise<Asker> {
  const account = await accounts.store.find(accountId)
  if (account?.realName.state !== 'verified') return refuse('REAL_NAME_REQUIRED')
  const { name, idNumber } = account.realName
  return { accountId: account.id, name, idNumber, idIndex: cipher.blindIndex('id-number', idNumber) }
}
