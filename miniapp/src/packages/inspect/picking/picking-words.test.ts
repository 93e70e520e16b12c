import { expect, it } from 'vitest'
import { pickingWords } from './picking-words.ts'

it.each([
  [{ picks: 0, skipped: 0, explained: 0, sharePercent: 0 }, '这两周还没有办过分给自己的件'],
  [{ picks: 4, skipped: 0, explained: 0, sharePercent: 0 }, '办了 4 件，都是先急后缓'],
  [{ picks: 4, skipped: 0, explained: 1, sharePercent: 0 }, '办了 4 件，1 件说明了理由'],
  [
    { picks: 4, skipped: 2, explained: 1, sharePercent: 50 },
    '办了 4 件，2 件没说理由先办了后面的（50%），1 件说明了理由',
  ],
])('%j', (measure, words) => {
  expect(pickingWords(measure)).toBe(words)
})
