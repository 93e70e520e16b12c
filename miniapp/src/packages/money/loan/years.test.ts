import { expect, it } from 'vitest'
import { summaryOf, yearsOf } from './years.ts'

const row = (principalFen: number, interestFen: number) => ({
  principalFen,
  interestFen,
  paymentFen: principalFen + interestFen,
})

it('sums twelve months a year, and what is left in the last one', () => {
  const rows = Array.from({ length: 14 }, (_, month) => row(100, 14 - month))
  expect(yearsOf(rows).map(({ rows: part, ...year }) => ({ ...year, months: part.length }))).toEqual([
    { year: 1, principalFen: 1200, interestFen: 102, balanceFen: 200, months: 12 },
    { year: 2, principalFen: 200, interestFen: 3, balanceFen: 0, months: 2 },
  ])
  expect(yearsOf([])).toEqual([])
})

it('tells a level plan from a falling one', () => {
  const level = [row(90, 10), row(91, 9), row(93, 8)]
  expect(summaryOf({ rows: level, totalInterestFen: 27 })).toEqual({
    firstFen: 100,
    lastFen: 101,
    isLevel: true,
    principalFen: 274,
    totalInterestFen: 27,
  })
  const falling = [row(90, 10), row(90, 9), row(90, 8)]
  expect(summaryOf({ rows: falling, totalInterestFen: 27 }).isLevel).toBe(false)
})
