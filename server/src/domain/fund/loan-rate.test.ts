import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { loanRatesOn, newLoanRate, penaltyRate, stockLoanRate } from './loan-rate.ts'

const d = plainDate

describe('a new loan goes by its day of payout', () => {
  test.each([
    ['2025-05-07', 1, 360, '2.85'],
    ['2025-05-08', 1, 360, '2.6'],
    ['2025-05-08', 1, 60, '2.1'],
    ['2025-05-08', 1, 61, '2.6'],
    ['2025-05-08', 2, 60, '2.525'],
    ['2025-05-08', 2, 61, '3.075'],
    ['2025-05-07', 2, 60, '2.775'],
    ['2025-05-07', 2, 61, '3.325'],
    ['2025-05-07', 1, 60, '2.35'],
    ['2026-11-21', 3, 360, undefined],
    ['2010-01-01', 1, 360, undefined],
  ])('%s, home %i, %i months: %s', (on, homeNumber, months, rate) => {
    expect(newLoanRate(d(on), { homeNumber, months })?.annualPercent).toBe(rate)
  })
})

describe('a loan that runs changes on 1 January', () => {
  test.each([
    ['2024-06-03', '2025-12-31', '2.85'],
    ['2024-06-03', '2026-01-01', '2.6'],
    ['2025-05-08', '2025-12-31', '2.6'],
    ['2023-03-01', '2024-12-31', '3.1'],
    ['2023-03-01', '2025-01-01', '2.85'],
    ['2023-03-01', '2026-01-01', '2.6'],
  ])('paid out %s, on %s: %s', (disbursedOn, on, rate) => {
    expect(stockLoanRate(d(disbursedOn), d(on), { homeNumber: 1, months: 360 })?.annualPercent).toBe(rate)
  })
})

test('all four rates of a day with their paper', () => {
  expect(loanRatesOn(d('2026-03-06')).map((rate) => rate.annualRatePercent)).toEqual(['2.1', '2.6', '2.525', '3.075'])
  expect(loanRatesOn(d('2026-03-06'))[0]?.source).toBe('中国人民银行 2025-05-07 通知（2025-05-08 起）')
  expect(loanRatesOn(d('2010-01-01'))).toEqual([])
})

test('overdue: the contract rate and 30 % to 50 % more, to be named by the contract', () => {
  expect(penaltyRate('2.6', d('2026-03-06'))).toMatchObject({
    least: '3.38',
    most: '3.9',
    source: expect.stringContaining('以当地公布为准'),
  })
})
