import { type ActsAs, actsAs, covers } from '../../domain/organisations/acts-for.ts'
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
}

/** Who may act for which organisation, for features whose parties may be organisations. */
export interface Acting {
  actsFor(personIndex: string): Promise<ActsFor[]>
  /** Whoever acts for one of these organisations now in all of these items: they hear what happens. */
  peopleOf(idIndexes: readonly string[], items: readonly string[]): Promise<(PersonName & { organisation: string })[]>
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
        const as = actsAs(factsOf(row), personIndex, clock.now())
        return as ? [{ ...as, creditCode: row._id, name: row.name, idIndex: row.idIndex }] : []
      })
    },

    async peopleOf(idIndexes, items) {
      if (idIndexes.length === 0) return []
      const rows = await organisations.byIndexes(idIndexes)
      return rows.flatMap((row) =>
        peopleNow(row, items, clock.now()).map((one) => ({ ...openPerson(one, cipher), organisation: row.idIndex })),
      )
    },
  }
}

function peopleNow(row: OrganisationRow, items: readonly string[], now: Date) {
  const all = [...(row.representative ? [row.representative] : []), ...row.deputies]
  const unique = new Map(all.map((one) => [one.idIndex, one]))
  return [...unique.values()].filter(({ idIndex }) => {
    const as = actsAs(factsOf(row), idIndex, now)
    return as !== undefined && covers(as.items, items)
  })
}
