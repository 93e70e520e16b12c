import { expect, it } from 'vitest'
import { answeredBy, consentPaper } from './answered.ts'

const mortgage = { id: 'm1', kind: 'mortgage' } as const
const objection = { id: 'o1', kind: 'objection' } as const

it('a paper answers only the kinds it is about', () => {
  expect(answeredBy([], [mortgage, objection], ['co-owner-missing'])).toEqual([])
  expect(answeredBy(['mortgagee-consent'], [mortgage, objection], ['co-owner-missing'])).toEqual(['m1'])
  expect(answeredBy(['risk-letter'], [mortgage, objection], [])).toEqual(['o1'])
  expect(answeredBy(['co-owner-consent'], [mortgage], ['co-owner-missing', 'minor-owner'])).toEqual([
    'co-owner-missing',
  ])
  expect(answeredBy(['co-owners-agreement'], [], ['co-owner-missing', 'minor-owner'])).toEqual(['co-owner-missing'])
})

it('a consent taken in for one restriction answers that one and no other', () => {
  const other = { id: 'm2', kind: 'mortgage' } as const
  expect(answeredBy([consentPaper('m1')], [mortgage, other], [])).toEqual(['m1'])
  expect(answeredBy([consentPaper('minor-owner')], [], ['co-owner-missing', 'minor-owner'])).toEqual(['minor-owner'])
})
