import { expect, it } from 'vitest'
import { leftWords } from './left-words.ts'

it.each([
  [undefined, undefined],
  [45, '还剩 45 分钟'],
  [125, '还剩 2 小时 5 分钟'],
  [390, '还剩 1 个工作日'],
  [840, '还剩 2 个工作日 1 小时'],
  [-30, '已超时 30 分钟'],
])('%s working minutes read %s', (minutes, words) => {
  expect(leftWords(minutes)).toBe(words)
})
