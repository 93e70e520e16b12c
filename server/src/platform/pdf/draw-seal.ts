import { paintLines } from './draw-text.ts'
import { heightOf, layText } from './lay-text.ts'
import { colours, type Element, type Sheet } from './sheet.ts'

/** Diameter of a public office's seal: 42 mm on paper (国发〔1999〕25号: 4.2 cm for offices of cities). */
const DIAMETER = (42 / 25.4) * 72
const RING = 2.4
/** The text takes this much of the upper arc. */
const ARC_DEGREES = 220

/** Draws a round seal as vectors: ring, words around it, star, words below the star. What it says is also its alternative text. */
export function drawSeal(
  sheet: Sheet,
  parent: Element,
  { ring, text }: { ring: string; text: string },
  { x, y }: { x: number; y: number },
): void {
  const { pdf } = sheet
  const radius = DIAMETER / 2
  const [middleX, middleY] = [x + radius, y + radius]
  const figure = sheet.element(parent, 'Figure', `印章：${ring}，${text}`)
  sheet.tagged(figure, () => {
    pdf.lineWidth(RING).strokeColor(colours.seal)
    pdf.circle(middleX, middleY, radius - RING / 2).stroke()
    drawStar(sheet, middleX, middleY, radius * 0.26)
    drawArc(sheet, ring, { middleX, middleY, radius: radius - RING - 5 })
    const [line] = layText({ text, size: 11, bold: true, tone: 'seal' }, DIAMETER, sheet.chain)
    if (line) paintLines(sheet, [line], middleX - line.width / 2, middleY + radius * 0.42)
  })
}

function drawStar({ pdf }: Sheet, x: number, y: number, radius: number): void {
  const points = Array.from({ length: 10 }, (_, i): [number, number] => {
    const angle = (i * Math.PI) / 5 - Math.PI / 2
    const reach = i % 2 === 0 ? radius : radius * 0.382
    return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach]
  })
  pdf.polygon(...points).fill(colours.seal)
}

/** Each character upright on the ring: turned about the middle of the seal. */
function drawArc(
  sheet: Sheet,
  words: string,
  { middleX, middleY, radius }: { middleX: number; middleY: number; radius: number },
): void {
  const characters = [...words]
  const step = ARC_DEGREES / Math.max(1, characters.length)
  const size = Math.min(15, ((radius * Math.PI * ARC_DEGREES) / 180 / characters.length) * 0.8)
  for (const [i, text] of characters.entries()) {
    const lines = layText({ text, size, bold: true, tone: 'seal' }, DIAMETER, sheet.chain)
    const angle = -ARC_DEGREES / 2 + step * (i + 0.5)
    sheet.pdf.save()
    sheet.pdf.rotate(angle, { origin: [middleX, middleY] })
    paintLines(sheet, lines, middleX - (lines[0]?.width ?? 0) / 2, middleY - radius - (heightOf(lines) - size) / 2)
    sheet.pdf.restore()
  }
}

export const SEAL_SIDE = DIAMETER
