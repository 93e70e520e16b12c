import { MongoError } from './error.ts'

export const invalidBson = (why: string): MongoError => new MongoError(22, `Invalid BSON: ${why}`)

export function textOf(bytes: Buffer, start: number, end: number): string {
  if (end - start <= 12) {
    const short = shortAscii(bytes, start, end)
    if (short !== undefined) return short
  }
  const text = bytes.toString('utf8', start, end)
  // A replacement character may be the citizen's own; only then is the slow strict decoder asked.
  if (text.includes('\uFFFD')) return strictText(bytes, start, end)
  return text
}

/** Short ASCII is faster put together here than by a call into Node. */
function shortAscii(bytes: Buffer, start: number, end: number): string | undefined {
  let text = ''
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    if (byte >= 128) return undefined
    text += String.fromCharCode(byte)
  }
  return text
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function strictText(bytes: Buffer, start: number, end: number): string {
  try {
    return strict.decode(bytes.subarray(start, end))
  } catch {
    throw invalidBson('a string is not UTF-8')
  }
}

// Field names repeat from document to document: a small cache saves a string per field.
const nameCache: (string | undefined)[] = new Array<string | undefined>(4096).fill(undefined)

/** The name that stands there, all ASCII; `hash` is over its bytes. */
export function asciiName(bytes: Buffer, start: number, end: number, hash: number): string {
  const slot = hash & 4095
  const known = nameCache[slot]
  if (known !== undefined && known.length === end - start && isAt(bytes, known, start)) return known
  const name = bytes.toString('latin1', start, end)
  nameCache[slot] = name
  return name
}

function isAt(bytes: Buffer, name: string, start: number): boolean {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) !== bytes[start + i]) return false
  return true
}
