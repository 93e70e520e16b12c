import { type Case, shanghaiDate } from '@anju/shared-types'
import { type ConsentAct, consentDigest, spokenSentence } from '../../domain/cases/consent-digest.ts'
import { coolingOffEnds, type ExtraStep, type ExtraStepsQuestion, extraSteps } from '../../domain/cases/extra-steps.ts'
import { hasPrice } from '../../domain/cases/fields.ts'
import { businessOfItem } from '../../domain/restrictions/business.ts'
import { sha256 } from '../accounts/signing-keys.ts'
import { type CaseFile, sides } from './case-file.ts'
import type { CaseRow, PartyRow } from './case-record.ts'
import type { CaseNeeds } from './needs.ts'

/** What each side confirms: the words that are read aloud, and the digest that binds them to act, home, people and price (D11). */
export function actOf(
  { parties }: Pick<CaseNeeds, 'parties'>,
  row: CaseRow,
  file: CaseFile,
  reader?: Pick<PartyRow, 'id'>,
): NonNullable<Case['act']> {
  const act: ConsentAct = {
    caseId: row._id,
    name: file.main.name,
    items: row.items,
    people: row.parties.map((party) => ({ ...parties.open(party), id: party.id, side: party.side })),
    ...(row.property && { property: row.property }),
    ...(row.priceFen !== undefined && { priceFen: row.priceFen }),
    ...{ details: row.details, answers: row.answers },
  }
  return {
    text: spokenSentence(act, reader?.id),
    digest: consentDigest(act, sha256),
    extras: stepsOf(row, file).map(({ text }) => text),
  }
}

/** What must happen beside everybody's yes: a call, a pause, a look at the price. Never a refusal. */
export const stepsOf = (row: CaseRow, file: CaseFile): ExtraStep[] => extraSteps(stepsQuestion(row, file)).steps

/** The question of `extra-steps.ts` for a case as it stands: every yes in it, and those that its devices gave elsewhere. */
export function stepsQuestion(row: CaseRow, file: CaseFile): ExtraStepsQuestion {
  const at = row.submittedAt ?? row.changedAt
  const giving = sides(file)[0]
  return {
    caseId: row._id,
    on: shanghaiDate(at),
    isGift: file.main.code === 'B06',
    hasPrice: hasPrice(businessOfItem(file.main.code)) && row.priceFen !== undefined,
    priceFen: row.priceFen,
    ...(row.reference?.unitCode === row.property?.unitCode && { valueFen: row.reference?.valueFen }),
    now: at,
    yeses: row.parties.flatMap(({ id, side, idIndex, confirmed }) => {
      if (!confirmed?.device) return []
      const { device, at: when, elsewhere = [] } = confirmed
      const here = { device, personId: idIndex, partyId: id, caseId: row._id, side, gives: side === giving, at: when }
      return [here, ...elsewhere.map((one) => ({ ...one, device, gives: true }))]
    }),
  }
}

/** Until when nobody may take it in; undefined when nothing asks for a pause. */
export function coolingOffOf(row: CaseRow, file: CaseFile): Date | undefined {
  const last = row.parties
    .flatMap(({ confirmed }) => confirmed?.at ?? [])
    .toSorted((a, b) => b.getTime() - a.getTime())[0]
  return last && coolingOffEnds(last, stepsOf(row, file))
}
