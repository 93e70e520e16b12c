import {
  Binary,
  type BSONRegExp,
  type BSONSymbol,
  type Code,
  type Decimal128,
  type Double,
  type Int32,
  Long,
  type ObjectId,
  type Timestamp,
} from 'bson'
import { type Document, fieldNames, type Value } from './document.ts'
import { MongoError } from './error.ts'
import { type DbPointer, Type, typeOf } from './types.ts'

/** Largest document a client may store. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
/** Largest document that may exist inside the server: room for the fields a command adds around a stored one. */
export const MAX_INTERNAL_BYTES = MAX_DOCUMENT_BYTES + 16 * 1024

let buffer = Buffer.allocUnsafe(64 * 1024)
let at = 0

/**
 * Encodes one document. A plain JavaScript number becomes int where it fits 32 bits, else double;
 * a field that is there with the value `undefined` is written as BSON's old type undefined, as it was read.
 */
export function encodeDocument(doc: Document): Buffer {
  at = 0
  try {
    writeDocument(doc)
    return Buffer.from(buffer.subarray(0, at))
  } finally {
    if (buffer.length > 1024 * 1024) buffer = Buffer.allocUnsafe(64 * 1024)
  }
}

/** Makes room first: Node ignores writes behind the end of a buffer without a word. */
function reserve(size: number): void {
  if (at + size <= buffer.length) return
  if (at + size > MAX_INTERNAL_BYTES) {
    throw new MongoError(
      10334,
      `BSONObj size: ${at + size} is invalid. Size must be between 0 and ${MAX_INTERNAL_BYTES}(16MB)`,
    )
  }
  const bigger = Buffer.allocUnsafe(Math.max(Math.min(buffer.length * 2, MAX_INTERNAL_BYTES), at + size))
  buffer.copy(bigger, 0, 0, at)
  buffer = bigger
}

function writeDocument(doc: Document): void {
  const start = at
  reserve(5)
  at += 4
  for (const name of fieldNames(doc)) writeElement(name, doc[name])
  finish(start)
}

function writeArray(items: readonly Value[]): void {
  const start = at
  reserve(5)
  at += 4
  for (let i = 0; i < items.length; i++) writeElement(String(i), items[i])
  finish(start)
}

function finish(start: number): void {
  reserve(1)
  buffer[at++] = 0
  setInt(at - start, start)
}

function writeName(name: string): void {
  if (name.includes('\0')) {
    throw new MongoError(22, `a field name must not contain a null byte: ${JSON.stringify(name)}`)
  }
  writeText(name)
}

function writeString(text: string): void {
  reserve(4)
  const start = at
  at += 4
  writeText(text)
  setInt(at - start - 4, start)
}

/** UTF-8 and a null byte. Short ASCII, which most text is, is faster written here than by a call into Node. */
function writeText(text: string): void {
  const { length } = text
  if (length <= 40) {
    reserve(length * 3 + 1)
    let i = 0
    for (; i < length; i++) {
      const unit = text.charCodeAt(i)
      if (unit >= 128) break
      buffer[at + i] = unit
    }
    at += i === length ? length : buffer.write(text, at, 'utf8')
  } else {
    // Three bytes a unit is more than enough, and too much to ask for where the text is long.
    reserve((length < 4096 ? length * 3 : Buffer.byteLength(text, 'utf8')) + 1)
    at += buffer.write(text, at, 'utf8')
  }
  buffer[at++] = 0
}

function writeBytes(source: Uint8Array): void {
  reserve(source.length)
  buffer.set(source, at)
  at += source.length
}

function writeInt(value: number): void {
  reserve(4)
  setInt(value, at)
  at += 4
}

function setInt(value: number, where: number): void {
  buffer[where] = value
  buffer[where + 1] = value >> 8
  buffer[where + 2] = value >> 16
  buffer[where + 3] = value >> 24
}

function writeDouble(value: number): void {
  reserve(8)
  at = buffer.writeDoubleLE(value, at)
}

function writeElement(name: string, value: Value): void {
  const type = typeOf(value)
  reserve(1)
  buffer[at++] = type & 0xff
  writeName(name)
  switch (type) {
    case Type.double:
      writeDouble(typeof value === 'number' ? value : (value as Double).value)
      return
    case Type.string:
      writeString(value as string)
      return
    case Type.object:
      writeDocument(value as Document)
      return
    case Type.array:
      writeArray(value as Value[])
      return
    case Type.binData:
      writeBinary(value as Binary | Uint8Array)
      return
    case Type.objectId:
      writeBytes((value as ObjectId).id)
      return
    case Type.bool:
      reserve(1)
      buffer[at++] = value === true ? 1 : 0
      return
    case Type.date:
      writeDate(value as Date)
      return
    case Type.regex:
      writeRegex(value as BSONRegExp | RegExp)
      return
    case Type.javascript:
      writeString((value as Code).code.toString())
      return
    case Type.symbol:
      writeString((value as BSONSymbol).value)
      return
    case Type.javascriptWithScope:
      writeCodeWithScope(value as Code)
      return
    case Type.int:
      writeInt(typeof value === 'number' ? value : (value as Int32).value)
      return
    case Type.timestamp:
      writeInt((value as Timestamp).low)
      writeInt((value as Timestamp).high)
      return
    case Type.long: {
      const long = typeof value === 'bigint' ? Long.fromBigInt(value) : (value as Long)
      writeInt(long.low)
      writeInt(long.high)
      return
    }
    case Type.decimal:
      writeBytes((value as Decimal128).bytes)
      return
    case Type.dbPointer:
      writeString((value as DbPointer).namespace)
      writeBytes((value as DbPointer).id.id)
      return
    default: // null, undefined, MinKey, MaxKey have no content
      return
  }
}

function writeBinary(value: Binary | Uint8Array): void {
  const isRaw = value instanceof Uint8Array
  const content = isRaw ? value : value.buffer.subarray(0, value.position)
  const subtype = isRaw ? 0 : value.sub_type
  const repeatsLength = subtype === Binary.SUBTYPE_BYTE_ARRAY
  writeInt(content.length + (repeatsLength ? 4 : 0))
  reserve(1)
  buffer[at++] = subtype
  if (repeatsLength) writeInt(content.length)
  writeBytes(content)
}

function writeDate(value: Date): void {
  const time = value.getTime()
  // JavaScript dates end at the year 275760, BSON's do not: better refuse than store another instant.
  if (Number.isNaN(time)) throw new MongoError(2, 'a date outside of the range of JavaScript dates cannot be written')
  reserve(8)
  at = buffer.writeBigInt64LE(BigInt(time), at)
}

function writeRegex(value: BSONRegExp | RegExp): void {
  writeName(value instanceof RegExp ? value.source : value.pattern)
  writeName(
    value instanceof RegExp
      ? [...value.flags]
          .filter((flag) => 'imsux'.includes(flag))
          .sort()
          .join('')
      : value.options,
  )
}

function writeCodeWithScope(value: Code): void {
  const start = at
  reserve(4)
  at += 4
  writeString(value.code.toString())
  writeDocument(value.scope as Document)
  setInt(at - start, start)
}
