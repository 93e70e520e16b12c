import type { PlainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { bodyOf, emptyForm, type FeeForm, formOf, problemsOf, stepsOf } from './fee-form.ts'

const on = '2026-03-06' as PlainDate
const sale: FeeForm = {
  ...emptyForm,
  city: 'jinan',
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
    [{}, ['what', 'home', 'buyer', 'seller', 'result']],
    [{ transaction: 'new-home' }, ['what', 'home', 'buyer', 'result']],
    [{ use: 'parking' }, ['what', 'home', 'result']],
    [{ transaction: 'exchange' }, ['what', 'home', 'buyer', 'result']],
    [{ transaction: 'gift' }, ['what', 'home', 'kin', 'result']],
    [{ transaction: 'gift', use: 'commercial' }, ['what', 'home', 'kin', 'result']],
    [{ transaction: 'bequest' }, ['what', 'home', 'result']],
    [{ transaction: 'mortgage' }, ['what', 'result']],
    [{ transaction: 'objection' }, ['what', 'result']],
  ] as const)('with %j is %j', (more, steps) => expect(stepsOf({ ...sale, ...more })).toEqual(steps))

  it('cannot be gone on before a step is answered', () => {
    expect(problemsOf(emptyForm, 'what')).toBe('unanswered')
    expect(problemsOf({ ...sale, city: undefined }, 'what')).toBe('unanswered')
    expect(problemsOf({ ...sale, price: '三百' }, 'home')).toEqual({ price: expect.stringContaining('万元') })
    expect(problemsOf({ ...sale, area: '' }, 'home')).toEqual({ area: expect.stringContaining('面积') })
    expect(problemsOf({ ...sale, transaction: 'gift', area: '' }, 'home')).toBeUndefined()
    expect(problemsOf({ ...sale, transaction: 'exchange' }, 'home')).toEqual({ otherPrice: expect.any(String) })
    expect(problemsOf({ ...sale, transaction: 'gift' }, 'kin')).toBe('unanswered')
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
    const plain = { on, city: 'jinan', use: 'residential' }
    expect(bodyOf({ ...sale, transaction: 'mortgage', extra: true }, on)).toEqual({ ...plain, transaction: 'mortgage' })
    expect(bodyOf({ ...sale, transaction: 'new-home' }, on)).not.toHaveProperty('heldMonths')
    expect(bodyOf({ ...sale, transaction: 'gift', relation: 'sibling' }, on)).toEqual({
      ...plain,
      transaction: 'gift',
      priceFen: 300_000_000,
      relation: 'sibling',
    })
    expect(bodyOf(emptyForm, on)).toBeUndefined()
  })

  it.each([
    {},
    { extra: true, homesAfter: '2', held: 'over-5', onlyHome: 'yes' },
    { transaction: 'new-home', homesAfter: '3' },
    { transaction: 'exchange', otherPrice: '168.5' },
    { transaction: 'gift', relation: 'other' },
    { transaction: 'objection', use: 'commercial' },
  ] as const)('of %j leads back to the form that asked it', (more) => {
    const body = bodyOf({ ...sale, ...more }, on)!
    expect(bodyOf(formOf(body)!, on)).toEqual(body)
  })

  it('that another program asked has no form here when these pages do not ask all of it', () => {
    const body = bodyOf(sale, on)!
    expect(formOf({ ...body, areaSqm: 89.97 as never })).toBeDefined()
    expect(formOf({ ...body, heldMonths: 13 })).toBeUndefined()
    expect(formOf({ ...body, originalValueFen: 1 })).toBeUndefined()
    expect(formOf({ ...body, city: 'beijing' })).toBeUndefined()
  })
})
