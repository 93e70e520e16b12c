import path from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { describe, expect, test } from 'vitest'
import { readPdf } from '../../testing/read-pdf.ts'
import { drawDocument } from './draw-document.ts'
import { createFontChain } from './font-chain.ts'
import { findFonts, missingFonts } from './font-files.ts'

const folder = path.resolve('.data/fonts')
const chain = createFontChain(findFonts(folder))

/** First and last code point of each block, as assigned in Unicode 15. */
const blocks = {
  unified: [0x4e00, 0x9fff],
  A: [0x3400, 0x4dbf],
  B: [0x20000, 0x2a6df],
  C: [0x2a700, 0x2b739],
  D: [0x2b740, 0x2b81d],
  E: [0x2b820, 0x2cea1],
  F: [0x2ceb0, 0x2ebe0],
  G: [0x30000, 0x3134a],
  H: [0x31350, 0x323af],
} as const
type BlockName = keyof typeof blocks

const drawnOf = (block: BlockName): number[] => {
  const [first, last] = blocks[block]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((point) =>
    chain.faceFor(point, 'regular'),
  )
}

test('the set-up has fetched the fonts for rare characters', () => {
  expect(missingFonts(folder), 'run `npm test` or `npm start` once: they fetch them').toEqual([])
})

describe('characters that the fonts have', () => {
  test.each(['unified', 'A', 'B', 'C', 'D', 'E', 'F'] as const)(
    '%s: every one (GB 18030-2022 asks for these)',
    (block) => {
      const [first, last] = blocks[block]
      expect(drawnOf(block)).toHaveLength(last - first + 1)
    },
  )

  test.each([
    ['G', 3045],
    ['H', 2271],
  ] as const)('%s: at least the %d of docs/fonts.md', (block, count) => {
    expect(drawnOf(block).length).toBeGreaterThanOrEqual(count)
  })

  test('a private-use code point is nobody’s, though fonts have glyphs there', () => {
    for (const point of [0xe000, 0xe815, 0xf8ff, 0xf0000]) expect(chain.faceFor(point, 'regular')).toBeUndefined()
  })
})

/** 500 names: a common surname and one or two characters from all over one block, block after block. */
function rareNames(): string[] {
  const surnames = [...'李王张刘陈杨赵黄周吴']
  const drawn = (['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const).map(drawnOf)
  const made = Array.from({ length: 494 }, (_, i) => {
    const points = drawn[i % drawn.length]!
    const one = points[(i * 7919) % points.length]!
    const two = points[(i * 104_729 + 31) % points.length]!
    return surnames[i % surnames.length] + String.fromCodePoint(one) + (i % 3 ? String.fromCodePoint(two) : '')
  })
  const known = ['李𠮷', '阿依古丽·买买提', '𰻞𰻞', '龦鿍', '㛃䶮𬭎𫖯', `${'古丽'.repeat(12)}·${'买买提'.repeat(8)}𠮷`]
  return [...known, ...made]
}

describe('500 rare names on paper', async () => {
  const names = rareNames()
  const bytes = await drawDocument(
    {
      title: '姓名',
      at: new Date('2026-03-06T02:00:00Z'),
      author: '安居一窗',
      foot: '姓名',
      blocks: [{ kind: 'list', marks: 'numbers', items: names.map((text, i) => [{ text, bold: i % 4 === 0 }]) }],
    },
    chain,
  )
  const pdf = readPdf(bytes)

  test('no glyph is the sign for a missing one, and each is the outline that its font has for the character', () => {
    const source = new Map(
      [...chain.opened()].map((face) => [face.font.postscriptName.replaceAll(' ', '_'), face.font] as const),
    )
    const glyphs = pdf.pages.flatMap((page) => page.glyphs)
    expect(new Set(glyphs.map(({ text }) => text)).size).toBeGreaterThan(700)
    const wrong = glyphs.filter(({ font, id, text }) => {
      if (text === ' ') return false
      const drawn = pdf.fonts.get(font)!.getGlyph(id).path.commands
      const meant = source.get(font.split('+')[1]!)!.glyphForCodePoint(text.codePointAt(0)!).path.commands
      return id === 0 || drawn.length === 0 || JSON.stringify(drawn) !== JSON.stringify(meant)
    })
    expect(wrong).toEqual([])
  })

  test('every name can be read out of the file as it was written', () => {
    expect(names).toHaveLength(500)
    expect(names.filter((name) => !pdf.text.includes(name))).toEqual([])
    expect(pdf.pages.flatMap(({ actualTexts }) => actualTexts)).toEqual([])
  })

  test('another program reads every name too', async () => {
    const library = await PDFiumLibrary.init()
    const document = await library.loadDocument(bytes)
    const text = [...document.pages()].map((page) => page.getText()).join('')
    document.destroy()
    library.destroy()
    // It has its own opinion on where lines end.
    const read = text.replaceAll(/[\s\u{FFFE}]/gu, '')
    expect(names.filter((name) => !read.includes(name))).toEqual([])
  })
})
