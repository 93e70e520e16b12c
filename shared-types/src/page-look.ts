import { idCardSides, type PageDoubt } from './page-words.ts'

/**
 * What can be told of a photographed page without reading it: whether there is writing at all, whether it is a person and no paper, which
 * side of an ID card it may be, and whether it is a page that is there already. Phone and server look with these same lines. Every line
 * is drawn so that it rather says nothing: a doubt is a question to the person, never a no.
 */
export interface ColourPicture {
  width: number
  height: number
  /** Row by row, `channels` bytes a pixel: red, green, blue and perhaps alpha. */
  data: Uint8Array | Uint8ClampedArray
  channels: 3 | 4
}

export interface PageLook {
  /** Share of the picture that has writing, or anything as fine as writing. */
  written: number
  /** Middle brightness, 0 to 255. */
  brightness: number
  /** Shares of all pixels: strongly red, coloured like skin, coloured at all, bright and without colour (paper). */
  red: number
  skin: number
  coloured: number
  paper: number
  /** The red lies together, as in an emblem. */
  isRedTogether: boolean
  /** 256 bits in hex: the same page taken from the same file, whatever it was saved as. */
  print: string
}

const TILE = 25
/** Tones that must lie between two places for the step to count as a stroke. */
const STROKE = 12
const CELLS = 16

export function lookAtPage(picture: ColourPicture): PageLook {
  const { width, height } = picture
  const grey = new Uint8Array(width * height)
  const count = { red: 0, skin: 0, coloured: 0, paper: 0 }
  const redColumns = new Uint32Array(width)
  const redRows = new Uint32Array(height)
  let sum = 0
  for (let at = 0; at < grey.length; at++) {
    const pixel = at * picture.channels
    const [r, g, b] = [picture.data[pixel]!, picture.data[pixel + 1]!, picture.data[pixel + 2]!]
    const tone = (r * 299 + g * 587 + b * 114) / 1000
    grey[at] = tone
    sum += tone
    const spread = Math.max(r, g, b) - Math.min(r, g, b)
    if (spread > 40) count.coloured++
    if (tone > 130 && spread < 35) count.paper++
    if (r > 130 && r - g > 70 && r - b > 55) {
      count.red++
      redColumns[at % width]!++
      redRows[Math.floor(at / width)]!++
    } else if (isSkin(r, g, b)) count.skin++
  }
  const share = (some: number) => some / Math.max(1, grey.length)
  const isNarrow = (line: Uint32Array) => widthOfMost(line, count.red) < 0.4 * line.length
  return {
    written: shareWritten(grey, width, height),
    brightness: share(sum),
    red: share(count.red),
    skin: share(count.skin),
    coloured: share(count.coloured),
    paper: share(count.paper),
    isRedTogether: isNarrow(redColumns) && isNarrow(redRows),
    print: printOf(grey, width, height),
  }
}

/** What the person should be asked about this picture before it is sent. `asked`: the page that is to be taken now, by its name. */
export function doubtAtSight(look: PageLook, asked: string | undefined): PageDoubt | undefined {
  if (look.written < 0.006 && look.brightness > 90 && look.paper > 0.3) return 'blank'
  if (look.skin > 0.3 && look.written < 0.05 && look.paper < 0.3) return 'person'
  const hasEmblem = look.red > 0.004 && look.red < 0.15 && look.isRedTogether
  // A red collar beside a face is no emblem: with skin in the picture nothing is said.
  if (asked === idCardSides.front && hasEmblem && look.skin < 0.002) return 'other-side'
  if (asked === idCardSides.back && look.red < 0.0005 && look.skin > 0.005 && look.coloured > 0.02) return 'other-side'
  return undefined
}

/** Bits of 256 that may differ between two copies of one photograph (saved smaller, sent through a chat). Ours, tried on drawn pages. */
const SAME_WITHIN = 14

export const isSamePrint = (one: string, other: string): boolean => differingBits(one, other) <= SAME_WITHIN

function differingBits(one: string, other: string): number {
  if (one.length !== other.length) return Number.POSITIVE_INFINITY
  let bits = 0
  for (let at = 0; at < one.length; at++) {
    let differing = Number.parseInt(one[at]!, 16) ^ Number.parseInt(other[at]!, 16)
    for (; differing; differing &= differing - 1) bits++
  }
  return bits
}

/** Skin by its colour in YCbCr (Chai and Ngan 1999), without greys: every complexion, and, alas, some wood. */
function isSkin(r: number, g: number, b: number): boolean {
  if (r - b < 25 || r < g) return false
  const cb = 128 - 0.1687 * r - 0.3313 * g + 0.5 * b
  const cr = 128 + 0.5 * r - 0.4187 * g - 0.0813 * b
  return cb >= 77 && cb <= 127 && cr >= 135 && cr <= 173
}

/** How many places in a row hold all but a tenth of what is counted, leaving out the ends. */
function widthOfMost(line: Uint32Array, total: number): number {
  const end = total * 0.05
  let [from, to] = [0, line.length - 1]
  for (let left = 0; from < line.length; from++) {
    left += line[from]!
    if (left > end) break
  }
  for (let left = 0; to > from; to--) {
    left += line[to]!
    if (left > end) break
  }
  return to - from + 1
}

/** Tiles in which the tone goes up and down again and again. The edge of a sheet is one step and does not count. */
function shareWritten(grey: Uint8Array, width: number, height: number): number {
  const [columns, rows] = [Math.floor(width / TILE), Math.floor(height / TILE)]
  let written = 0
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const start = row * TILE * width + column * TILE
      if (stepsOf(grey, start, 1, width) > 1.5 || stepsOf(grey, start, width, 1) > 1.5) written++
    }
  }
  return written / Math.max(1, columns * rows)
}

/** Steps a line, over the lines of one tile: `along` goes within a line, `across` to the next one. */
function stepsOf(grey: Uint8Array, start: number, along: number, across: number): number {
  let steps = 0
  for (let line = 0; line < TILE; line++) {
    let last = grey[start + line * across]!
    let direction = 0
    for (let at = 1; at < TILE; at++) {
      const tone = grey[start + line * across + at * along]!
      const now = Math.sign(tone - last)
      if (Math.abs(tone - last) < STROKE) continue
      if (now !== direction) steps++
      direction = now
      last = tone
    }
  }
  return steps / TILE
}

/** Whether each of 16 × 16 cells is brighter than its neighbour (dHash): light and size of the picture do not matter. */
function printOf(grey: Uint8Array, width: number, height: number): string {
  const cells = new Float64Array((CELLS + 1) * CELLS)
  for (let row = 0; row < CELLS; row++) {
    for (let column = 0; column <= CELLS; column++) {
      const [left, right] = [edge(column, CELLS + 1, width), edge(column + 1, CELLS + 1, width)]
      const [top, bottom] = [edge(row, CELLS, height), edge(row + 1, CELLS, height)]
      let sum = 0
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += grey[y * width + x]!
      cells[row * (CELLS + 1) + column] = sum / Math.max(1, (bottom - top) * (right - left))
    }
  }
  let print = ''
  for (let row = 0; row < CELLS; row++) {
    for (let column = 0; column < CELLS; column += 4) {
      let digit = 0
      for (let bit = 0; bit < 4; bit++) {
        const here = row * (CELLS + 1) + column + bit
        digit = digit * 2 + (cells[here]! > cells[here + 1]! ? 1 : 0)
      }
      print += digit.toString(16)
    }
  }
  return print
}

const edge = (at: number, of: number, size: number) => Math.floor((at * size) / of)
