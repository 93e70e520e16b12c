import { plainDate } from '@anju/shared-types/plain-date'
import { expect, it } from 'vitest'
import { yearsLater } from './years-later.ts'

it('is the same day in Beijing some years on, within the days of the paper', () => {
  expect(yearsLater('2026-03-06T02:00:00Z', 1)).toBe('2027-03-06')
  expect(yearsLater('2026-03-06T17:00:00Z', 5)).toBe('2031-03-07')
  expect(yearsLater('2028-02-29T02:00:00Z', 1)).toBe('2029-02-28')
  expect(yearsLater('2026-03-06T02:00:00Z', 3, plainDate('2027-01-31'))).toBe('2027-01-31')
})
