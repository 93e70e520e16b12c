import { maskName } from '../../domain/identity/mask.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { CaseRow, PartyRow } from './case-record.ts'

/** Somebody who proved name and number. */
export interface Person {
  accountId: string
  name: string
  idNumber: string
  idIndex: string
}

export interface PartyName {
  name: string
  idNumber: string
}

export type Parties = ReturnType<typeof createParties>

/** Names and numbers of the sides, sealed in the case and opened for a view. */
export function createParties({ cipher, accounts }: { cipher: Cipher; accounts: Pick<Accounts, 'store'> }) {
  const idIndex = (idNumber: string) => cipher.blindIndex('id-number', idNumber)
  return {
    idIndex,
    row: ({ name, idNumber }: PartyName, rest: Pick<PartyRow, 'id' | 'side' | 'isApplicant'>): PartyRow => ({
      ...rest,
      sealed: cipher.seal(JSON.stringify({ name, idNumber })),
      idIndex: idIndex(idNumber),
    }),
    open: ({ sealed }: Pick<PartyRow, 'sealed'>): PartyName => JSON.parse(cipher.open(sealed)) as PartyName,

    /** The caller, who has proved a real name; without one nobody is a party of anything. */
    async person(accountId: string): Promise<Person> {
      const account = await accounts.store.find(accountId)
      if (account?.realName.state !== 'verified') return refuse('REAL_NAME_REQUIRED')
      const { name, idNumber } = account.realName
      return { accountId: account.id, name, idNumber, idIndex: idIndex(idNumber) }
    },

    /** Blind index of the number that an account proved; undefined without a real name. */
    async indexOf(accountId: string): Promise<string | undefined> {
      const account = await accounts.store.find(accountId)
      return account?.realName.state === 'verified' ? idIndex(account.realName.idNumber) : undefined
    },

    /** Accounts of the sides, as far as they have proved their number here. */
    async accountsOf(row: Pick<CaseRow, 'parties'>): Promise<{ partyId: string; accountId: string }[]> {
      const found = await Promise.all(
        row.parties.map(async (party) => {
          const { idNumber } = JSON.parse(cipher.open(party.sealed)) as PartyName
          const account = await accounts.store.findVerified(idNumber)
          return account ? [{ partyId: party.id, accountId: account.id }] : []
        }),
      )
      return found.flat()
    },
  }
}

export const partyOf = (row: Pick<CaseRow, 'parties'>, { idIndex }: Pick<Person, 'idIndex'>): PartyRow | undefined =>
  row.parties.find((party) => party.idIndex === idIndex)

/** `李*、王*` for lists of staff. */
export const maskedNames = (names: readonly PartyName[]): string => names.map(({ name }) => maskName(name)).join('、')

/** Of the number only what tells two people of one name apart. */
export const maskIdNumber = (idNumber: string): string =>
  `${idNumber.slice(0, 1)}${'*'.repeat(13)}${idNumber.slice(-4)}`
