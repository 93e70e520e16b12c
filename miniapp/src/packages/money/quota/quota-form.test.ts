import type { PlainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { bodyOf, borrowerProblems, emptyBorrower, emptyQuota, firstBody, homeProblems, lookedAt } from './quota-form.ts'

const on = '2026-03-06' as PlainDate
const form = {
  ...emptyQuota,
  city: 'jinan' as const,
  borrowers: [{ ...emptyBorrower, months: '87', balance: '50000.5', base: '8000', age: '35', gender: 'male' as const }],
  price: '200',
}

it('asks first without figures, so that the answer names what the city looks at', () => {
  expect(firstBody(emptyQuota, on)).toBeUndefined()
  expect(firstBody({ ...form, borrowers: [emptyBorrower, emptyBorrower] }, on)).toEqual({
    city: 'jinan',
    on,
    homeNumber: 1,
    borrowers: [{}, {}],
  })
  const missing = [{ needs: ['borrowers.balanceFen'] }, { needs: ['borrowers.monthlyBaseFen', 'years'] }]
  expect(lookedAt(missing)).toEqual({ balance: true, base: true })
  expect(lookedAt([{ needs: ['borrowers.contributionMonths'] }])).toEqual({ balance: false, base: false })
  expect(lookedAt(undefined)).toEqual({ balance: false, base: false })
})

describe('what is wrong', () => {
  it('is only what the city looks at', () => {
    expect(Object.keys(borrowerProblems(emptyBorrower, { balance: true, base: false }))).toEqual(['months', 'balance'])
    expect(Object.keys(borrowerProblems(emptyBorrower, { balance: false, base: true }))).toEqual(['months', 'base'])
    expect(borrowerProblems(form.borrowers[0]!, { balance: true, base: true })).toEqual({})
  })
  it('may be left out where it is not needed, but not wrong', () => {
    const wrong = { ...form.borrowers[0]!, supplementary: '很多', age: '7' }
    expect(Object.keys(borrowerProblems(wrong, { balance: false, base: false }))).toEqual(['supplementary', 'age'])
    expect(homeProblems(form)).toEqual({})
    expect(Object.keys(homeProblems({ ...form, price: '', downPayment: '一半', debt: '0.001' }))).toEqual([
      'price',
      'downPayment',
      'debt',
    ])
  })
})

it('sends what was said and leaves out what was not', () => {
  const body = JSON.parse(JSON.stringify(bodyOf({ ...form, extras: ['children', 'completed'] }, on)))
  expect(body).toEqual({
    city: 'jinan',
    on,
    homeNumber: 1,
    borrowers: [{ contributionMonths: 87, balanceFen: 5_000_050, monthlyBaseFen: 800_000, age: 35, gender: 'male' }],
    priceFen: 200_000_000,
    years: 30,
    minorChildren: 2,
    completedHome: true,
  })
})
