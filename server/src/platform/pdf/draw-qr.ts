import { encode } from 'uqr'
import { colours, type Element, type Sheet } from './sheet.ts'

/** Draws a QR code as vectors into a square, with the quiet margin that the standard asks for. */
export function drawQr(sheet: Sheet, parent: Element, text: string, square: { x: number; y: number; side: number }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const module = square.side / size
  const { pdf } = sheet
  const figure = sheet.element(parent, 'Figure', '二维码')
  sheet.tagged(figure, () => {
    for (const [row, cells] of data.entries()) {
      for (const [from, to] of darkStretches(cells)) {
        pdf.rect(square.x + from * module, square.y + row * module, (to - from) * module, module)
      }
    }
    pdf.fill(colours.plain)
  })
}

/** Neighbours in one rectangle: no hairlines between them on paper. */
function darkStretches(cells: readonly boolean[]): [number, number][] {
  const stretches: [number, number][] = []
  for (const [i, isDark] of cells.entries()) {
    const last = stretches.at(-1)
    if (!isDark) continue
    if (last?.[1] === i) last[1] = i + 1
    else stretches.push([i, i + 1])
  }
  return stretches
}
