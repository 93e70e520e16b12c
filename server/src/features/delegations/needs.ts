import { createHash } from 'node:crypto'
import { type PlainDate, shanghaiDate } from '@anju/shared-types'
import { matchNames } from '../../domain/identity/name-match.ts'
import type { Register } from '../../gateways/register/register.ts'
import type { Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Directory } from '../accounts/directory.ts'
import type { Guides } from '../catalogue/guide.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { DelegationRow, DelegationStore, SealedPerson } from './delegation-store.ts'

export interface DelegationNeeds extends Pick<Parts, 'transact' | 'ids' | 'cipher' | 'clock'> {
  delegations: DelegationStore
  accounts: Pick<Accounts, 'store'>
  notifier: Notifier
  register: Pick<Register, 'ownedBy'>
  directory: Pick<Directory, 'recordView'>
  guides: Guides
  /** What a case is called, when this person is a side of it. */
  caseName(caseId: string, idIndex: string): Promise<string | undefined>
}

export interface PersonName {
  name: string
  idNumber: string
}

export interface Person extends PersonName {
  accountId: string
  idIndex: string
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
export const today = (now: Date): PlainDate => shanghaiDate(now)

export const sealPerson = ({ cipher }: Pick<DelegationNeeds, 'cipher'>, person: PersonName): SealedPerson => ({
  idIndex: cipher.blindIndex('id-number', person.idNumber),
  sealed: cipher.seal(JSON.stringify({ name: person.name, idNumber: person.idNumber })),
})
export const openPerson = ({ cipher }: Pick<DelegationNeeds, 'cipher'>, { sealed }: SealedPerson): PersonName =>
  JSON.parse(cipher.open(sealed)) as PersonName

/** The caller, who has proved a real name. */
export async function proved(
  { accounts, cipher }: Pick<DelegationNeeds, 'accounts' | 'cipher'>,
  accountId: string,
): Promise<Person> {
  const account = await accounts.store.find(accountId)
  if (account?.realName.state !== 'verified') return refuse('REAL_NAME_REQUIRED')
  const { name, idNumber } = account.realName
  return { accountId: account.id, name, idNumber, idIndex: cipher.blindIndex('id-number', idNumber) }
}

export type Role = 'principal' | 'agent'

/**
 * On which side somebody stands. The number says who is meant; a name that is another person's means that somebody mistyped a number, and
 * whoever happens to have it is shown nothing.
 */
export function roleOf(
  needs: Pick<DelegationNeeds, 'cipher'>,
  row: DelegationRow,
  me: Pick<Person, 'idIndex' | 'name'>,
): Role | undefined {
  const role = (['principal', 'agent'] as const).find((one) => row[one].idIndex === me.idIndex)
  return role && matchNames(openPerson(needs, row[role]).name, me.name) !== 'different' ? role : undefined
}
