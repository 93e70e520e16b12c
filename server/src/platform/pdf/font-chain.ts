import { readFileSync } from 'node:fs'
import path from 'node:path'
import { create, type Font } from 'fontkit'
import type { FontFiles } from './font-files.ts'

export type Weight = 'regular' | 'bold'

/**
 * One opened font file. `font` measures; each document opens `bytes` anew, because an opened font remembers which characters its
 * glyphs were first asked for, and one document would then depend on those before it.
 */
export interface Face {
  key: string
  bytes: Uint8Array
  font: Font
  isRare: boolean
}

export type FontChain = ReturnType<typeof createFontChain>

/**
 * Finds for each character the first font that has it. A file is opened when a character first needs it: the main font has
 * some 10 MB a weight, the ones for rare characters 30 and 51 MB.
 */
export function createFontChain({ regular, bold, rare }: FontFiles) {
  const opened = new Map<string, Face>()
  const known = { regular: new Map<number, Face | undefined>(), bold: new Map<number, Face | undefined>() }

  function open(file: string, isRare: boolean): Face {
    const before = opened.get(file)
    if (before) return before
    const bytes = readFileSync(file)
    const face = { key: path.basename(file), bytes, font: create(bytes), isRare }
    opened.set(file, face)
    return face
  }

  function find(codePoint: number, weight: Weight): Face | undefined {
    if (isNobodys(codePoint)) return undefined
    const main = open(weight === 'bold' ? bold : regular, false)
    if (main.font.hasGlyphForCodePoint(codePoint)) return main
    if (!isHan(codePoint)) return undefined
    for (const file of rare) {
      const face = open(file, true)
      if (face.font.hasGlyphForCodePoint(codePoint)) return face
    }
    return undefined
  }

  /** The face that draws this character; undefined when no font has it. */
  function faceFor(codePoint: number, weight: Weight): Face | undefined {
    const faces = known[weight]
    if (!faces.has(codePoint)) faces.set(codePoint, find(codePoint, weight))
    return faces.get(codePoint)
  }

  return { faceFor, opened: () => opened.values() }
}

/**
 * No font may speak for these. Private-use code points (police tables and card readers return them) mean something else in
 * every font; U+FFFD says that a character was lost; half of a surrogate pair is no character.
 */
const isNobodys = (codePoint: number): boolean => /[\p{Co}\p{Cs}\uFFFD]/u.test(String.fromCodePoint(codePoint))

/** By blocks, not by Unicode's property: planes 2 and 3 still fill up, faster than this program's tables. */
const isHan = (codePoint: number): boolean =>
  (codePoint >= 0x2e80 && codePoint <= 0x2fdf) ||
  (codePoint >= 0x3400 && codePoint <= 0x9fff) ||
  (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
  (codePoint >= 0x20000 && codePoint <= 0x3ffff)

/** Share of an em that the character takes. */
export const advanceOf = ({ font }: Face, codePoint: number): number =>
  font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm
