import type { Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { DocumentPolicy } from '../documents/document-policy.ts'
import type { DocumentRow, SealedMember } from '../documents/document-record.ts'
import type { DocumentStore } from '../documents/document-store.ts'
import type { Notifier } from '../notices/notifier.ts'

export interface HouseholdNeeds extends Pick<Parts, 'transact' | 'ids' | 'cipher' | 'clock'> {
  documents: DocumentStore
  accounts: Pick<Accounts, 'store'>
  notifier: Notifier
  /** In whose case a paper may be used, and in which words that is agreed to. */
  policy: Pick<DocumentPolicy, 'purposeFor'>
}

export interface Member {
  name: string
  idNumber: string
}

export const sealMember = ({ cipher }: Pick<HouseholdNeeds, 'cipher'>, member: Member): SealedMember => ({
  idIndex: cipher.blindIndex('id-number', member.idNumber),
  sealed: cipher.seal(JSON.stringify(member)),
})
export const openMember = ({ cipher }: Pick<HouseholdNeeds, 'cipher'>, { sealed }: SealedMember): Member =>
  JSON.parse(cipher.open(sealed)) as Member

/** The caller, who has proved a real name: a family is made of people, not of phones. */
export async function proved(
  { accounts, cipher }: Pick<HouseholdNeeds, 'accounts' | 'cipher'>,
  accountId: string,
): Promise<Member & { accountId: string; idIndex: string }> {
  const account = await accounts.store.find(accountId)
  if (account?.realName.state !== 'verified') return refuse('REAL_NAME_REQUIRED')
  const { name, idNumber } = account.realName
  return { accountId: account.id, name, idNumber, idIndex: cipher.blindIndex('id-number', idNumber) }
}

/** The name of whoever keeps a paper; undefined when the account has none any more. */
export async function ownerName(
  { accounts }: Pick<HouseholdNeeds, 'accounts'>,
  { accountId }: Pick<DocumentRow, 'accountId'>,
): Promise<string | undefined> {
  const account = await accounts.store.find(accountId)
  return account?.realName.state === 'verified' ? account.realName.name : undefined
}
