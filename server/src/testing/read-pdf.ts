import { inflateSync } from 'node:zlib'
import { create, type Font } from 'fontkit'

/** One character as it stands on a page. */
export interface DrawnGlyph {
  font: string
  /** In the font that is embedded in the file; 0 would be the "no such character" sign. */
  id: number
  /** What a program reads there. */
  text: string
}

export interface ReadPage {
  glyphs: DrawnGlyph[]
  /** In the order of drawing. */
  text: string
  /** What programs read in the place of something drawn. */
  actualTexts: string[]
}

interface Stored {
  words: string
  stream?: Buffer
}

/**
 * Reads a PDF of ours back, down to the outlines of the embedded fonts. Knows only the subset of the format that our library
 * writes, on purpose: anything else is an error here.
 */
export function readPdf(bytes: Uint8Array) {
  const file = Buffer.from(bytes)
  const objects = objectsOf(file)
  const all = [...objects.values()]
  const stored = (ref: string | undefined): Stored => {
    const found = objects.get(Number(ref))
    if (!found) throw new Error(`the file has no object ${ref}`)
    return found
  }
  const fonts = new Map<string, Font>()
  const readings = new Map<string, Map<number, string>>()

  function learnFont(ref: string): string {
    const { words } = stored(ref)
    const name = one(words, /\/BaseFont \/(\S+)/)
    if (fonts.has(name)) return name
    const descendant = stored(one(words, /\/DescendantFonts \[(\d+) 0 R\]/)).words
    const descriptor = stored(one(descendant, /\/FontDescriptor (\d+) 0 R/)).words
    fonts.set(name, create(stored(one(descriptor, /\/FontFile2 (\d+) 0 R/)).stream!))
    readings.set(name, readingOf(stored(one(words, /\/ToUnicode (\d+) 0 R/)).stream!.toString('latin1')))
    return name
  }

  const pages = all.filter(({ words }) => /\/Type \/Page\n/.test(words)).map(readPage)

  function readPage({ words }: Stored): ReadPage {
    const resources = stored(one(words, /\/Resources (\d+) 0 R/)).words
    const named = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, ref]) => [name!, learnFont(ref!)]),
    )
    const content = stored(one(words, /\/Contents (\d+) 0 R/)).stream!.toString('latin1')
    const glyphs: DrawnGlyph[] = []
    let font = ''
    for (const [, chosen, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (chosen) font = named.get(chosen)!
      for (const [, hex] of shown?.matchAll(/<([0-9a-f]+)>/g) ?? []) {
        for (const code of hex!.match(/.{4}/g) ?? []) {
          const id = Number.parseInt(code, 16)
          glyphs.push({ font, id, text: readings.get(font)!.get(id) ?? '' })
        }
      }
    }
    const actual = [...content.matchAll(/\/ActualText \(((?:\\.|[^\\)])*)\)/gs)]
    return {
      glyphs,
      text: glyphs.map(({ text }) => text).join(''),
      actualTexts: actual.map(([, text]) => textOf(text!)),
    }
  }

  return {
    pages,
    fonts,
    /** Everything but streams: for what must and what must not be in a file. */
    words: all.map(({ words }) => words).join('\n'),
    xml: all.find(({ words }) => words.includes('/Type /Metadata'))?.stream?.toString('utf8') ?? '',
    text: pages.map(({ text }) => text).join(''),
  }
}

/** By the file's own table, so that a byte that looks like an end is none. */
function objectsOf(file: Buffer): Map<number, Stored> {
  const end = file.toString('latin1')
  const at = Number(one(end, /startxref\n(\d+)\n%%EOF/))
  const rows = end.slice(at).match(/^\d{10} \d{5} n/gm) ?? []
  return new Map(rows.map((row, i) => [i + 1, objectAt(file, Number(row.slice(0, 10)))]))
}

function objectAt(file: Buffer, at: number): Stored {
  const text = file.toString('latin1', at)
  const words = one(text, /^\d+ 0 obj\n([\s\S]*?)\n(?:stream\n|endobj)/)
  const start = text.indexOf('\nstream\n')
  if (start < 0 || start > words.length + 20) return { words }
  const from = at + start + '\nstream\n'.length
  const raw = file.subarray(from, from + Number(one(words, /\/[Ll]ength (\d+)/)))
  return { words, stream: words.includes('/FlateDecode') ? inflateSync(raw) : raw }
}

/** `<0000> <00ff> [<4e00> <d842 dfb7> ...]` */
function readingOf(cmap: string): Map<number, string> {
  const reading = new Map<number, string>()
  for (const [, first, list] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [i, [, hex]] of [...list!.matchAll(/<([^>]*)>/g)].entries()) {
      const units = (hex!.match(/[0-9a-f]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))
      reading.set(Number.parseInt(first!, 16) + i, String.fromCharCode(...units))
    }
  }
  return reading
}

/** A text string of the format: UTF-16 with a mark, brackets and backslashes escaped. */
function textOf(escaped: string): string {
  const raw = Buffer.from(
    escaped.replace(
      /\\([nrtbf()\\])/g,
      (_, char: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[char] ?? char,
    ),
    'latin1',
  )
  return raw[0] === 0xfe && raw[1] === 0xff
    ? Buffer.from(raw.subarray(2)).swap16().toString('utf16le')
    : raw.toString('latin1')
}

function one(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`not found in the file: ${pattern}`)
  return found
}
