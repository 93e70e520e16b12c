/** Punctuation that closes, or belongs to what stands before it (GB/T 15834: not at the start of a line). */
const notFirst = new Set('，。、；：？！）》】」』〉〕］｝”’…—～·％‰℃,.;:?!)]}%')
/** Punctuation that opens (not at the end of a line). */
const notLast = new Set('（《【「『〈〔［｛“‘￥＄№([{')

/** Part of a word or number that is not torn apart: Latin letters, digits and what joins them. */
const isOfWord = (text: string) => /^[\p{Script=Latin}\p{N}\p{M}.,:;/@#%&+=?_~'$*\\^|<>-]+$/u.test(text)

function mayBreakBetween(before: string, after: string): boolean {
  if (before === ' ') return after !== ' '
  if (after === ' ' || notFirst.has(after) || notLast.has(before)) return false
  return !(isOfWord(before) && isOfWord(after))
}

/**
 * Breaks a text into lines by the rules of Chinese typesetting. Takes the smallest parts with their widths, gives lines as
 * `[from, to)`. A word longer than a line (an address on the web) is torn where the line ends; spaces at an end are left out.
 */
export function breakLines(parts: readonly { text: string; width: number }[], most: number): [number, number][] {
  const lines: [number, number][] = []
  let start = skipSpaces(parts, 0)
  while (start < parts.length) {
    const end = endOfLine(parts, start, most)
    lines.push([start, trimEnd(parts, start, end)])
    start = skipSpaces(parts, end)
  }
  return lines
}

function endOfLine(parts: readonly { text: string; width: number }[], start: number, most: number): number {
  let width = 0
  let lastGood: number | undefined
  for (let i = start; i < parts.length; i++) {
    const { text, width: more } = parts[i]!
    if (i > start && mayBreakBetween(parts[i - 1]!.text, text)) lastGood = i
    width += more
    // The hundredth of a point forgives rounding: a text that was measured to fit does.
    if (width > most + 0.01 && text !== ' ') return lastGood ?? Math.max(i, start + 1)
  }
  return parts.length
}

const skipSpaces = (parts: readonly { text: string }[], from: number): number => {
  let at = from
  while (parts[at]?.text === ' ') at++
  return at
}

const trimEnd = (parts: readonly { text: string }[], start: number, end: number): number => {
  let at = end
  while (at > start && parts[at - 1]!.text === ' ') at--
  return at
}
