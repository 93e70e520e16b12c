import { expect, it } from 'vitest'
import { BY_BANK, releaseProblem, releaserOf } from './release.ts'

const owner = { name: '马建国', idNumber: '370102198001010018' }
const bank = { name: '济南安居银行历下支行', idNumber: '91370102MA3BANK15H' }
const firm = { name: '济南安居商业管理有限公司', idNumber: '91370102MA0000007F' }
const mortgage = { kind: 'mortgage', holderName: bank.name }
const unit = { owners: [owner], restrictions: [mortgage] }

it.each([
  ['the creditor', bank, unit, 'creditor'],
  ['an owner', owner, unit, 'owner'],
  ['a firm without any right', firm, unit, 'other'],
  [
    'a creditor that was struck out',
    bank,
    { ...unit, restrictions: [{ ...mortgage, endedOn: '2026-01-02' }] },
    'other',
  ],
  ['a holder of something else', bank, { ...unit, restrictions: [{ ...mortgage, kind: 'residence' }] }, 'other'],
  ['anybody while the register is silent', firm, undefined, 'unknown'],
] as const)('%s', (_, applicant, page, releaser) => {
  expect(releaserOf(applicant, page)).toBe(releaser)
})

it('the creditor alone may ask, an owner with the proof, nobody else', () => {
  expect(releaseProblem('creditor', BY_BANK)).toBeUndefined()
  expect(releaseProblem('owner', '自己来')).toBeUndefined()
  expect(releaseProblem('owner', BY_BANK)).toMatchObject({ code: 'CASE_INCOMPLETE', field: 'answers' })
  expect(releaseProblem('other', '自己来')).toEqual({ code: 'NOT_CREDITOR' })
  // Who is what is looked at again when it is entered.
  expect(releaseProblem('unknown', BY_BANK)).toBeUndefined()
})
