import type { Binary, BSONRegExp, BSONSymbol, Code, ObjectId, Timestamp } from 'bson'
import * as decimal from './decimal.ts'
import { type Document, fieldNames, type Value } from './document.ts'
import { type Numeric, numberType, toDouble, toExactDecimal } from './number.ts'
import { binaryParts, regexParts } from './order.ts'
import { type DbPointer, Type, type TypeNumber, typeOf } from './types.ts'

/**
 * Index keys as bytes whose order is the order of the values: `Buffer.compare(encodeKey([a], [1]), encodeKey([b], [1]))`
 * has the sign of `compareValues(a, b)`. Each value is one type byte and a payload that says itself where it ends.
 */
const typeBytes: Readonly<Record<TypeNumber, number>> = {
  [Type.minKey]: 10,
  [Type.undefined]: 15,
  [Type.null]: 20,
  [Type.int]: 30,
  [Type.long]: 30,
  [Type.double]: 30,
  [Type.decimal]: 30,
  [Type.string]: 60,
  [Type.symbol]: 60,
  [Type.object]: 70,
  [Type.array]: 80,
  [Type.binData]: 90,
  [Type.objectId]: 100,
  [Type.bool]: 110,
  [Type.date]: 120,
  [Type.timestamp]: 130,
  [Type.regex]: 140,
  [Type.dbPointer]: 150,
  [Type.javascript]: 160,
  [Type.javascriptWithScope]: 170,
  [Type.maxKey]: 240,
}

const END = 0x00
// How a number stands to the double before it.
const BELOW = 0x40
const EXACT = 0x80
const ABOVE = 0xc0

let buffer = Buffer.allocUnsafe(4096)
let at = 0

/** Encodes a (compound) key; a descending component has all its bits inverted. Pass null for a missing value. */
export function encodeKey(values: readonly Value[], directions: readonly (1 | -1)[]): Buffer {
  at = 0
  for (let i = 0; i < values.length; i++) {
    const start = at
    writeTyped(values[i])
    if (directions[i] === -1) invert(start, at)
  }
  return Buffer.from(buffer.subarray(0, at))
}

/**
 * The bytes between which every component of the value's type lies: from `first` (inclusive) to `last` (exclusive).
 * A range in a filter never leaves the type of its operand, so `{ $gt: 5 }` ends at `last` of any number.
 */
export function typeBounds(value: Value, direction: 1 | -1): { first: Buffer; last: Buffer } {
  const byte = typeBytes[typeOf(value)]
  return direction === 1
    ? { first: Buffer.from([byte]), last: Buffer.from([byte + 1]) }
    : { first: Buffer.from([byte ^ 0xff]), last: Buffer.from([(byte ^ 0xff) + 1]) }
}

function invert(from: number, to: number): void {
  for (let i = from; i < to; i++) buffer[i] = buffer[i]! ^ 0xff
}

/** Makes room first: Node ignores writes behind the end of a buffer without a word. */
function reserve(size: number): void {
  if (at + size <= buffer.length) return
  const bigger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + size))
  buffer.copy(bigger, 0, 0, at)
  buffer = bigger
}

function writeByte(byte: number): void {
  reserve(1)
  buffer[at++] = byte
}

function writeTyped(value: Value): void {
  const type = typeOf(value)
  writeByte(typeBytes[type])
  writePayload(type, value)
}

function writePayload(type: TypeNumber, value: Value): void {
  switch (type) {
    case Type.int:
    case Type.long:
    case Type.double:
    case Type.decimal:
      writeNumber(value as Numeric)
      return
    case Type.string:
      writeText(value as string)
      return
    case Type.symbol:
      writeText((value as BSONSymbol).value)
      return
    case Type.object:
      writeDocument(value as Document)
      return
    case Type.array:
      for (const item of value as Value[]) writeTyped(item)
      writeByte(END)
      return
    case Type.binData:
      writeBinary(value as Binary | Uint8Array)
      return
    case Type.objectId:
      writeBytes((value as ObjectId).id)
      return
    case Type.bool:
      writeByte(value === true ? 1 : 0)
      return
    case Type.date:
      writeDate(value as Date)
      return
    case Type.timestamp:
      writeTimestamp(value as Timestamp)
      return
    case Type.regex: {
      const { pattern, options } = regexParts(value as BSONRegExp | RegExp)
      writeText(pattern)
      writeText(options)
      return
    }
    case Type.dbPointer:
      writeText((value as DbPointer).namespace)
      writeBytes((value as DbPointer).id.id)
      return
    case Type.javascript:
      writeText((value as Code).code)
      return
    case Type.javascriptWithScope:
      writeText((value as Code).code)
      writeDocument((value as Code).scope as Document)
      return
    default: // MinKey, MaxKey, null, undefined: the type says it all
      return
  }
}

