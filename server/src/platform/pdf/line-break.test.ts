import { describe, expect, test } from 'vitest'
import { breakLines } from './line-break.ts'

/** Full-width characters take 1, others half of it; nothing else matters to breaking. */
const lines = (text: string, most: number): string[] => {
  const parts = [...text].map((char) => ({
    text: char,
    width: /[\u2e80-\u{3ffff}\uff00-\uffef]/u.test(char) ? 1 : 0.5,
  }))
  return breakLines(parts, most).map(([from, to]) =>
    parts
      .slice(from, to)
      .map((part) => part.text)
      .join(''),
  )
}

describe('Chinese', () => {
  test.each([
    ['fills the line', '一二三四五六七', 3, ['一二三', '四五六', '七']],
    ['a comma is not first: the character before comes along', '一二三，四五', 3, ['一二', '三，四', '五']],
    ['nor two closing signs', '一二三》。四', 3, ['一二', '三》。', '四']],
    ['an opening bracket is not last', '一二（三四）', 3, ['一二', '（三', '四）']],
    ['the dot of a name is not first', '买买提·名', 3, ['买买', '提·名']],
    ['a line of nothing but signs is torn all the same', '，，，，，', 3, ['，，，', '，，']],
  ])('%s', (_, text, most, expected) => {
    expect(lines(text, most)).toEqual(expected)
  })
})

describe('words and numbers', () => {
  test.each([
    ['a number stays whole', '面积120平方', 4, ['面积120', '平方']],
    ['and goes to the next line whole', '合计一二1234', 4, ['合计一二', '1234']],
    ['a percentage keeps its sign', '一二三15%四', 4, ['一二三', '15%四']],
    ['a space ends a line and is not drawn', 'ab cd ef', 1.5, ['ab', 'cd', 'ef']],
    ['an address longer than a line is torn', 'https://a.cn/bcd', 4, ['https://', 'a.cn/bcd']],
  ])('%s', (_, text, most, expected) => {
    expect(lines(text, most)).toEqual(expected)
  })
})

test('nothing is nothing, and only spaces are nothing', () => {
  expect(lines('', 3)).toEqual([])
  expect(lines('   ', 3)).toEqual([])
})

test('whatever the width, all that was written is there, in order', () => {
  const text = '申请（国有建设用地使用权）及房屋，费用 80 元／件；详见 https://example.cn/a?b=1。'
  for (let most = 1; most < 30; most++) {
    expect(lines(text, most).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  }
})
