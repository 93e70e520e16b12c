import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPdf } from '../../testing/read-pdf.ts'
import type { Block, PdfDocument } from './document.ts'
import { drawDocument } from './draw-document.ts'
import { createFontChain } from './font-chain.ts'
import { findFonts } from './font-files.ts'

const chain = createFontChain(findFonts(path.resolve('.data/fonts')))
/** As on a machine where the set-up could fetch no fonts. */
const poorChain = createFontChain(findFonts(path.resolve('.data/no-such-folder')))

const paper = (...blocks: Block[]): PdfDocument => ({
  title: '一次性告知单',
  at: new Date('2026-03-06T02:00:00Z'),
  author: '安居一窗',
  foot: '济南 · 第 1 版',
  blocks,
})
const draw = async (document: PdfDocument, fonts = chain) => readPdf(await drawDocument(document, fonts))
const long = '按照《不动产登记暂行条例实施细则》第三十五条，应当提交不动产权属证书或者土地权属来源材料。'

describe('the file', () => {
  const everything = paper(
    { kind: 'title', text: '一次性告知单', under: [{ text: '卖房' }], qr: { text: 'https://a.cn/', caption: '扫码' } },
    { kind: 'heading', text: '材料', note: '两份' },
    { kind: 'callout', title: '注意', text: '带原件', tone: 'warn' },
    { kind: 'facts', rows: [{ label: '姓名', value: [{ text: '李𠮷' }] }] },
    { kind: 'list', marks: 'dots', items: [[{ text: '一' }]] },
    {
      kind: 'table',
      columns: [
        { title: '', share: 0.2 },
        { title: '名称', share: 0.8 },
      ],
      rows: [['tick-box', [{ text: '身份证' }]]],
    },
  )

  test('is the same for the same document, whatever was drawn between', async () => {
    const first = await drawDocument(everything, chain)
    await drawDocument(paper({ kind: 'paragraph', text: '⼀一丁七 fi ffi 𠀃' }), chain)
    expect(Buffer.compare(first, await drawDocument(everything, chain))).toBe(0)
    const later = await drawDocument({ ...everything, at: new Date('2026-03-07T02:00:00Z') }, chain)
    expect(Buffer.compare(first, later)).not.toBe(0)
  })

  test('says its title, language and date, and is tagged for reading aloud', async () => {
    const { words, xml } = await draw(everything)
    expect(words).toContain('/Lang (zh-CN)')
    expect(words).toContain('/DisplayDocTitle true')
    expect(words).toContain('D:20260306020000Z')
    expect(words).toContain('/Marked true')
    for (const tag of ['H1', 'H2', 'P', 'L', 'LI', 'LBody', 'Table', 'TR', 'TH', 'TD', 'Figure']) {
      expect(words).toContain(`/S /${tag}\n`)
    }
    expect(xml).toContain('一次性告知单')
    expect(xml).toContain('<pdfaid:part>2</pdfaid:part>')
  })

  test('embeds every font cut down to what is used, and refers to nothing outside', async () => {
    const { fonts, words } = await draw(everything)
    expect([...fonts.keys()].map((name) => name.split('+')[1])).toEqual(
      expect.arrayContaining(['NotoSansSC-Regular', 'NotoSansSC-Bold', 'BabelStoneHan']),
    )
    for (const font of fonts.values()) expect(font.numGlyphs).toBeLessThan(60)
    expect(words).not.toMatch(/\/URI|\/JavaScript|\/Launch|\/GoToR|\/EmbeddedFile|\/Encrypt/)
    expect(words.match(/\/Type \/Font\n/g)).toHaveLength(2 * fonts.size)
  })

  test('a title that the file’s XML could not carry is written so that it can', async () => {
    const { xml } = await draw({ ...paper(), title: '<b>甲&乙' })
    expect(xml).toContain('＜b＞甲＆乙')
  })
})

