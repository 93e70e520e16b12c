/** Finds the line of a JSON text that a mistake is about, so that it can be shown beside it. */

type Part = string | number
type Lines = ReadonlyMap<string, number>

const keyOf = (path: readonly Part[]) => JSON.stringify(path)

/** `材料 第 3 项“身份证” → 依据` as `['材料', 2, '依据']`: names in quotation marks and codes only help the reader. */
export function pathOf(where: string): Part[] {
  return where.split(' → ').flatMap((part) => {
    const [word = '', ...indexes] = part.split(/\s*第 (\d+) 项[^第]*/).filter(Boolean)
    return [word.trim(), ...indexes.map((index) => Number(index) - 1)].filter((one) => one !== '')
  })
}

/** The line (from 1) of a place in words; of the nearest place above it that the text has. Undefined: it is about the whole text. */
export function lineOf(text: string, where: string): number | undefined {
  const lines = linesOf(text)
  for (let path = pathOf(where); path.length > 0; path = path.slice(0, -1)) {
    const line = lines.get(keyOf(path))
    if (line !== undefined) return line
  }
  return undefined
}

/** `… in JSON at position 57`: the line of that place, for a text that is no JSON. */
export function brokenLine(text: string, what: string): number | undefined {
  const at = /position (\d+)/.exec(what)?.[1]
  return at === undefined ? undefined : lineAt(text, Number(at))
}

/** A line as it is recognised: one that only opens a group brings the first of what is in it. */
export function excerptAt(lines: readonly string[], line: number): string {
  const [own = '', ...next] = lines.slice(line - 1, line + 2).map((one) => one.trim())
  return /[{[]$/.test(own) ? [own, ...next].join(' ') : own
}

const lineAt = (text: string, position: number) => text.slice(0, position).split('\n').length

/** Every place of a JSON text with its line. Stops quietly where the text is broken: what came before it still has its lines. */
export function linesOf(text: string): Lines {
  const lines = new Map<string, number>()
  let at = 0
  const skip = () => {
    while (at < text.length && ' \t\r\n,:'.includes(text[at]!)) at++
  }
  const readString = (): string | undefined => {
    const match = /"(?:[^"\\]|\\.)*"/y
    match.lastIndex = at
    const found = match.exec(text)
    if (!found) return undefined
    at = match.lastIndex
    return JSON.parse(found[0]) as string
  }
  const readValue = (path: readonly Part[]): boolean => {
    skip()
    if (text[at] === '{') return readMembers(path)
    if (text[at] === '[') return readParts(path)
    if (text[at] === '"') return readString() !== undefined
    const plain = /[^\s,\]}]+/y
    plain.lastIndex = at
    if (!plain.test(text)) return false
    at = plain.lastIndex
    return true
  }
  const readMembers = (path: readonly Part[]): boolean => {
    at++
    for (;;) {
      skip()
      if (text[at] === '}') return ++at > 0
      const line = lineAt(text, at)
      const name = readString()
      if (name === undefined) return false
      lines.set(keyOf([...path, name]), line)
      if (!readValue([...path, name])) return false
    }
  }
  const readParts = (path: readonly Part[]): boolean => {
    at++
    for (let index = 0; ; index++) {
      skip()
      if (text[at] === ']') return ++at > 0
      lines.set(keyOf([...path, index]), lineAt(text, at))
      if (!readValue([...path, index])) return false
    }
  }
  readValue([])
  return lines
}
