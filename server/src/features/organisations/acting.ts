import { type ActsAs, actsAs, covers, showsCertificates } from '../../domain/organisations/acts-for.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import { factsOf, type OrganisationRow, type OrganisationStore } from './organisation-store.ts'

export interface PersonName {
  name: string
  idNumber: string
}

/** An organisation in whose name somebody may act now. */
export interface ActsFor extends ActsAs {
  creditCode: string
  name: string
  /** As parties of cases have it. */
  idIndex: string
  /** Whether they may see and show what was issued to it. */
  showsCertificates: boolean
}

/** Who may act for which organisation, for features whose parties may be organisations. */
export interface Acting {
  actsFor(personIndex: string): Promise<ActsFor[]>
  /** Whoever acts for one of these organisations now in all of these items: they hear what happens. */
  peopleOf(idIndexes: readonly string[], items: readonly string[]): Promise<(PersonName & { organisation: string })[]>
  /** Whoever may show the certificates of an organisation now; nobody when there is no such organisation here. */
  certificatePeople(idIndex: string): Promise<(PersonName & Pick<ActsAs, 'as'>)[]>
}

export const openPerson = ({ sealed }: { sealed: string }, cipher: Pick<Cipher, 'open'>): PersonName =>
  JSON.parse(cipher.open(sealed)) as PersonName

export function createActing({
  organisations,
  cipher,
  clock,
}: {
  organisations: Pick<OrganisationStore, 'ofPerson' | 'byIndexes'>
  cipher: Pick<Cipher, 'open'>
  clock: Clock
}): Acting {
  return {
    async actsFor(personIndex) {
      const rows = await organisations.ofPerson(personIndex)
      return rows.flatMap((row) => {
        const facts = factsOf(row)
        const as = actsAs(facts, personIndex, clock.now())
        const shows = showsCertificates(facts, personIndex, clock.now())
        const { _id: creditCode, name, idIndex } = row
        return as ? [{ ...as, creditCode, name, idIndex, showsCertificates: shows }] : []
      })
    },

    async peopleOf(idIndexes, items) {
      if (idIndexes.length === 0) return []
      const rows = await organisations.byIndexes(idIndexes)
      return rows.flatMap((row) =>
        peopleNow(row, items, clock.now()).map((one) => ({ ...openPerson(one, cipher), organisation: row.idIndex })),
      )
    },

    async certificatePeople(idIndex) {
      const [row] = await organisations.byIndexes([idIndex])
      if (!row) return []
      const facts = factsOf(row)
      return peopleIn(row).flatMap((one) => {
        const as = showsCertificates(facts, one.idIndex, clock.now()) && actsAs(facts, one.idIndex, clock.now())
        return as ? [{ ...openPerson(one, cipher), as: as.as }] : []
      })
    },
  }
}

function peopleIn({ representative, deputies }: OrganisationRow) {
  const all = [...(representative ? [representative] : []), ...deputies]
  return [...new Map(all.map((one) => [one.idIndex, one])).values()]
}

function peopleNow(row: OrganisationRow, items: readonly string[], now: Date) {
  return peopleIn(row).filter(({ idIndex }) => {
    const as = actsAs(factsOf(row), idIndex, now)
    return as !== undefined && covers(as.items, items)
  })
}
