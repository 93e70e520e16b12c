import type { CaseDraft, PlainDate } from '@anju/shared-types'
import { fieldsOf } from '../../domain/cases/fields.ts'
import { organisationSides } from '../../domain/cases/party-roles.ts'
import { checkIdNumber, normaliseIdNumber } from '../../domain/identity/citizen-id.ts'
import { checkCreditCode, normaliseCreditCode } from '../../domain/identity/credit-code.ts'
import { checkRealEstateUnit } from '../../domain/identity/real-estate-unit.ts'
import { refuse } from '../../platform/refusal.ts'
import { type CaseFile, givenAnswers, questionsOf, sides } from './case-file.ts'
import type { CaseRow, PartyRow } from './case-record.ts'
import type { CasePatch } from './case-store.ts'
import type { CaseNeeds } from './needs.ts'

/** Only what the business asks for is kept. */
function detailsOf({ main }: CaseFile, details: CaseDraft['details']): Record<string, string> {
  const names = fieldsOf(main.code).map(({ name }) => name)
  return Object.fromEntries(Object.entries(details).filter(([name]) => names.includes(name)))
}

/** Answers to questions that the items no longer ask are dropped; an option that is none of theirs is refused. */
function answersOf(file: CaseFile, answers: CaseDraft['answers']): Record<string, string> {
  const questions = questionsOf(file)
  const known = Object.entries(answers).filter(([title]) => questions.some((one) => one.title === title))
  for (const [title, answer] of known) {
    if (!questions.find((one) => one.title === title)!.options.includes(answer)) {
      return refuse('CASE_FIELD_WRONG', { field: 'answers', text: `“${title}”没有这个选项，请重新选择。` })
    }
  }
  return Object.fromEntries(known)
}

export interface Given {
  file: CaseFile
  draft: CaseDraft
  /** The applicant's side, which is never typed among the others. */
  own: PartyRow
  on: PlainDate
}

/** What was typed, checked field by field, as the row keeps it. */
export const draftPatch = (needs: Pick<CaseNeeds, 'parties' | 'ids'>, row: CaseRow, given: Given): CasePatch => ({
  answers: { ...answersOf(given.file, given.draft.answers), ...givenAnswers(row.code) },
  parties: partiesOf(needs, row, given),
  property: propertyOf(given.draft.property),
  priceFen: given.draft.priceFen,
  details: detailsOf(given.file, given.draft.details),
  remark: given.draft.remark,
})

function partiesOf(
  { parties, ids }: Pick<CaseNeeds, 'parties' | 'ids'>,
  row: CaseRow,
  { file, draft, own, on }: Given,
): PartyRow[] {
  const known = sides(file)
  const side = draft.side ?? own.side
  if (!known.includes(side)) return refuse('CASE_FIELD_WRONG', { field: 'side', text: '请选择您是哪一方。' })
  const others = draft.others.map((one, at) => {
    const field = `others.${at}`
    if (!known.includes(one.side)) return refuse('CASE_FIELD_WRONG', { field, text: '请选择这个人是哪一方。' })
    const idNumber = readNumber(one.side, one.idNumber, on, field)
    const idIndex = parties.idIndex(idNumber)
    if (idIndex === own.idIndex) {
      return refuse('CASE_FIELD_WRONG', { field, text: '您自己已经在当事人里，不用再填。' })
    }
    // The id stays with the person, so that what points at them does too.
    const before = row.parties.find((party) => party.idIndex === idIndex)
    return parties.row(
      { name: one.name.normalize('NFC'), idNumber },
      { id: before?.id ?? ids.id(), side: one.side, isApplicant: false },
    )
  })
  if (new Set(others.map(({ idIndex }) => idIndex)).size < others.length) {
    return refuse('CASE_FIELD_WRONG', { field: 'others', text: '同一个人填了两次。' })
  }
  return [{ ...own, side }, ...others]
}

/** An ID number, or on sides where organisations stand a credit code. */
export function readNumber(side: string, written: string, on: PlainDate, field: string): string {
  const code = normaliseCreditCode(written)
  if (organisationSides.includes(side) && checkCreditCode(code).ok) return code
  const number = normaliseIdNumber(written)
  if (checkIdNumber(number, on).ok) return number
  return refuse('CASE_FIELD_WRONG', {
    field,
    text: organisationSides.includes(side)
      ? '统一社会信用代码或身份证号码有误，请核对。'
      : '身份证号码有误，请核对 18 位号码。',
  })
}

function propertyOf(property: CaseDraft['property']): CaseRow['property'] {
  if (!property?.unitCode) return property
  const checked = checkRealEstateUnit(property.unitCode)
  if (!checked.ok) {
    return refuse('CASE_FIELD_WRONG', { field: 'property.unitCode', text: '不动产单元号有误，请对照证书核对 28 位。' })
  }
  return { ...property, unitCode: checked.code }
}
