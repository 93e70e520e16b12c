import type { Block, Paragraph } from './document.ts'
import { drawQr } from './draw-qr.ts'
import { drawSeal, SEAL_SIDE } from './draw-seal.ts'
import { drawTable } from './draw-table.ts'
import { drawLines } from './draw-text.ts'
import { BODY_SIZE, heightOf, howManyFit, type Line, layAll, layText } from './lay-text.ts'
import { colours, type Element, type Sheet } from './sheet.ts'

type OfKind<K extends Block['kind']> = Extract<Block, { kind: K }>

const QR_SIDE = 92
const LABEL_SHARE = 0.3
const MARK_WIDTH = 20

/** Draws one block under the pen and moves the pen below it. */
export function drawBlock(sheet: Sheet, block: Block): void {
  switch (block.kind) {
    case 'title':
      drawTitle(sheet, block)
      break
    case 'heading':
      drawHeading(sheet, block)
      break
    case 'paragraph':
      drawParagraph(sheet, block)
      break
    case 'callout':
      drawCallout(sheet, block)
      break
    case 'facts':
      drawFacts(sheet, block)
      break
    case 'list':
      drawList(sheet, block)
      break
    case 'table':
      drawTable(sheet, block)
      break
    case 'seal':
      drawSealed(sheet, block)
  }
}

function drawTitle(sheet: Sheet, { text, under, qr }: OfKind<'title'>): void {
  const top = sheet.y
  const width = sheet.width - (qr ? QR_SIDE + 20 : 0)
  flow(sheet, sheet.element(sheet.root, 'H1'), layText({ text, size: 24, bold: true }, width, sheet.chain))
  sheet.y += 4
  for (const one of under) flow(sheet, sheet.element(sheet.root, 'P'), layText(one, width, sheet.chain))
  if (!qr) return
  const x = sheet.left + sheet.width - QR_SIDE
  drawQr(sheet, sheet.root, qr.text, { x, y: top, side: QR_SIDE })
  const caption = layText({ text: qr.caption, size: 9, tone: 'muted' }, QR_SIDE, sheet.chain)
  const middle = x + (QR_SIDE - Math.max(0, ...caption.map((line) => line.width))) / 2
  drawLines(sheet, sheet.element(sheet.root, 'P'), caption, middle, top + QR_SIDE)
  sheet.y = Math.max(sheet.y, top + QR_SIDE + heightOf(caption))
}

function drawHeading(sheet: Sheet, { text, note }: OfKind<'heading'>): void {
  const indent = 10
  const width = sheet.width - indent
  const lines = layText({ text, size: 14, bold: true, tone: 'accent' }, width, sheet.chain)
  const under = note ? layText({ text: note, size: 10, tone: 'muted' }, width, sheet.chain) : []
  sheet.y += 12
  // A heading alone at the foot of a page belongs to nothing.
  sheet.room(heightOf(lines) + heightOf(under) + 60)
  sheet.decoration(() => {
    sheet.pdf.rect(sheet.left, sheet.y + 4, 3.5, heightOf(lines) - 8).fill(colours.accent)
  })
  flow(sheet, sheet.element(sheet.root, 'H2'), lines, indent)
  if (under.length) flow(sheet, sheet.element(sheet.root, 'P'), under, indent)
  sheet.y += 4
}

function drawParagraph(sheet: Sheet, paragraph: Paragraph): void {
  flow(sheet, sheet.element(sheet.root, 'P'), layText(paragraph, sheet.width, sheet.chain))
  sheet.y += 4
}

function drawCallout(sheet: Sheet, { title, text, tone }: OfKind<'callout'>): void {
  const inset = 10
  const lines = layAll([{ text: title, bold: true, tone }, { text }], sheet.width - 2 * inset, sheet.chain)
  const height = heightOf(lines) + inset
  sheet.y += 6
  sheet.room(height)
  sheet.decoration(() => {
    sheet.pdf
      .roundedRect(sheet.left, sheet.y, sheet.width, height, 4)
      .fill(tone === 'warn' ? colours.warnShade : colours.shade)
  })
  drawLines(sheet, sheet.element(sheet.root, 'P'), lines, sheet.left + inset, sheet.y + inset / 2)
  sheet.y += height + 6
}

function drawFacts(sheet: Sheet, { rows }: OfKind<'facts'>): void {
  const labelWidth = sheet.width * LABEL_SHARE
  for (const { label, value } of rows) {
    const left = layText({ text: label, tone: 'muted' }, labelWidth - 10, sheet.chain)
    const right = layAll(value, sheet.width - labelWidth, sheet.chain)
    sheet.room(Math.min(heightOf(left), 80))
    const paragraph = sheet.element(sheet.root, 'P')
    const { y, undrawn } = sheet
    const pageBefore = undrawn.length
    drawLines(sheet, paragraph, left, sheet.left, y)
    flow(sheet, paragraph, right, labelWidth)
    const stayed = undrawn.length === pageBefore
    if (stayed) sheet.y = Math.max(sheet.y, y + heightOf(left))
    sheet.y += 2
  }
}

function drawList(sheet: Sheet, { marks, items }: OfKind<'list'>): void {
  const list = sheet.element(sheet.root, 'L')
  for (const [i, paragraphs] of items.entries()) {
    const mark = layText({ text: marks === 'numbers' ? `${i + 1}.` : '•', tone: 'accent' }, MARK_WIDTH, sheet.chain)
    const lines = layAll(paragraphs, sheet.width - MARK_WIDTH, sheet.chain)
    sheet.room(Math.min(heightOf(lines), BODY_SIZE * 4))
    const item = sheet.element(list, 'LI')
    drawLines(sheet, sheet.element(item, 'Lbl'), mark, sheet.left, sheet.y)
    flow(sheet, sheet.element(item, 'LBody'), lines, MARK_WIDTH)
    sheet.y += 2
  }
}

/** The seal stands over the name of its office, as on paper. */
function drawSealed(sheet: Sheet, { ring, text, caption }: OfKind<'seal'>): void {
  const lines = layText({ text: caption, bold: true }, sheet.width, sheet.chain)
  const width = Math.max(SEAL_SIDE, ...lines.map((line) => line.width))
  const height = SEAL_SIDE + heightOf(lines)
  sheet.y += 8
  sheet.room(height)
  const middle = sheet.left + sheet.width - width / 2
  drawSeal(sheet, sheet.root, { ring, text }, { x: middle - SEAL_SIDE / 2, y: sheet.y })
  const under = middle - Math.max(...lines.map((line) => line.width)) / 2
  drawLines(sheet, sheet.element(sheet.root, 'P'), lines, under, sheet.y + SEAL_SIDE)
  sheet.y += height + 8
}

/** Draws lines from the pen on, over as many pages as they need. */
function flow(sheet: Sheet, element: Element, lines: readonly Line[], indent = 0): void {
  let rest = lines
  while (rest.length > 0) {
    sheet.room(rest[0]!.height)
    const count = howManyFit(rest, sheet.bottom - sheet.y)
    const here = rest.slice(0, count)
    drawLines(sheet, element, here, sheet.left + indent, sheet.y)
    sheet.y += heightOf(here)
    rest = rest.slice(count)
  }
}
