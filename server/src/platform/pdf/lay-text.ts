import { type Cluster, clustersOf } from './clusters.ts'
import type { Paragraph } from './document.ts'
import type { Face, FontChain } from './font-chain.ts'
import { breakLines } from './line-break.ts'

/** Characters in a row that one font draws; without a font, one character that is drawn as a box. */
export interface Run {
  text: string
  face?: Face
  /** From the start of the line, in points. */
  x: number
  width: number
}

export interface Line {
  runs: Run[]
  width: number
  height: number
  style: Required<Paragraph>
}

/** Large enough for a sheet that is read without glasses. */
export const BODY_SIZE = 12
const LINE_HEIGHT = 1.5

/** Breaks a paragraph into lines of at most this width, each in runs of one font. A `\n` begins a new line. */
export function layText(paragraph: Paragraph, width: number, chain: FontChain): Line[] {
  const style = { size: BODY_SIZE, bold: false, tone: 'plain' as const, ...paragraph }
  return style.text.split('\n').flatMap((text) => {
    const clusters = clustersOf(text, style.bold ? 'bold' : 'regular', chain)
    return breakLines(clusters, width / style.size).map(([from, to]) => lineOf(clusters.slice(from, to), style))
  })
}

export const layAll = (paragraphs: readonly Paragraph[], width: number, chain: FontChain): Line[] =>
  paragraphs.flatMap((paragraph) => layText(paragraph, width, chain))

export const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { height }) => sum + height, 0)

/** How many of these lines fit into this height. At least one: a line that is higher than a page would never fit. */
export function howManyFit(lines: readonly Line[], height: number): number {
  let used = 0
  const over = lines.findIndex((line) => {
    used += line.height
    return used > height
  })
  return over < 0 ? lines.length : Math.max(over, 1)
}

function lineOf(clusters: readonly Cluster[], style: Required<Paragraph>): Line {
  const runs: Run[] = []
  let x = 0
  for (const { text, face, width } of clusters) {
    const last = runs.at(-1)
    const points = width * style.size
    if (last?.face && last.face === face) {
      last.text += text
      last.width += points
    } else runs.push({ text, face, x, width: points })
    x += points
  }
  return { runs, width: x, height: style.size * LINE_HEIGHT, style }
}
