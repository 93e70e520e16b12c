import { expect, it } from 'vitest'
import { bodyOf, emptyPrepay, prepayProblems } from './prepay-form.ts'

const form = { ...emptyPrepay, balance: '97.769465', months: '348', rate: '2.6', prepay: '10' }

it('asks when everything is there', () => {
  expect(prepayProblems(form)).toEqual({})
  expect(bodyOf(form)).toEqual({
    balanceFen: 97_769_465,
    prepayFen: 10_000_000,
    monthsLeft: 348,
    annualRatePercent: '2.6',
    method: 'annuity',
    keep: 'payment',
  })
})

it('tells what is wrong beside the field', () => {
  expect(Object.keys(prepayProblems(emptyPrepay))).toEqual(['balance', 'months', 'rate', 'prepay'])
  expect(prepayProblems({ ...form, prepay: '97.769465' })).toEqual({ prepay: expect.stringContaining('结清') })
  expect(bodyOf({ ...form, months: '29 年' })).toBeUndefined()
})
