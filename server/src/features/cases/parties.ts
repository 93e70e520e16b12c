import { maskName } from '../../domain/identity/mask.ts'
import { covers } from '../../domain/organisations/acts-for.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Acting, ActsFor } from '../organisations/acting.ts'
import type { CaseRow, PartyRow } from './case-record.ts'

/** Somebody who proved name and number. */
export interface Person {
  accountId: string
  name: string
  idNumber: string
  idIndex: string
  /** Organisations in whose name they may act now. */
  actsFor: readonly ActsFor[]
}

export interface PartyName {
  name: string
  idNumber: string
}

export type Parties = ReturnType<typeof createParties>

/** Names and numbers of the sides, sealed in the case and opened for a view. */
export function createParties({
  cipher,
  accounts,
  acting,
}: {
  cipher: Cipher
  accounts: Pick<Accounts, 'store'>
  acting: Acting
}) {
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
      const own = idIndex(idNumber)
      return { accountId: account.id, name, idNumber, idIndex: own, actsFor: await acting.actsFor(own) }
    },

    /** Name and number that an account proved; undefined without a real name. */
    async ifKnown(accountId: string): Promise<PartyName | undefined> {
      const account = await accounts.store.find(accountId)
      return account?.realName.state === 'verified'
        ? { name: account.realName.name, idNumber: account.realName.idNumber }
        : undefined
    },

    /** The same without insisting: undefined without a real name. */
    async ifProved(accountId: string): Promise<Pick<Person, 'idIndex' | 'actsFor'> | undefined> {
      const own = await this.indexOf(accountId)
      return own === undefined ? undefined : { idIndex: own, actsFor: await acting.actsFor(own) }
    },

    /** Blind index of the number that an account proved; undefined without a real name. */
    async indexOf(accountId: string): Promise<string | undefined> {
      const account = await accounts.store.find(accountId)
      return account?.realName.state === 'verified' ? idIndex(account.realName.idNumber) : undefined
    },

    /** The account that has proved this number; undefined when there is none. */
    accountOf: async (idNumber: string): Promise<string | undefined> =>
      (await accounts.store.findVerified(idNumber))?.id,

    /** Accounts of the sides, as far as they have proved their number here; for an organisation those who act for it. */
    async accountsOf(row: Pick<CaseRow, 'parties' | 'items'>): Promise<{ partyId: string; accountId: string }[]> {
      const people = await acting.peopleOf(
        row.parties.map((party) => party.idIndex),
        row.items.map(({ code }) => code),
      )
      const numbers = row.parties.flatMap((party) => [
        { partyId: party.id, idNumber: (JSON.parse(cipher.open(party.sealed)) as PartyName).idNumber },
        ...people
          .filter(({ organisation }) => organisation === party.idIndex)
          .map(({ idNumber }) => ({ partyId: party.id, idNumber })),
      ])
      const known = await accounts.store.whoVerified(numbers.map(({ idNumber }) => idNumber))
      return numbers.flatMap(({ partyId, idNumber }) => {
        const accountId = known.get(idNumber)
        return accountId ? [{ partyId, accountId }] : []
      })
    },
  }
}

/**
 * As which side somebody stands in a case: as themselves, else for an organisation whose business it is. Who is a side themselves never
 * acts for another side too (自己代理, 民法典 168); the organisation then confirms with its seal.
 */
export const partyOf = (
  row: Pick<CaseRow, 'parties' | 'items'>,
  { idIndex, actsFor }: Pick<Person, 'idIndex' | 'actsFor'>,
): PartyRow | undefined =>
  row.parties.find((party) => party.idIndex === idIndex) ??
  row.parties.find((party) => organisationOf(party, row, actsFor) !== undefined)

const organisationOf = (
  party: Pick<PartyRow, 'idIndex'>,
  { items }: Pick<CaseRow, 'items'>,
  actsFor: Person['actsFor'],
): ActsFor | undefined =>
  actsFor.find(
    (one) =>
      one.idIndex === party.idIndex &&
      covers(
        one.items,
        items.map(({ code }) => code),
      ),
  )

/** As the history shows whoever acts on a side: 转让方, or 冯海 代表 济南安居商业管理有限公司. */
export function shownAs(
  party: Pick<PartyRow, 'idIndex' | 'side'>,
  me: Pick<Person, 'idIndex' | 'name' | 'actsFor'>,
): string {
  if (party.idIndex === me.idIndex) return party.side
  const organisation = me.actsFor.find(({ idIndex }) => idIndex === party.idIndex)
  return organisation ? `${me.name} 代表 ${organisation.name}` : party.side
}

/** `李*、王*` for lists of staff. */
export const maskedNames = (names: readonly PartyName[]): string => names.map(({ name }) => maskName(name)).join('、')

/** Of the number only what tells two people of one name apart. */
export const maskIdNumber = (idNumber: string): string =>
  `${idNumber.slice(0, 1)}${'*'.repeat(13)}${idNumber.slice(-4)}`
