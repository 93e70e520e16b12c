import { expect, it } from 'vitest'
import { linesOf } from './lines-of.ts'

it('a sentence a line, a side a line, and nothing is lost', () => {
  const text =
    '办理“二手房转移登记”。转让方：李国华、周敏；受让方：吴昊。房屋：解放东路 16 号 1102。价款：3,200,000.00 元。我已看清以上内容。'
  expect(linesOf(text)).toEqual([
    '办理“二手房转移登记”。',
    '转让方：李国华、周敏；',
    '受让方：吴昊。',
    '房屋：解放东路 16 号 1102。',
    '价款：3,200,000.00 元。',
    '我已看清以上内容。',
  ])
  expect(linesOf(text).join('')).toBe(text)
})
