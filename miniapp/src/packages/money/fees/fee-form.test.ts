import type { PlainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { bodyOf, emptyForm, type FeeForm, problemsOf, stepsOf } from './fee-form.ts'

const on = '2026-03-06' as PlainDate
const sale: FeeForm = {
  ...emptyForm,
  transaction: 'resale',
  use: 'residential',
  price: '300',
  area: '89.97',
  homesAfter: '1',
  held: 'under-2',
  onlyHome: 'no',
}

describe('the way', () => {
  it.each([
    [{}, 5],
    [{ transaction: 'new-home' }, 4],
    [{ use: 'parking' }, 3],
    [{ transaction: 'mortgage' }, 2],
    [{ transaction: 'replacement-certificate' }, 2],
  ] as const)('with %j has %i steps', (more, count) => expect(stepsOf({ ...sale, ...more })).toHaveLength(count))

  it('cannot be gone on before a step is answered', () => {
    expect(problemsOf(emptyForm, 'what')).toBe('unanswered')
    expect(problemsOf({ ...sale, price: '三百' }, 'home')).toEqual({ price: expect.stringContaining('万元') })
    expect(problemsOf({ ...sale, area: '' }, 'home')).toEqual({ area: expect.stringContaining('面积') })
    expect(problemsOf({ ...sale, homesAfter: undefined }, 'buyer')).toBe('unanswered')
    expect(problemsOf({ ...sale, held: undefined }, 'seller')).toBe('unanswered')
    for (const step of stepsOf(sale)) expect(problemsOf(sale, step)).toBeUndefined()
  })
})

describe('the question', () => {
  it('holds what was answered', () => {
    expect(bodyOf({ ...sale, extra: true }, on)).toEqual({
      on,
      city: 'jinan',
      transaction: 'resale',
      use: 'residential',
      priceFen: 300_000_000,
      areaSqm: '89.97',
      buyerHomesAfter: 1,
      heldMonths: 12,
      sellerOnlyHome: false,
      extraCertificates: 1,
    })
  })

  it('does not take along what belongs to another transaction', () => {
    expect(bodyOf({ ...sale, transaction: 'mortgage' }, on)).toEqual({
      on,
      city: 'jinan',
      transaction: 'mortgage',
      use: 'residential',
    })
    expect(bodyOf({ ...sale, transaction: 'new-home' }, on)).not.toHaveProperty('heldMonths')
    expect(bodyOf(emptyForm, on)).toBeUndefined()
  })
})
