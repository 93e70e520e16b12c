import { BOX_WIDTH } from './clusters.ts'
import type { Face } from './font-chain.ts'
import type { Line, Run } from './lay-text.ts'
import { colours, type Element, type Sheet } from './sheet.ts'

/** Where the baseline stands in an em of Chinese type. */
const ASCENT = 0.88

function paintLine(sheet: Sheet, line: Line, x: number, y: number): void {
  const baseline = y + (line.height - line.style.size) / 2 + line.style.size * ASCENT
  for (const run of line.runs) {
    if (run.face) drawRun(sheet, run, line, x + run.x, baseline)
    else drawBox(sheet, run, line, x + run.x, baseline)
  }
}

/** Draws lines under each other, as content of one element. */
export function drawLines(sheet: Sheet, element: Element, lines: readonly Line[], x: number, y: number): void {
  if (lines.length > 0) sheet.tagged(element, () => paintLines(sheet, lines, x, y))
}

/** The same without saying whose content it is. */
export function paintLines(sheet: Sheet, lines: readonly Line[], x: number, y: number): void {
  let at = y
  for (const line of lines) {
    paintLine(sheet, line, x, at)
    at += line.height
  }
}

function drawRun({ pdf }: Sheet, { text, face }: Run, { style }: Line, x: number, baseline: number): void {
  const { size, bold, tone } = style
  setFont(pdf, face!, size)
  pdf.fillColor(colours[tone])
  // The fonts for rare characters have thin strokes and no bold weight: an outline makes them as dark as their neighbours.
  const outline = face!.isRare ? size / (bold ? 24 : 55) : 0
  if (outline) pdf.lineWidth(outline).strokeColor(colours[tone])
  pdf.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic', fill: true, stroke: outline > 0 })
}

/** A character that no font has: its code point in a box, so that nobody takes it for another one. Programs read the character. */
function drawBox(sheet: Sheet, { text, width }: Run, { style }: Line, x: number, baseline: number): void {
  const { pdf, chain } = sheet
  const code = codeOf(text)
  sheet.undrawn.at(-1)!.add(code)
  const face = chain.faceFor(0x30, 'regular')!
  const size = style.size * 0.56
  const inset = style.size * 0.08
  pdf
    .lineWidth(0.6)
    .strokeColor(colours[style.tone])
    .rect(x + inset, baseline - style.size * 0.76, width - 2 * inset, style.size * 0.9)
    .stroke()
  setFont(pdf, face, size)
  pdf.fillColor(colours[style.tone])
  const room = (BOX_WIDTH - 0.16) * style.size
  const isCharacter = !/\p{Cs}/u.test(text)
  if (isCharacter) pdf.markContent('Span', { actual: text })
  pdf.text(code, x + inset + (room - pdf.widthOfString(code)) / 2, baseline - style.size * 0.1, {
    lineBreak: false,
    baseline: 'alphabetic',
  })
  if (isCharacter) pdf.endMarkedContent()
}

function setFont(pdf: Sheet['pdf'], { key, bytes }: Face, size: number): void {
  pdf.registerFont(key, bytes as unknown as PDFKit.Mixins.PDFFontSource)
  pdf.font(key).fontSize(size)
}

/** `U+323AF` */
const codeOf = (char: string): string => `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