describe('pages', () => {
  test('text goes on on the next page, and each says which it is', async () => {
    const { pages } = await draw(
      paper(...Array.from({ length: 80 }, () => ({ kind: 'paragraph', text: long }) as const)),
    )
    expect(pages.length).toBeGreaterThan(2)
    for (const [i, { text }] of pages.entries()) {
      expect(text).toContain(`第 ${i + 1} 页，共 ${pages.length} 页`)
      expect(text).toContain('济南 · 第 1 版')
    }
    expect(pages.map(({ text }) => text.split(long.slice(0, 12)).length - 1).reduce((a, b) => a + b)).toBe(80)
  })

  test('a table repeats its head, and a row higher than a page loses nothing', async () => {
    const rows = [[[{ text: '甲' }], [{ text: Array.from({ length: 90 }, (_, i) => `<${i}>${long}`).join('') }]]]
    const { pages, text } = await draw(
      paper({
        kind: 'table',
        columns: [
          { title: '名称', share: 0.3 },
          { title: '说明', share: 0.7 },
        ],
        rows,
      }),
    )
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(page.text).toContain('名称说明')
    for (let i = 0; i < 90; i++) expect(text).toContain(`<${i}>`)
  })

  test('a heading does not stay alone at the foot of a page', async () => {
    for (let before = 18; before < 26; before++) {
      const fill = Array.from({ length: before }, () => ({ kind: 'paragraph', text: long }) as const)
      const { pages } = await draw(
        paper(...fill, { kind: 'heading', text: '标题' }, { kind: 'paragraph', text: '内容' }),
      )
      const page = pages.find(({ text }) => text.includes('标题'))!
      expect(page.text).toContain('内容')
    }
  })
})

describe('a character that no font has', () => {
  test('stands as its code point in a box, is read as itself, and is named at the foot', async () => {
    const { pages } = await draw(paper({ kind: 'paragraph', text: '王\u{30001}\uE815\u{31F00}' }))
    const undrawn = [...'\u{30001}\uE815\u{31F00}'].filter((char) => !chain.faceFor(char.codePointAt(0)!, 'regular'))
    expect(undrawn).toContain('\uE815')
    expect(pages[0]!.actualTexts).toEqual(undrawn)
    for (const char of undrawn) {
      const code = `U+${char.codePointAt(0)!.toString(16).toUpperCase()}`
      expect(pages[0]!.text.split(code)).toHaveLength(3)
    }
    expect(pages[0]!.text).toContain('以编码为准')
  })

  test('without the fonts for rare characters, that is every rare one, and never an empty glyph or “?”', async () => {
    expect(existsSync(path.resolve('.data/no-such-folder'))).toBe(false)
    const { pages } = await draw(paper({ kind: 'paragraph', text: '李𠮷' }), poorChain)
    expect(pages[0]!.actualTexts).toEqual(['𠮷'])
    expect(pages[0]!.text).toContain('李U+20BB7')
    expect(pages[0]!.glyphs.filter(({ id }) => id === 0)).toEqual([])
    expect(pages[0]!.text).not.toContain('?')
  })

  test('neither half a character nor one that was lost on the way is passed over', async () => {
    const { pages } = await draw(paper({ kind: 'paragraph', text: `王\ud842${'\uFFFD'}` }))
    expect(pages[0]!.text).toContain('王U+D842U+FFFD')
  })

  test('a page names eight of them and says how many there are', async () => {
    const text = Array.from({ length: 12 }, (_, i) => String.fromCodePoint(0xe000 + i)).join('')
    const { pages } = await draw(paper({ kind: 'paragraph', text }))
    expect(pages[0]!.text).toContain('U+E007等 12 个字')
  })

  test('only the page where it stands speaks of it', async () => {
    const filler = Array.from({ length: 40 }, () => ({ kind: 'paragraph', text: long }) as const)
    const { pages } = await draw(paper({ kind: 'paragraph', text: '王\uE815' }, ...filler))
    expect(pages.map(({ text }) => text.includes('以编码为准'))).toEqual(pages.map((_, i) => i === 0))
  })
})

describe('odd texts', () => {
  test('invisible signs and controls are left out, a variant that the font does not know is drawn plainly', async () => {
    const { pages } = await draw(paper({ kind: 'paragraph', text: '李\u200B\u0007\uFEFF国\u{E0100}华' }))
    expect(pages[0]!.text.replace(/\p{M}/gu, '')).toContain('李国华')
    expect(pages[0]!.glyphs.filter(({ id }) => id === 0)).toEqual([])
  })

  test('an empty document is one page', async () => {
    expect((await draw(paper())).pages).toHaveLength(1)
    expect((await draw(paper({ kind: 'paragraph', text: '' }))).pages).toHaveLength(1)
  })
})
