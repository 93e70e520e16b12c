import { expect, it } from 'vitest'
import { lengthWords, lookOf } from './case-words.ts'

it.each([
  [20_000, '不到 1 分钟'],
  [25 * 60_000, '25 分钟'],
  [185 * 60_000, '3 小时 5 分钟'],
  [2 * 3_600_000, '2 小时'],
  [51 * 3_600_000, '2 天 3 小时'],
  [48 * 3_600_000, '2 天'],
])('%d ms are %s', (ms, words) => {
  expect(lengthWords(ms)).toBe(words)
})

it('a stop is seen before anything else, until the case is over', () => {
  expect(lookOf({ state: 'reviewing', holds: 1, isMyTurn: false })).toBe('stopped')
  expect(lookOf({ state: 'correcting', holds: 0, isMyTurn: true })).toBe('act')
  expect(lookOf({ state: 'returned', holds: 1, isMyTurn: false })).toBe('over')
  expect(lookOf({ state: 'refused', holds: 0, isMyTurn: false })).toBe('stopped')
  expect(lookOf({ state: 'closed', holds: 0, isMyTurn: false })).toBe('ok')
  expect(lookOf({ state: 'reviewing', holds: 0, isMyTurn: false })).toBe('working')
})
