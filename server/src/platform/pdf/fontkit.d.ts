/** fontkit ships no types; what we use of it. */
declare module 'fontkit' {
  interface Glyph {
    id: number
    advanceWidth: number
    path: { commands: unknown[]; toSVG(): string }
  }
  interface Font {
    postscriptName: string
    unitsPerEm: number
    numGlyphs: number
    characterSet: number[]
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): Glyph
    getGlyph(id: number): Glyph
  }
  export function create(buffer: Uint8Array): Font
}
