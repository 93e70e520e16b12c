import { advanceOf, type Face, type FontChain, type Weight } from './font-chain.ts'

/** What is never split and drawn with one font: a character with its marks. */
export interface Cluster {
  text: string
  /** Absent: nobody has the glyph, and a box with the code point is drawn. */
  face?: Face
  /** In em. */
  width: number
}

/** A box around `U+323AF` in small type. */
export const BOX_WIDTH = 2.7

/** Splits text into clusters and says who draws each. Control and invisible format characters are left out. */
export function clustersOf(text: string, weight: Weight, chain: FontChain): Cluster[] {
  const clusters: Cluster[] = []
  for (const group of text.replace(/[\t\n\r]+/g, ' ').match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    const shown = group.replace(/[\p{Cc}\p{Cf}]/gu, '')
    if (shown) clusters.push(...drawable(shown, weight, chain))
  }
  return clusters
}

function drawable(group: string, weight: Weight, chain: FontChain): Cluster[] {
  const points = [...group].map((char) => char.codePointAt(0)!)
  // A font that does not know a variant of a character draws its ordinary form, as Unicode asks.
  const needed = points.filter((point) => !isVariationSelector(point))
  const faces = needed.map((point) => chain.faceFor(point, weight))
  const first = faces[0]
  if (first && needed.every((point) => first.font.hasGlyphForCodePoint(point))) {
    return [{ text: group, face: first, width: needed.reduce((sum, point) => sum + advanceOf(first, point), 0) }]
  }
  return needed.map((point, i) => {
    const face = faces[i]
    return { text: String.fromCodePoint(point), face, width: face ? advanceOf(face, point) : BOX_WIDTH }
  })
}

const isVariationSelector = (point: number): boolean =>
  (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0100 && point <= 0xe01ef)
