import { hasPrice } from '../../domain/cases/fields.ts'
import { businessOfItem } from '../../domain/restrictions/business.ts'
import type { CaseFile } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import type { CaseNeeds } from './needs.ts'

/** A figure is asked for anew with each handing in; while somebody types, one of this home is enough. */
type Fresh = 'now' | 'once'

/**
 * What the home of a case is worth by the housing office's figures, asked outside any transaction (E27). Silence leaves no figure: the rule
 * then says that nobody could tell, never that the price is fine. An older figure of the same home is better than none.
 */
export async function referenceFor(
  { referencePrices, clock }: Pick<CaseNeeds, 'referencePrices' | 'clock'>,
  row: Pick<CaseRow, 'property' | 'reference'>,
  { main }: Pick<CaseFile, 'main'>,
  fresh: Fresh,
): Promise<CaseRow['reference']> {
  const unitCode = row.property?.unitCode
  if (!unitCode || !hasPrice(businessOfItem(main.code))) return undefined
  const known = row.reference?.unitCode === unitCode ? row.reference : undefined
  if (known && fresh === 'once') return known
  const asked = await referencePrices.of(unitCode, `核对“${main.name}”的价款`)
  if (asked.kind !== 'answer') return known
  const { totalFen, valuedOn, method } = asked.price
  return { unitCode, valueFen: totalFen, valuedOn, source: `住建部门参考价（${method}）`, at: clock.now() }
}
