import { createHash } from 'node:crypto'
import type { Case } from '@anju/shared-types'
import { canonicalText } from '../../domain/canonical.ts'
import { actText, extraSteps } from '../../domain/cases/act.ts'
import type { CaseFile } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import type { CaseNeeds } from './needs.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** What each side confirms: the words that are read aloud, and the digest that binds them to act, home, people and price (D11). */
export function actOf(
  { parties }: Pick<CaseNeeds, 'parties'>,
  row: CaseRow,
  { main }: CaseFile,
): NonNullable<Case['act']> {
  const people = row.parties.map((party) => ({ ...parties.open(party), id: party.id, side: party.side }))
  const { property, priceFen, details } = row
  const content = {
    format: 'anju.act.v1',
    case: row._id,
    items: row.items.map(({ code, version }) => `${code}@${version}`),
    people: people.map(({ side, name, idNumber }) => ({ side, name, idNumber })),
    property: property ?? null,
    priceFen: priceFen ?? null,
    details,
    answers: row.answers,
  }
  return {
    text: actText({ name: main.name, people, property: property?.address, priceFen }),
    digest: sha256(canonicalText(content)),
    extras: extraSteps(row.parties.flatMap(({ confirmed }) => confirmed?.device ?? [])),
  }
}
