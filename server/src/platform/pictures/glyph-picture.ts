import sharp from 'sharp'
import type { FontChain } from '../pdf/font-chain.ts'

/** One character as a small picture. */
export interface GlyphPictures {
  /** A data address of a PNG; nothing when no font has the character, or none may speak for it. */
  draw(codePoint: number): Promise<string | undefined>
}

const EDGE = 160
const MOST_KEPT = 500

/** Drawn from the fonts of printed documents: what stands on the certificate is what the phone shows. */
export function createGlyphPictures(fonts: FontChain): GlyphPictures {
  const kept = new Map<number, string>()
  return {
    async draw(codePoint) {
      const known = kept.get(codePoint)
      if (known) return known
      const face = fonts.faceFor(codePoint, 'regular')
      if (!face) return undefined
      const { unitsPerEm: em } = face.font
      const glyph = face.font.glyphForCodePoint(codePoint)
      // Fonts measure upwards from the line that characters stand on, which is at 0.88 of the box.
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${EDGE}" height="${EDGE}" viewBox="0 0 ${em} ${em}"><path transform="translate(0 ${0.88 * em}) scale(1 -1)" d="${glyph.path.toSVG()}" fill="#17262b"/></svg>`
      const png = await sharp(Buffer.from(svg)).png({ palette: true, colours: 16 }).toBuffer()
      const picture = `data:image/png;base64,${png.toString('base64')}`
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(codePoint, picture)
      return picture
    },
  }
}
