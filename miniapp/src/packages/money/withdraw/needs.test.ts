import { withdrawalReasons } from '@anju/shared-types/money-words'
import { expect, it } from 'vitest'
import { isReason, nextNeed, reasonOptions } from './needs.ts'

const gap = (...needs: string[]) => ({ needs, text: '' })

it('asks one thing at a time, in the order in which people can answer', () => {
  expect(nextNeed({ missing: [gap('balanceFen'), gap('homeHere'), gap('contributionMonths')] })).toBe('homeHere')
  expect(nextNeed({ missing: [gap('monthlyContributionFen'), gap('balanceFen')] })).toBe('monthlyContributionFen')
  expect(nextNeed({})).toBeUndefined()
})

it('asks nothing when only the city can tell', () => {
  expect(nextNeed({ missing: [gap()] })).toBeUndefined()
})

it('offers every reason of the regulation', () => {
  expect(new Set(reasonOptions.map(({ value }) => value))).toEqual(new Set(Object.keys(withdrawalReasons)))
  expect([isReason('rent'), isReason('holiday'), isReason(undefined)]).toEqual([true, false, false])
})
