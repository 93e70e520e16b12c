import type { PdfDocument } from './document.ts'
import { drawBlock } from './draw-blocks.ts'
import { drawLines, paintLines } from './draw-text.ts'
import type { FontChain } from './font-chain.ts'
import { layText } from './lay-text.ts'
import { colours, openSheet, type Sheet } from './sheet.ts'

/** A page names at most this many of its characters without glyph; each is written in its box anyhow. */
const MOST_NAMED = 8

/**
 * Draws a document. The bytes depend on nothing but the document and the fonts. Every font is embedded with the glyphs that
 * were used; nothing refers to anything outside.
 */
export async function drawDocument(document: PdfDocument, chain: FontChain): Promise<Uint8Array> {
  const sheet = openSheet(document, chain)
  const whole = collect(sheet.pdf)
  for (const block of document.blocks) drawBlock(sheet, block)
  drawFeet(sheet, document.foot)
  sheet.root.node.end()
  sheet.pdf.end()
  return whole
}

/** Only now it is known how many pages there are, and which characters each of them could not draw. */
function drawFeet(sheet: Sheet, foot: string): void {
  const { pdf, chain, left, width, bottom } = sheet
  const pages = sheet.undrawn.length
  for (const [i, undrawn] of sheet.undrawn.entries()) {
    pdf.switchToPage(i)
    if (undrawn.size > 0) {
      const note = layText({ text: undrawnNote([...undrawn]), size: 9, tone: 'warn' }, width, chain)
      drawLines(sheet, sheet.element(sheet.root, 'Note'), note.slice(0, 2), left, bottom + 2)
    }
    const [place] = layText({ text: `第 ${i + 1} 页，共 ${pages} 页`, size: 9, tone: 'muted' }, width, chain)
    const [words] = layText({ text: foot, size: 9, tone: 'muted' }, width - place!.width - 20, chain)
    sheet.decoration(() => {
      const y = bottom + 32
      pdf.lineWidth(0.6).strokeColor(colours.rule)
      pdf
        .moveTo(left, y)
        .lineTo(left + width, y)
        .stroke()
      if (words) paintLines(sheet, [words], left, y + 3)
      paintLines(sheet, [place!], left + width - place!.width, y + 3)
    }, 'Pagination')
  }
}

function undrawnNote(codes: readonly string[]): string {
  const named = codes.slice(0, MOST_NAMED).join('、')
  const more = codes.length > MOST_NAMED ? `等 ${codes.length} 个字` : ''
  return `本页方框里是字的统一码（${named}${more}）：现有字库还没有这个字的字形，以编码为准。`
}

function collect(pdf: NodeJS.ReadableStream): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = []
    pdf.on('data', (part: Uint8Array) => parts.push(part))
    pdf.on('end', () => resolve(Buffer.concat(parts)))
    pdf.on('error', reject)
  })
}
