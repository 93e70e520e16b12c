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
import { asciiName, invalidBson, textOf } from './decode-text.ts'
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
    if (bytes.length < 5 || bytes.readInt32LE(0) !== bytes.length) throw invalidBson('the length does not fit')
    return readDocument(0, only)
  } catch (error) {
    // Node's own bounds checks: the lengths inside the document point outside of it.
    if (error instanceof RangeError) throw invalidBson(error.message)
    throw error
  } finally {
    bytes = Buffer.alloc(0)
  }
}

function readDocument(depth: number, only?: ReadonlySet<string>): Document {
  const end = readEnd(depth)
  const doc = newDocument()
  let order: string[] | undefined
  for (;;) {
    const type = bytes[at++]
    if (type === 0) break
    if (type === undefined) throw invalidBson('a document has no end')
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
  if (at !== end) throw invalidBson('a document does not end where it says')
  if (order !== undefined) rememberOrder(doc, order)
  return doc
}

function readArray(depth: number): Value[] {
  const end = readEnd(depth)
  const items: Value[] = []
  for (;;) {
    const type = bytes[at++]
    if (type === 0) break
    if (type === undefined) throw invalidBson('an array has no end')
    while (bytes[at] !== 0) at++
    at++
    items.push(readValue(type, depth))
  }
  if (at !== end) throw invalidBson('an array does not end where it says')
  return items
}

function readEnd(depth: number): number {
  if (depth > MAX_DEPTH) throw new MongoError(15, `Document exceeds maximum nested object depth of ${MAX_DEPTH}`)
  const end = at + bytes.readInt32LE(at)
  if (end > bytes.length || end < at + 5) throw invalidBson('a length points outside')
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
      throw invalidBson(`unknown type 0x${type.toString(16)}`)
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
      throw invalidBson(`unknown type 0x${type.toString(16)}`)
  }
}

function take(from: number, to: number): Buffer {
  if (to > bytes.length) throw invalidBson('a value points outside')
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
  if (length < 0 || at + length !== end) throw invalidBson('a binary does not end where it says')
  const content = Buffer.from(take(at, end))
  at = end
  return new Binary(content, subtype)
}

function readString(): string {
  const length = bytes.readInt32LE(at)
  const start = at + 4
  const end = start + length - 1
  if (length < 1 || bytes[end] !== 0) throw invalidBson('a string does not end where it says')
  at = end + 1
  return textOf(bytes, start, end)
}

function readName(): string {
  const start = at
  let hash = 0
  let every = 0
  let end = at
  for (;;) {
    const byte = bytes[end]
    if (byte === 0) break
    if (byte === undefined) throw invalidBson('a name has no end')
    hash = (hash * 31 + byte) | 0
    every |= byte
    end++
  }
  at = end + 1
  return every >= 128 || end - start > 40 ? textOf(bytes, start, end) : asciiName(bytes, start, end, hash)
}
