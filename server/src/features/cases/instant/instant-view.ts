import type { Case, InstantFactView } from '@anju/shared-types'
import type { InstantFact } from '../../../domain/cases/instant.ts'
import type { CaseRow } from '../case-record.ts'
import type { CaseNeeds } from '../needs.ts'

const saidTexts: Record<InstantFact['said'], string> = {
  found: '查到，一致',
  'not-found': '没有查到',
  silent: '没有答复',
  doubtful: '对不上',
}

export const factView = ({ material, name, source, said, text, asOf, at }: InstantFact): InstantFactView => ({
  ...{ material, name, source, said, text },
  saidText: saidTexts[said],
  asOf: asOf?.toISOString(),
  at: at.toISOString(),
})

/** What proves an instant decision, or why there was none: for the parties and for the desk. */
export function instantView({ view }: Pick<CaseNeeds, 'view'>, { instant }: CaseRow): Case['instant'] {
  if (!instant) return undefined
  const { outcome, reasons, basis, facts, hash, at } = instant
  return {
    ...{ outcome, reasons, hash, at: at.toISOString() },
    basis: basis.map(view.basisView),
    facts: facts.map(factView),
  }
}
