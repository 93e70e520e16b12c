import { expect, it } from 'vitest'
import { beijingToday, nextDays } from './days.ts'

it('is tomorrow in Beijing while it is still evening in London', () => {
  expect(beijingToday(Date.parse('2026-11-21T16:00:00Z'))).toBe('2026-11-22')
  expect(beijingToday(Date.parse('2026-11-21T15:59:59Z'))).toBe('2026-11-21')
})

it('counts over the end of a month', () => {
  expect(nextDays(beijingToday(Date.parse('2026-11-29T02:00:00Z')), 3)).toEqual([
    '2026-11-29',
    '2026-11-30',
    '2026-12-01',
  ])
})