/**
 * UTF-8, ended by 00; the bytes 00 and 01 inside as 01 01 and 01 02. So no text is the beginning of another one's key, and the inverted
 * bytes of a descending component keep the order too.
 */
function writeText(text: string): void {
  reserve(text.length * 3 + 1)
  if (text.length > 40 || !writeShort(text)) {
    if (text.includes('\0') || text.includes('\u0001')) {
      for (const byte of Buffer.from(text, 'utf8')) {
        if (byte <= 1) writeByte(1)
        writeByte(byte <= 1 ? byte + 1 : byte)
      }
    } else {
      at += buffer.write(text, at, 'utf8')
    }
  }
  writeByte(END)
}

/** Short ASCII is faster written here than by a call into Node. @returns false where the text is something else */
function writeShort(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit <= 1 || unit >= 128) return false
    buffer[at + i] = unit
  }
  at += text.length
  return true
}

function writeBytes(source: Uint8Array): void {
  reserve(source.length)
  buffer.set(source, at)
  at += source.length
}

/** Per field type, name, value: the order in which documents are compared. */
function writeDocument(doc: Document): void {
  for (const name of fieldNames(doc)) {
    const value = doc[name]
    const type = typeOf(value)
    writeByte(typeBytes[type])
    writeText(name)
    writePayload(type, value)
  }
  writeByte(END)
}

function writeBinary(value: Binary | Uint8Array): void {
  const { content, subtype } = binaryParts(value)
  reserve(5)
  at = buffer.writeUInt32BE(content.length, at)
  buffer[at++] = subtype
  writeBytes(content)
}

function writeDate(value: Date): void {
  const time = value.getTime()
  reserve(8)
  at = buffer.writeBigUInt64BE(Number.isNaN(time) ? 0n : BigInt(time) + 0x8000000000000000n, at)
}

function writeTimestamp(value: Timestamp): void {
  reserve(8)
  at = buffer.writeUInt32BE(value.high >>> 0, at)
  at = buffer.writeUInt32BE(value.low >>> 0, at)
}

/** The nearest double, sortable, then how the exact number stands to it: equal numbers of all four types share one key. */
function writeNumber(value: Numeric): void {
  const type = numberType(value)
  const rounded = toDouble(value)
  if (type === Type.int || type === Type.double || (type === Type.long && Number.isSafeInteger(rounded))) {
    writeSortableDouble(rounded)
    writeByte(EXACT)
    return
  }
  const exact = toExactDecimal(value)
  const near = exact.kind === 'finite' && !Number.isFinite(rounded) ? Math.sign(rounded) * Number.MAX_VALUE : rounded
  writeSortableDouble(near)
  const order = decimal.compareDecimals(exact, decimal.fromDoubleExact(near))
  writeByte(order === 0 ? EXACT : order < 0 ? BELOW : ABOVE)
  if (order !== 0) writeDigits(exact)
}

function writeSortableDouble(value: number): void {
  reserve(8)
  if (Number.isNaN(value)) {
    buffer.fill(0, at, at + 8)
    at += 8
    return
  }
  const start = at
  at = buffer.writeDoubleBE(value === 0 ? 0 : value, at)
  if (value < 0) invert(start, at)
  else buffer[start] = buffer[start]! ^ 0x80
}

/** A decimal as (place of the first digit, digits): memcomparable among numbers of one sign. */
function writeDigits(value: decimal.Decimal): void {
  const start = at
  const digits = value.coefficient.toString()
  reserve(2 + digits.length + 1)
  at = buffer.writeUInt16BE(digits.length + value.exponent + 0x8000, at)
  at += buffer.write(digits.replace(/0+$/, ''), at, 'latin1')
  buffer[at++] = END
  if (value.negative) invert(start, at)
}
