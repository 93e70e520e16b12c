import sharp from 'sharp'
import { createFontChain } from '../platform/pdf/font-chain.ts'
import { findFonts } from '../platform/pdf/font-files.ts'

/** Pages as people photograph them, drawn: the printed words of the form, nobody's real data. */
const fonts = createFontChain(findFonts('nowhere'))

function line(text: string, x: number, y: number, size: number): string {
  let at = x
  return [...text]
    .map((character) => {
      const { font } = fonts.faceFor(character.codePointAt(0)!, 'regular')!
      const glyph = font.glyphForCodePoint(character.codePointAt(0)!)
      const scale = size / font.unitsPerEm
      const path = `<path transform="translate(${at} ${y}) scale(${scale} ${-scale})" d="${glyph.path.toSVG()}"/>`
      at += glyph.advanceWidth * scale
      return path
    })
    .join('')
}

const ink = (lines: string) => `<g fill="#222">${lines}</g>`
const onDesk = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="1500"><rect width="100%" height="100%" fill="#56606b"/>${inner}</svg>`
const card = '<rect x="200" y="230" width="1600" height="1010" rx="50" fill="#e4ecf0"/>'
const booklet = '<rect x="150" y="150" width="1700" height="1200" fill="#efe9dc"/>'

const drawn = {
  'id-front': onDesk(
    card +
      '<rect x="1220" y="380" width="420" height="540" fill="#dfe6ea"/><ellipse cx="1430" cy="600" rx="120" ry="160" fill="#d99a76"/>' +
      ink(
        line('姓名  李某', 300, 430, 64) +
          line('性别  男   民族  汉', 300, 550, 56) +
          line('出生  1975 年 3 月 12 日', 300, 670, 56) +
          line('住址  山东省济南市历下区', 300, 790, 56) +
          line('公民身份号码', 300, 1120, 56),
      ),
  ),
  'id-back': onDesk(
    card +
      '<circle cx="400" cy="450" r="130" fill="#c8202a"/>' +
      ink(
        line('中华人民共和国', 680, 430, 110) +
          line('居民身份证', 680, 620, 140) +
          line('签发机关  济南市公安局', 420, 1000, 60) +
          line('有效期限  2015.03.12-2035.03.12', 420, 1110, 60),
      ),
  ),
  household: onDesk(
    booklet +
      ink(
        line('常住人口登记卡', 600, 300, 90) +
          line('姓名 李某  户主或与户主关系 户主', 260, 460, 54) +
          line('性别 男  出生地 山东省济南市', 260, 560, 54) +
          line('籍贯 山东省济南市 民族 汉族', 260, 660, 54) +
          line('文化程度 大学本科 婚姻状况 已婚', 260, 860, 54),
      ),
  ),
  marriage: onDesk(
    booklet +
      ink(
        line('结婚申请，符合《中华人民共和国', 260, 300, 56) +
          line('婚姻法》规定，予以登记，发给此证。', 260, 400, 56) +
          line('登记日期 2005年05月20日', 260, 640, 54) +
          line('结婚证字号 J370102-2005-000123', 260, 760, 54),
      ),
  ),
  blank: onDesk('<rect x="150" y="150" width="1700" height="1200" fill="#e8e6e2"/>'),
  person:
    '<svg xmlns="http://www.w3.org/2000/svg" width="1500" height="2000"><rect width="100%" height="100%" fill="#6f8fae"/><ellipse cx="750" cy="850" rx="520" ry="700" fill="#d9a584"/><path d="M200 2000 Q750 1400 1300 2000 Z" fill="#2b3340"/></svg>',
} as const
export type DrawnPage = keyof typeof drawn

/** A page on a desk, taken by a phone: a little soft, as JPEG. `width`: the same photograph saved smaller. */
export async function drawnPage(page: DrawnPage, { width = 2000, quality = 82 } = {}): Promise<Buffer> {
  const taken = await sharp(Buffer.from(drawn[page])).blur(1.2).jpeg({ quality: 90 }).toBuffer()
  return sharp(taken).resize({ width }).jpeg({ quality }).toBuffer()
}
