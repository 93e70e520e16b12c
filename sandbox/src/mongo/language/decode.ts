import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'
import { type Document, isIndexName, newDocument, rememberOrder, type Value } from './document.ts'
import { MongoError } from './error.ts'
import { DbPointer } from './types.ts'

/** MongoDB refuses documents nested deeper than this. */
const MAX_DEPTH = 200

// Decoding is synchronous, so the cursor can live in the module instead of in an object per call.
let bytes: Buffer = Buffer.alloc(0)
let at = 0

/** Decodes one BSON document; numbers, binaries and expressions keep their BSON classes. */
export function decodeDocument(source: Uint8Array): Document {
  return decode(source, undefined)
}

/** Like {@link decodeDocument}, but builds only the named top-level fields: a filter rarely needs the others. */
export function decodeFields(source: Uint8Array, only: ReadonlySet<string>): Document {
  return decode(source, only)
}

function decode(source: Uint8Array, only: ReadonlySet<string> | undefined): Document {
  bytes = Buffer.isBuffer(source) ? source : Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  at = 0
  try {
    if (bytes.length < 5 || bytes.readInt32LE(0) !== bytes.length) throw invalid('the length does not fit')
    return readDocument(0, only)
  } catch (error) {
    // Node's own bounds checks: the lengths inside the document point outside of it.
    if (error instanceof RangeError) throw invalid(error.message)
    throw error
  } finally {
    bytes = Buffer.alloc(0)
  }
}

const invalid = (why: string): MongoError => new MongoError(22, `Invalid BSON: ${why}`)

function readDocument(depth: number, only?: ReadonlySet<string>): Document {
  const end = readEnd(depth)
  const doc = newDocument()
  let order: string[] | undefined
  for (;;) {
    const type = bytes[at++]
    if (type === 0) break
    if (type === undefined) throw invalid('a document has no end')
    const name = readName()
    if (only !== undefined && !only.has(name)) {
      skipValue(type)
      continue
    }
    if (order !== undefined) {
      if (!Object.hasOwn(doc, name)) order.push(name)
    } else if (isIndexName(name)) {
      order = [...Object.keys(doc), name]
    }
    doc[name] = readValue(type, depth)
  }
  if (at !== end) throw invalid('a document does not end where it says')
  if (order !== undefined) rememberOrder(doc, order)
  return doc
}

function readArray(depth: number): Value[] {
  const end = readEnd(depth)
  const items: Value[] = []
  for (;;) {
    const type = bytes[at++]
    if (type === 0) break
    if (type === undefined) throw invalid('an array has no end')
    while (bytes[at] !== 0) at++
    at++
    items.push(readValue(type, depth))
  }
  if (at !== end) throw invalid('an array does not end where it says')
  return items
}

function readEnd(depth: number): number {
  if (depth > MAX_DEPTH) throw new MongoError(15, `Document exceeds maximum nested object depth of ${MAX_DEPTH}`)
  const end = at + bytes.readInt32LE(at)
  if (end > bytes.length || end < at + 5) throw invalid('a length points outside')
  at += 4
  return end
}

function readValue(type: number, depth: number): Value {
  switch (type) {
    case 0x01:
      at += 8
      return new Double(bytes.readDoubleLE(at - 8))
    case 0x02:
      return readString()
    case 0x03:
      return readDocument(depth + 1)
    case 0x04:
      return readArray(depth + 1)
    case 0x05:
      return readBinary()
    case 0x06:
      return undefined
    case 0x07:
      at += 12
      return new ObjectId(take(at - 12, at))
    case 0x08:
      return bytes[at++] === 1
    case 0x09:
      return new Date(Number(readLong()))
    case 0x0a:
      return null
    case 0x0b: {
      const pattern = readName()
      return new BSONRegExp(pattern, readName())
    }
    case 0x0c: {
      const namespace = readString()
      at += 12
      return new DbPointer(namespace, new ObjectId(take(at - 12, at)))
    }
    case 0x0d:
      return new Code(readString())
    case 0x0e:
      return new BSONSymbol(readString())
    case 0x0f: {
      at += 4
      const code = readString()
      return new Code(code, readDocument(depth + 1))
    }
    case 0x10:
      at += 4
      return new Int32(bytes.readInt32LE(at - 4))
    case 0x11:
      at += 8
      return new Timestamp({ t: bytes.readUInt32LE(at - 4), i: bytes.readUInt32LE(at - 8) })
    case 0x12:
      at += 8
      return new Long(bytes.readInt32LE(at - 8), bytes.readInt32LE(at - 4))
    case 0x13:
      at += 16
      return new Decimal128(Buffer.from(take(at - 16, at)))
    case 0xff:
      return new MinKey()
    case 0x7f:
      return new MaxKey()
    default:
      throw invalid(`unknown type 0x${type.toString(16)}`)
  }
}

