import { expect, it } from 'vitest'
import { dayWords, deadlineWords, momentWords, waitWords } from './time-words.ts'

it('says a day with its weekday', () => {
  expect(dayWords('2026-11-23')).toBe('11月23日 周一')
  expect(dayWords('2027-01-03')).toBe('1月3日 周日')
})

it('says an instant in Beijing time, also across midnight', () => {
  expect(momentWords('2026-11-21T06:05:00.000Z')).toBe('11月21日 14:05')
  expect(momentWords('2026-11-21T18:30:00.000Z')).toBe('11月22日 02:30')
})

it('a deadline at midnight is the end of the day before', () => {
  expect(deadlineWords('2026-11-24T16:00:00.000Z')).toBe('11月24日 24:00')
  expect(deadlineWords('2026-12-31T16:00:00.000Z')).toBe('12月31日 24:00')
  expect(deadlineWords('2026-11-24T09:30:00.000Z')).toBe('11月24日 17:30')
})

it.each([
  [[0, 0], '不用等候'],
  [[0, 5], '等候 0–5 分钟'],
  [[8, 8], '等候约 8 分钟'],
] as const)('says %j minutes as %s', (minutes, words) => {
  expect(waitWords(minutes)).toBe(words)
})
