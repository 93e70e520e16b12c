import { papersThatAnswer } from '../../domain/cases/answered.ts'
import { businessOfItem } from '../../domain/restrictions/business.ts'
import { verdictOf } from './case-facts.ts'
import { type CaseFile, sides, today } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import type { CaseNeeds } from './needs.ts'
import type { PartyName } from './parties.ts'

/**
 * What stands in the way, asked of the register now. Never inside a transaction: it may take seconds. A silent register gives
 * `unknown`, and nothing is entered on that (D3). Undefined for a business that touches no home in the register.
 */
export const askRegister = async (needs: Asking, row: CaseRow, file: CaseFile): Promise<CaseRow['restrictions']> =>
  (await readPage(needs, row, file))?.restrictions

type Asking = Pick<CaseNeeds, 'register' | 'clock' | 'parties'>

/** The same with the owners that the page names, for those who compare them. */
export async function readPage(
  { register, clock, parties }: Asking,
  row: CaseRow,
  file: CaseFile,
): Promise<{ restrictions: NonNullable<CaseRow['restrictions']>; owners: readonly PartyName[] } | undefined> {
  const business = businessOfItem(file.main.code)
  const unitCode = row.property?.unitCode
  if (!business || !unitCode) return undefined
  const now = clock.now()
  const [giving, taking] = sides(file)
  const numbers = (side: string | undefined) =>
    row.parties.filter((one) => one.side === side && one.confirmed).map((one) => parties.open(one).idNumber)
  const { verdict, unit, asOf } = await register.check(unitCode, {
    ...{ business, on: today(now), caseId: row._id },
    agreed: numbers(giving),
    acquirers: row.parties.filter((one) => one.side === taking).map((one) => parties.open(one).idNumber),
    materials: row.papers.filter(({ unusable }) => !unusable).map(({ material }) => material),
  })
  const said = verdictOf(verdict)
  const found = verdict.effects
    .filter(({ effect }) => effect !== 'none')
    .map(({ id, label, effect, consentOf, sentence, next, clause, since, isAnswered }) => ({
      ...{ id, label, effect, consentOf, sentence, next, clause, since, isAnswered },
      // A circumstance is known by its own name.
      answeredBy: papersThatAnswer(unit?.restrictions.find((one) => one.id === id)?.kind ?? id),
    }))
  const needsPaper = verdict.outcome === 'consent' || verdict.outcome === 'risk-letter'
  const restrictions = {
    outcome: verdict.outcome,
    verdict: said === 'clear' && needsPaper ? 'blocked' : said,
    at: asOf ?? now,
    ...(unit && { version: unit.version, usage: unit.usage }),
    effects: found.filter(({ isAnswered }) => !isAnswered).map(({ isAnswered: _isAnswered, ...one }) => one),
    answered: found
      .filter(({ isAnswered }) => isAnswered)
      .map(({ isAnswered: _isAnswered, next: _next, ...one }) => one),
  }
  return { restrictions, owners: unit?.owners ?? [] }
}

/** The sentence of what blocks, for a refusal. */
export const blockText = (restrictions: CaseRow['restrictions']): string | undefined =>
  restrictions?.effects.find(({ effect }) => ['block', 'person', 'consent', 'risk-letter'].includes(effect))?.sentence
