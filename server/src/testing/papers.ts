import { createHash } from 'node:crypto'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'

/** The EICAR test text in two halves: a scanner on a developer's machine would otherwise take this file away. */
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export interface PaperLook {
  width?: number
  height?: number
  /** Makes two papers differ. */
  seed?: number
  paper?: string
  blur?: number
  /** How far from the picture's edge the writing begins, as a share of its width. */
  margin?: number
  glare?: boolean
  /** What the paper lies on. */
  ground?: string
}

/** A photographed paper: strokes like small writing on it, drawn without any font of the machine. */
export function paperSvg({
  width = 1500,
  height = 2000,
  seed = 1,
  paper = '#d8d4cc',
  margin = 0.12,
  glare,
  ground = '#6b5a48',
}: PaperLook) {
  const left = width * margin
  const strokes: string[] = []
  let state = seed * 2654435761
  const chance = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const letter = width / 60
  for (let y = left * 1.4 + letter; y < height - left * 1.4; y += letter * 1.9) {
    for (let x = left * 1.4; x < width - left * 1.4; x += letter) {
      for (let n = 0; n < 4; n++) {
        const [dx, dy] = [chance() * letter * 0.7, chance() * letter * 0.7]
        const size = chance() > 0.5 ? [letter * 0.6, letter * 0.1] : [letter * 0.1, letter * 0.6]
        strokes.push(`<rect x="${x + dx * 0.4}" y="${y + dy}" width="${size[0]}" height="${size[1]}"/>`)
      }
    }
  }
  const spot = glare
    ? `<defs><radialGradient id="g"><stop offset="0.6" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs><ellipse cx="${width / 2}" cy="${height / 2}" rx="${width / 4}" ry="${width / 5}" fill="url(#g)"/>`
    : ''
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/><rect x="${left}" y="${left}" width="${width - 2 * left}" height="${height - 2 * left}" fill="${paper}"/><g fill="#333">${strokes.join('')}</g>${spot}</svg>`,
  )
}

export async function jpegPaper(look: PaperLook = {}): Promise<Buffer> {
  const drawn = sharp(paperSvg(look))
  return (look.blur ? sharp(await drawn.blur(look.blur).png().toBuffer()) : drawn).jpeg({ quality: 90 }).toBuffer()
}

export function pdfPaper(pages = 1, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({ size: 'A4', ...options })
    const parts: Buffer[] = []
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', () => resolve(Buffer.concat(parts)))
    pdf.on('error', reject)
    for (let page = 1; page <= pages; page++) {
      if (page > 1) pdf.addPage()
      pdf.rect(60, 60, 200, 300).fill('#d02020')
      pdf.rect(300, 60, 200, 300).fill('#2020d0')
    }
    pdf.end()
  })
}