function skipValue(type: number): void {
  switch (type) {
    case 0x01:
    case 0x09:
    case 0x11:
    case 0x12:
      at += 8
      return
    case 0x02:
    case 0x0d:
    case 0x0e:
      at += 4 + bytes.readInt32LE(at)
      return
    case 0x03:
    case 0x04:
    case 0x0f:
      at += bytes.readInt32LE(at)
      return
    case 0x05:
      at += 5 + bytes.readInt32LE(at)
      return
    case 0x06:
    case 0x0a:
    case 0xff:
    case 0x7f:
      return
    case 0x07:
      at += 12
      return
    case 0x08:
      at += 1
      return
    case 0x0b:
      readName()
      readName()
      return
    case 0x0c:
      at += 16 + bytes.readInt32LE(at)
      return
    case 0x10:
      at += 4
      return
    case 0x13:
      at += 16
      return
    default:
      throw invalid(`unknown type 0x${type.toString(16)}`)
  }
}

function take(from: number, to: number): Buffer {
  if (to > bytes.length) throw invalid('a value points outside')
  return bytes.subarray(from, to)
}

const readLong = (): bigint => {
  at += 8
  return bytes.readBigInt64LE(at - 8)
}

function readBinary(): Binary {
  let length = bytes.readInt32LE(at)
  const subtype = bytes[at + 4] ?? 0
  at += 5
  const end = at + length
  if (subtype === Binary.SUBTYPE_BYTE_ARRAY) {
    // The oldest subtype repeats its length inside.
    length = bytes.readInt32LE(at)
    at += 4
  }
  if (length < 0 || at + length !== end) throw invalid('a binary does not end where it says')
  const content = Buffer.from(take(at, end))
  at = end
  return new Binary(content, subtype)
}

function readString(): string {
  const length = bytes.readInt32LE(at)
  const start = at + 4
  const end = start + length - 1
  if (length < 1 || bytes[end] !== 0) throw invalid('a string does not end where it says')
  at = end + 1
  return textOf(start, end)
}

function textOf(start: number, end: number): string {
  if (end - start <= 12) {
    const short = shortAscii(start, end)
    if (short !== undefined) return short
  }
  const text = bytes.toString('utf8', start, end)
  // A replacement character may be the citizen's own; only then is the slow strict decoder asked.
  if (text.includes('\uFFFD')) return strictText(start, end)
  return text
}

/** Short ASCII is faster put together here than by a call into Node. */
function shortAscii(start: number, end: number): string | undefined {
  let text = ''
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    if (byte >= 128) return undefined
    text += String.fromCharCode(byte)
  }
  return text
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function strictText(start: number, end: number): string {
  try {
    return strict.decode(bytes.subarray(start, end))
  } catch {
    throw invalid('a string is not UTF-8')
  }
}

// Field names repeat from document to document: a small cache saves a string per field.
const nameCache: (string | undefined)[] = new Array<string | undefined>(4096).fill(undefined)

function readName(): string {
  const start = at
  let hash = 0
  let every = 0
  let i = at
  for (;;) {
    const byte = bytes[i]
    if (byte === 0) break
    if (byte === undefined) throw invalid('a name has no end')
    hash = (hash * 31 + byte) | 0
    every |= byte
    i++
  }
  at = i + 1
  const length = i - start
  if (every >= 128 || length > 40) return textOf(start, i)
  const slot = hash & 4095
  const known = nameCache[slot]
  if (known !== undefined && known.length === length && isAt(known, start)) return known
  const name = bytes.toString('latin1', start, i)
  nameCache[slot] = name
  return name
}

function isAt(name: string, start: number): boolean {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) !== bytes[start + i]) return false
  return true
}
