import sharp from 'sharp'
import type { FontChain } from '../pdf/font-chain.ts'

export interface Watermark {
  /** The picture with these lines across it, over and over: whatever is cut out of it still says who looked and why. */
  mark(jpeg: Buffer, lines: readonly string[], longEdge: number): Promise<Buffer>
}

/** Steep enough to cross lines of writing, flat enough to be read. */
const DEGREES = -28

/** Glyphs are drawn as outlines, so that no font of the machine matters. */
export function createWatermark(fonts: FontChain): Watermark {
  return {
    async mark(jpeg, lines, longEdge) {
      const { data, info } = await sharp(jpeg)
        .resize(longEdge, longEdge, { fit: 'inside', withoutEnlargement: true })
        .toBuffer({ resolveWithObject: true })
      const svg = Buffer.from(overlay(fonts, lines, info.width, info.height))
      return sharp(data)
        .composite([{ input: svg }])
        .jpeg({ quality: 76 })
        .toBuffer()
    },
  }
}

/** Twice each: dark for paper, with a light rim for dark ground. */
const STYLE =
  'fill="#1d2b3a" fill-opacity="0.30" stroke="#ffffff" stroke-opacity="0.35" stroke-width="34" paint-order="stroke"'

function overlay(fonts: FontChain, lines: readonly string[], width: number, height: number): string {
  const size = Math.max(14, Math.round(Math.max(width, height) / 62))
  const drawn = lines.map((line) => draw(fonts, line))
  const tileWidth = Math.round(Math.max(...drawn.map((line) => line.width)) * size + size * 3)
  const lineHeight = Math.round(size * 1.5)
  const tileHeight = lineHeight * (lines.length + 2)
  const at = (line: number) =>
    `<g transform="translate(${size} ${(line + 1) * lineHeight}) scale(${size / EM} ${-size / EM})">${drawn[line]!.paths}</g>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>
<pattern id="m" width="${tileWidth}" height="${tileHeight}" patternUnits="userSpaceOnUse" patternTransform="rotate(${DEGREES})"><g ${STYLE}>${lines.map((_, line) => at(line)).join('')}</g></pattern>
</defs><rect width="100%" height="100%" fill="url(#m)"/></svg>`
}

/** What outlines are measured in, whatever the unit of their font is. */
const EM = 1000

/** A line as outlines, with its width in ems. A character that no font has becomes an empty box, never nothing. */
function draw(fonts: FontChain, line: string): { paths: string; width: number } {
  let x = 0
  const paths = Array.from(line, (character) => {
    const face = fonts.faceFor(character.codePointAt(0)!, 'regular')
    if (!face) {
      x += EM
      return `<path transform="translate(${x - EM} 0)" d="M100 0H900V800H100Z" fill="none"/>`
    }
    const glyph = face.font.glyphForCodePoint(character.codePointAt(0)!)
    const scale = EM / face.font.unitsPerEm
    const path = `<path transform="translate(${x} 0) scale(${scale})" d="${glyph.path.toSVG()}"/>`
    x += glyph.advanceWidth * scale
    return path
  })
  return { paths: paths.join(''), width: x / EM }
}
