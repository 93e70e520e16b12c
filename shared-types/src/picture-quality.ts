import type { DocumentFinding } from './document-words.ts'

/**
 * What can be told of a photographed paper by arithmetic alone. The phone asks before a byte is sent and the server asks again, with
 * these same lines: two answers about one picture would be worse than none. A finding is advice; the person decides.
 */
export interface GreyPicture {
  width: number
  height: number
  /** One byte a pixel, row by row. */
  grey: Uint8Array | Uint8ClampedArray
  /** Of the picture as it was taken; `grey` is smaller. */
  fullWidth: number
  fullHeight: number
}

/** The longest edge of the grey picture. Figures below were set at this size and mean nothing at another. */
export const QUALITY_EDGE = 1000

export interface PictureMeasures {
  /** Variance of the Laplacian in the sharpest twentieth of the picture, where the writing is. */
  sharpness: number
  /** Mean of the brighter tiles: the paper. */
  paper: number
  /** Share of the picture that is burnt out although the paper around it is not. */
  glare: number
  /** Along the side where it is most: how much of the border has writing on it. */
  writingAtBorder: number
  longEdge: number
  shortEdge: number
}

const TILE = 25
/** Below: letters run into each other at the size at which a clerk reads them. */
const BLURRED_BELOW = 120
const DARK_BELOW = 80
const BURNT_FROM = 250
const GLARE_FROM = 0.015
/** A scan is white all over and has no glare; a photograph of paper is not. */
const SCAN_GROUND_FROM = 245
const SMALLEST_LONG_EDGE = 1000
const SMALLEST_SHORT_EDGE = 600
const CUT_FROM = 0.35

/** Measures once; cheap enough for a phone (a million pixels). */
export function measurePicture({ width, height, grey, fullWidth, fullHeight }: GreyPicture): PictureMeasures {
  const columns = Math.max(1, Math.floor(width / TILE))
  const rows = Math.max(1, Math.floor(height / TILE))
  const edges: number[] = []
  const means: number[] = []
  let burnt = 0
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const tile = measureTile(grey, width, height, column * TILE, row * TILE)
      edges.push(tile.edges)
      means.push(tile.mean)
      if (tile.burnt > 0.6) burnt++
    }
  }
  const sharpness = at(edges, 0.95)
  const paper = at(means, 0.75)
  return {
    sharpness,
    paper,
    glare: groundOf(grey) < SCAN_GROUND_FROM ? burnt / means.length : 0,
    writingAtBorder: borderShare(edges, columns, rows, sharpness / 2),
    longEdge: Math.max(fullWidth, fullHeight),
    shortEdge: Math.min(fullWidth, fullHeight),
  }
}

/** What to tell the person, the gravest first. */
export function findingsOf(measures: PictureMeasures): DocumentFinding[] {
  const findings: DocumentFinding[] = []
  if (measures.longEdge < SMALLEST_LONG_EDGE || measures.shortEdge < SMALLEST_SHORT_EDGE) findings.push('small')
  if (measures.paper < DARK_BELOW) findings.push('dark')
  if (measures.sharpness < BLURRED_BELOW) findings.push('blurred')
  if (measures.glare >= GLARE_FROM) findings.push('glare')
  // Without writing that can be told from its ground there is nothing to say about its border.
  if (measures.sharpness >= BLURRED_BELOW && measures.writingAtBorder >= CUT_FROM) findings.push('cut')
  return findings
}

function measureTile(grey: GreyPicture['grey'], width: number, height: number, left: number, top: number) {
  let sum = 0
  let burnt = 0
  let count = 0
  let edgeSum = 0
  let edgeSquares = 0
  let edgeCount = 0
  const right = Math.min(left + TILE, width)
  const bottom = Math.min(top + TILE, height)
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const here = y * width + x
      const value = grey[here]!
      sum += value
      count++
      if (value >= BURNT_FROM) burnt++
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) continue
      const edge = 4 * value - grey[here - 1]! - grey[here + 1]! - grey[here - width]! - grey[here + width]!
      edgeSum += edge
      edgeSquares += edge * edge
      edgeCount++
    }
  }
  const edgeMean = edgeCount ? edgeSum / edgeCount : 0
  return {
    mean: sum / Math.max(1, count),
    burnt: burnt / Math.max(1, count),
    edges: edgeCount ? edgeSquares / edgeCount - edgeMean * edgeMean : 0,
  }
}

/** The tone that three tenths of all pixels reach: the paper, whatever is written on it. */
function groundOf(grey: GreyPicture['grey']): number {
  const count = new Array<number>(256).fill(0)
  for (let at = 0; at < grey.length; at++) count[grey[at]!]!++
  let left = grey.length * 0.3
  for (let tone = 255; tone > 0; tone--) {
    left -= count[tone]!
    if (left <= 0) return tone
  }
  return 0
}

function borderShare(edges: readonly number[], columns: number, rows: number, from: number): number {
  const share = (tiles: number[]) => tiles.filter((tile) => edges[tile]! > from).length / tiles.length
  const line = (count: number, index: (position: number) => number) => Array.from({ length: count }, (_, p) => index(p))
  return Math.max(
    share(line(columns, (p) => p)),
    share(line(columns, (p) => (rows - 1) * columns + p)),
    share(line(rows, (p) => p * columns)),
    share(line(rows, (p) => p * columns + columns - 1)),
  )
}

/** The value below which this share of all values lies. */
function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
