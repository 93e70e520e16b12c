import { businessOfItem } from '../../domain/restrictions/business.ts'
import { verdictOf } from './case-facts.ts'
import { type CaseFile, today } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import type { CaseNeeds } from './needs.ts'

/** Papers that answer what a restriction asks for: whoever must consent has, whoever must know the risk has signed. */
const answering = ['mortgagee-consent', 'risk-letter', 'notice-holder-consent', 'habitation-note', 'co-owner-consent']

/** Whether a restriction that asks for a consent or a risk letter finds one in the file. */
const hasAnswer = (row: CaseRow): boolean =>
  row.papers.some(({ material, how }) => how !== 'promised' && answering.includes(material))

/**
 * What stands in the way, asked of the register now. Never inside a transaction: it may take seconds. A silent register gives
 * `unknown`, and nothing is entered on that (D3). Undefined for a business that touches no home in the register.
 */
export async function askRegister(
  { register, clock }: Pick<CaseNeeds, 'register' | 'clock'>,
  row: CaseRow,
  file: CaseFile,
): Promise<CaseRow['restrictions']> {
  const business = businessOfItem(file.main.code)
  const unitCode = row.property?.unitCode
  if (!business || !unitCode) return undefined
  const now = clock.now()
  const { verdict, unit, asOf } = await register.check(unitCode, { business, on: today(now), caseId: row._id })
  const said = verdictOf(verdict)
  const needsPaper = verdict.effects.some(({ effect }) => effect === 'consent' || effect === 'risk-letter')
  return {
    outcome: verdict.outcome,
    verdict: said === 'clear' && needsPaper && !hasAnswer(row) ? 'blocked' : said,
    at: asOf ?? now,
    ...(unit && { version: unit.version, usage: unit.usage }),
    effects: verdict.effects
      .filter(({ effect }) => effect !== 'none')
      .map(({ id, label, effect, sentence, next, clause }) => ({ id, label, effect, sentence, next, clause })),
  }
}

/** The sentence of what blocks, for a refusal. */
export const blockText = (restrictions: CaseRow['restrictions']): string | undefined =>
  restrictions?.effects.find(({ effect }) => ['block', 'person', 'consent', 'risk-letter'].includes(effect))?.sentence
