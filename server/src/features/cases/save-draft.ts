import type { Case, CaseDraft, PlainDate } from '@anju/shared-types'
import { organisationSides } from '../../domain/cases/party-roles.ts'
import { checkIdNumber, normaliseIdNumber } from '../../domain/identity/citizen-id.ts'
import { checkCreditCode, normaliseCreditCode } from '../../domain/identity/credit-code.ts'
import { checkRealEstateUnit } from '../../domain/identity/real-estate-unit.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { type CaseFile, questionsOf, sides, today } from './case-file.ts'
import type { CaseRow, PartyRow } from './case-record.ts'
import { changeCase } from './change-case.ts'
import { derive } from './derive.ts'
import type { CaseNeeds } from './needs.ts'
import { ownDraft } from './own-case.ts'
import type { Person } from './parties.ts'
import { showCase } from './show-case.ts'

/** Keeps what is being typed (E54). What was typed wrongly is refused with the field, and what is there already stays. */
export async function saveDraft(
  needs: CaseNeeds,
  { id, draft }: { id: string; draft: CaseDraft },
  caller: Verified,
  call: Call,
): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  await changeCase(needs, id, call, async (tx, row, { file, calendar }) => {
    const own = ownDraft(row, me)
    if (row.state !== 'draft') return refuse('STATE_MOVED')
    const patch = {
      answers: answersOf(file, draft.answers),
      parties: partiesOf(needs, row, { file, draft, own, me, on: today(call.now) }),
      property: propertyOf(draft.property),
      priceFen: draft.priceFen,
      details: draft.details,
      remark: draft.remark,
    }
    const next = derive({ ...row, ...patch, changedAt: tx.now }, calendar, tx.now)
    if (!(await needs.cases.save(tx.session, row, { ...patch, clockAt: next.clockAt, changedAt: tx.now }, []))) {
      return refuse('STATE_MOVED')
    }
  })
  return showCase(needs, id, caller, call.now)
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

interface Given {
  file: CaseFile
  draft: CaseDraft
  own: PartyRow
  me: Person
  on: PlainDate
}

function partiesOf({ parties, ids }: CaseNeeds, row: CaseRow, { file, draft, own, me, on }: Given): PartyRow[] {
  const known = sides(file)
  const side = draft.side ?? own.side
  if (!known.includes(side)) return refuse('CASE_FIELD_WRONG', { field: 'side', text: '请选择您是哪一方。' })
  const others = draft.others.map((one, at) => {
    const field = `others.${at}`
    if (!known.includes(one.side)) return refuse('CASE_FIELD_WRONG', { field, text: '请选择这个人是哪一方。' })
    const idNumber = readNumber(one.side, one.idNumber, on, field)
    const idIndex = parties.idIndex(idNumber)
    if (idIndex === me.idIndex) {
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
function readNumber(side: string, written: string, on: PlainDate, field: string): string {
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
