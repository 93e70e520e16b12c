import { expect, it } from 'vitest'
import { spanWords } from './span-words.ts'

it.each([
  [[0, 0], '不用等'],
  [[0, 5], '0–5 分钟'],
  [[12, 12], '约 12 分钟'],
  [[80, 119], '80–119 分钟'],
  [[90, 120], '1.5–2 小时'],
  [[216, 324], '3.5–5.5 小时'],
  [[180, 180], '约 3 小时'],
] as const)('%j is %s', (span, words) => {
  expect(spanWords(span)).toBe(words)
})
