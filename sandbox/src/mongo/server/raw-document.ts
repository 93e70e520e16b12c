import { MongoError } from '../language/index.ts'

/** Sizes of BSON values by type number, where they are fixed. */
const fixedSizes: Readonly<Record<number, number>> = {
  1: 8,
  6: 0,
  7: 12,
  8: 1,
  9: 8,
  10: 0,
  16: 4,
  17: 8,
  18: 8,
  19: 16,
  127: 0,
  255: 0,
}

export interface RawElement {
  type: number
  name: string
  /** Where the element begins (its type byte), where its value begins, and where it ends. */
  start: number
  valueStart: number
  end: number
}

/** Walks over the top-level elements of a document without decoding them. */
export function* elements(bytes: Buffer): Generator<RawElement> {
  let at = 4
  while (at < bytes.length - 1) {
    const start = at
    const type = bytes[at]!
    const nameEnd = bytes.indexOf(0, at + 1)
    if (nameEnd < 0 || nameEnd >= bytes.length - 1) throw outside()
    const name = bytes.toString('latin1', at + 1, nameEnd)
    const valueStart = nameEnd + 1
    const size = sizeOf(bytes, type, valueStart)
    at = valueStart + size
    if (size < 0 || at > bytes.length - 1) throw outside()
    yield { type, name, start, valueStart, end: at }
  }
}

const outside = (): MongoError => new MongoError(22, 'Invalid BSON: an element points outside')

function sizeOf(bytes: Buffer, type: number, at: number): number {
  const fixed = fixedSizes[type]
  if (fixed !== undefined) return fixed
  switch (type) {
    case 2:
    case 13:
    case 14:
      return 4 + lengthAt(bytes, at)
    case 3:
    case 4:
    case 15:
      return lengthAt(bytes, at)
    case 5:
      return 5 + lengthAt(bytes, at)
    case 11:
      return bytes.indexOf(0, bytes.indexOf(0, at) + 1) + 1 - at
    case 12:
      return 16 + lengthAt(bytes, at)
    default:
      throw new MongoError(22, `Invalid BSON: unknown type 0x${type.toString(16)}`)
  }
}

function lengthAt(bytes: Buffer, at: number): number {
  if (at + 4 > bytes.length) throw outside()
  return bytes.readInt32LE(at)
}

/** The documents of an array value as they lie in the message. */
export function documentsIn(bytes: Buffer, array: RawElement): Buffer[] {
  if (array.type !== 4) throw new MongoError(14, `BSON field '${array.name}' is the wrong type, expected an array`)
  const inner = bytes.subarray(array.valueStart, array.end)
  return Array.from(elements(inner), (element) => {
    if (element.type !== 3) throw new MongoError(14, `BSON field '${array.name}' holds something that is no document`)
    return inner.subarray(element.valueStart, element.end)
  })
}

/** The same document with other elements at its beginning (bytes of whole elements). */
export function withElements(bytes: Buffer, front: Buffer, skip?: RawElement): Buffer {
  const rest = skip ? [bytes.subarray(4, skip.start), bytes.subarray(skip.end)] : [bytes.subarray(4)]
  const length = 4 + front.length + rest.reduce((sum, part) => sum + part.length, 0)
  const head = Buffer.allocUnsafe(4)
  head.writeInt32LE(length)
  return Buffer.concat([head, front, ...rest], length)
}

/** `{ cursor: { firstBatch | nextBatch: [...], id, ns } }` around documents as they are stored, then the reply's tail. */
export function cursorBody(part: string, documents: Buffer[], id: bigint, namespace: string, tail: Buffer): Buffer {
  let arrayLength = 5
  for (let i = 0; i < documents.length; i++) arrayLength += 2 + digitsOf(i) + documents[i]!.length
  const ns = Buffer.byteLength(namespace)
  const cursorLength = 4 + (1 + part.length + 1 + arrayLength) + (1 + 3 + 8) + (1 + 3 + 4 + ns + 1) + 1
  const length = 4 + 1 + 7 + cursorLength + tail.length + 1
  const body = Buffer.allocUnsafe(length)
  let at = body.writeInt32LE(length, 0)
  at = writeName(body, at, 3, 'cursor')
  at = body.writeInt32LE(cursorLength, at)
  at = writeName(body, at, 4, part)
  at = body.writeInt32LE(arrayLength, at)
  for (let i = 0; i < documents.length; i++) {
    at = writeName(body, at, 3, String(i))
    at += documents[i]!.copy(body, at)
  }
  body[at++] = 0
  at = writeName(body, at, 18, 'id')
  at = body.writeBigInt64LE(id, at)
  at = writeName(body, at, 2, 'ns')
  at = body.writeInt32LE(ns + 1, at)
  at += body.write(namespace, at, 'utf8')
  body[at++] = 0
  body[at++] = 0
  at += tail.copy(body, at)
  body[at] = 0
  return body
}

/** A document followed by the elements of the tail. */
export function withTail(bytes: Buffer, tail: Buffer): Buffer {
  const body = Buffer.allocUnsafe(bytes.length + tail.length)
  bytes.copy(body, 0, 0, bytes.length - 1)
  tail.copy(body, bytes.length - 1)
  body[body.length - 1] = 0
  body.writeInt32LE(body.length, 0)
  return body
}

function writeName(body: Buffer, at: number, type: number, name: string): number {
  body[at] = type
  const end = at + 1 + body.write(name, at + 1, 'latin1')
  body[end] = 0
  return end + 1
}

function digitsOf(number: number): number {
  return number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : String(number).length
}
