import type { Block, Cell } from './document.ts'
import { drawLines, paintLines } from './draw-text.ts'
import { heightOf, howManyFit, type Line, layAll, layText } from './lay-text.ts'
import { colours, type Element, type Sheet } from './sheet.ts'

type Table = Extract<Block, { kind: 'table' }>

const PAD = 6
const TICK_SIDE = 13

interface LaidCell {
  x: number
  width: number
  lines: readonly Line[]
  isTickBox: boolean
}

/** A table with ruled rows. Its head is repeated on every page; a row that is higher than a page goes on on the next one. */
export function drawTable(sheet: Sheet, { columns, rows }: Table): void {
  const table = sheet.element(sheet.root, 'Table')
  const places = columns.map(({ share }, i) => ({
    x: sheet.left + columns.slice(0, i).reduce((sum, column) => sum + column.share, 0) * sheet.width,
    width: share * sheet.width,
  }))
  const layRow = (cells: readonly Cell[]): LaidCell[] =>
    cells.map((cell, i) => ({
      ...places[i]!,
      lines: cell === 'tick-box' ? [] : layAll(cell, places[i]!.width - 2 * PAD, sheet.chain),
      isTickBox: cell === 'tick-box',
    }))
  const head = columns.map(({ title }, i) => ({
    ...places[i]!,
    lines: layText({ text: title, size: 10, bold: true, tone: 'accent' }, places[i]!.width - 2 * PAD, sheet.chain),
    isTickBox: false,
  }))
  let isFirst = true
  const drawHead = () => {
    // Read aloud once; on further pages it only helps the eye.
    if (isFirst) drawCells(sheet, head, sheet.element(table, 'TR'), 'TH', colours.shade)
    else sheet.decoration(() => paintCells(sheet, head, colours.shade), 'Pagination')
    sheet.y += rowHeight(head)
    isFirst = false
  }
  const rowsLaid = rows.map(layRow)
  sheet.room(rowHeight(head) + Math.min(rowHeight(rowsLaid[0] ?? head), 120))
  drawHead()
  for (const cells of rowsLaid) drawRow(sheet, cells, sheet.element(table, 'TR'), drawHead)
  sheet.y += 6
}

function drawRow(sheet: Sheet, cells: readonly LaidCell[], row: Element, drawHead: () => void): void {
  const height = rowHeight(cells)
  const isLong = height > (sheet.bottom - sheet.top) / 2
  if (sheet.y + height > sheet.bottom && (!isLong || sheet.bottom - sheet.y < 60)) {
    sheet.newPage()
    drawHead()
  }
  let rest = cells
  for (;;) {
    const room = sheet.bottom - sheet.y - 2 * PAD
    const here = rest.map((cell) => ({ ...cell, lines: cell.lines.slice(0, howManyFit(cell.lines, room)) }))
    drawCells(sheet, here, row, 'TD')
    sheet.y += rowHeight(here)
    rest = rest.map((cell, i) => ({ ...cell, lines: cell.lines.slice(here[i]!.lines.length), isTickBox: false }))
    if (rest.every(({ lines }) => lines.length === 0)) return
    sheet.newPage()
    drawHead()
  }
}

const rowHeight = (cells: readonly LaidCell[]): number =>
  Math.max(...cells.map(({ lines, isTickBox }) => Math.max(heightOf(lines), isTickBox ? TICK_SIDE + 4 : 0))) + 2 * PAD

function drawCells(sheet: Sheet, cells: readonly LaidCell[], row: Element, tag: 'TH' | 'TD', shade?: string): void {
  sheet.decoration(() => paintGround(sheet, cells, shade))
  for (const { x, lines } of cells) drawLines(sheet, sheet.element(row, tag), lines, x + PAD, sheet.y + PAD)
}

function paintCells(sheet: Sheet, cells: readonly LaidCell[], shade: string): void {
  paintGround(sheet, cells, shade)
  for (const { x, lines } of cells) paintLines(sheet, lines, x + PAD, sheet.y + PAD)
}

function paintGround({ pdf, left, width, y }: Sheet, cells: readonly LaidCell[], shade?: string): void {
  const height = rowHeight(cells)
  if (shade) pdf.rect(left, y, width, height).fill(shade)
  pdf.lineWidth(0.6).strokeColor(colours.rule)
  pdf
    .moveTo(left, y + height)
    .lineTo(left + width, y + height)
    .stroke()
  for (const { x, isTickBox } of cells) {
    if (isTickBox)
      pdf
        .lineWidth(1)
        .strokeColor(colours.plain)
        .rect(x + PAD, y + PAD + 2, TICK_SIDE, TICK_SIDE)
        .stroke()
  }
}
