import { expect, it } from 'vitest'
import { owedByYear, spanWords } from './compare-plans.ts'

const rows = (count: number, principalFen: number) =>
  Array.from({ length: count }, () => ({ principalFen, interestFen: 1, paymentFen: principalFen + 1 }))

it('tells what is owed after each year, down to nothing on both sides', () => {
  const before = rows(30, 100)
  const after = rows(14, 100)
  expect(owedByYear({ before: 3000, after: 1400 }, { before, after })).toEqual([
    { year: 1, beforeFen: 1800, afterFen: 200 },
    { year: 2, beforeFen: 600, afterFen: 0 },
    { year: 3, beforeFen: 0, afterFen: 0 },
  ])
})

it.each([
  [298, '24 年 10 个月'],
  [12, '1 年'],
  [7, '7 个月'],
  [0, '0 个月'],
])('%i months are %s', (months, words) => expect(spanWords(months)).toBe(words))
