import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cutText } from './cut-text.ts'

const upTo = (most: number) => (piece: string) => [...piece].length <= most

it('keeps sentences whole and puts short ones together', () => {
  expect(cutText('转让方：李国华；受让方：吴昊。我已看清以上内容。', upTo(16))).toEqual([
    '转让方：李国华；受让方：吴昊。',
    '我已看清以上内容。',
  ])
})

it('cuts a long sentence at its commas, and what has none in the middle', () => {
  expect(cutText('房屋坐落在解放东路，十六号楼，一单元。', upTo(10))).toEqual([
    '房屋坐落在解放东路，',
    '十六号楼，一单元。',
  ])
  expect(cutText('𠮷𠮷𠮷𠮷𠮷𠮷', upTo(4))).toEqual(['𠮷𠮷𠮷', '𠮷𠮷𠮷'])
})

it('says nothing where nothing can be said', () => {
  expect(cutText('。——', upTo(10))).toEqual([])
})

it('loses no letter, and every piece fits', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('房', '价', '。', '，', '；', '1', 'a', '𠮷', ' ', '\n'), { maxLength: 80 }),
      fc.integer({ min: 1, max: 12 }),
      (characters, most) => {
        const text = characters.join('')
        const pieces = cutText(text, upTo(most))
        const said = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '')
        expect(said(pieces.join(''))).toBe(said(text))
        expect(pieces.every(upTo(most))).toBe(true)
      },
    ),
  )
})
