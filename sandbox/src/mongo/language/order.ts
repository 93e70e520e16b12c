import { Binary, type BSONRegExp, type BSONSymbol, type Code, type ObjectId, type Timestamp } from 'bson'
import { type Document, fieldNames, type Value } from './document.ts'
import { compareNumbers, type Numeric } from './number.ts'
import { type DbPointer, Type, type TypeNumber, typeOf } from './types.ts'

/** MongoDB's order of the types; types of one rank are compared by value. */
const ranks: Readonly<Record<TypeNumber, number>> = {
  [Type.minKey]: -1,
  [Type.undefined]: 0,
  [Type.null]: 5,
  [Type.int]: 10,
  [Type.long]: 10,
  [Type.double]: 10,
  [Type.decimal]: 10,
  [Type.string]: 15,
  [Type.symbol]: 15,
  [Type.object]: 20,
  [Type.array]: 25,
  [Type.binData]: 30,
  [Type.objectId]: 35,
  [Type.bool]: 40,
  [Type.date]: 45,
  [Type.timestamp]: 47,
  [Type.regex]: 50,
  [Type.dbPointer]: 55,
  [Type.javascript]: 60,
  [Type.javascriptWithScope]: 65,
  [Type.maxKey]: 127,
}

/** Where the type of a value stands in MongoDB's order; comparisons in a filter never cross it. */
export const rankOf = (value: Value): number => ranks[typeOf(value)]

/**
 * MongoDB's order over all values: by type, then by value. Numbers compare exactly across their four types, strings
 * by UTF-8 bytes. A missing value (undefined) is below null; sorting and index keys treat it as null before they come here.
 * @returns negative, zero or positive
 */
export function compareValues(a: Value, b: Value): number {
  if (a === b && typeof a !== 'object') return 0
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b)
  const typeA = typeOf(a)
  const typeB = typeOf(b)
  const rank = ranks[typeA]
  const difference = rank - ranks[typeB]
  if (difference !== 0) return difference
  switch (rank) {
    case 10:
      return compareNumbers(a as Numeric, b as Numeric)
    case 15:
      return compareStrings(textOf(a), textOf(b))
    case 20:
      return compareDocuments(a as Document, b as Document)
    case 25:
      return compareArrays(a as Value[], b as Value[])
    case 30:
      return compareBinaries(a as Binary | Uint8Array, b as Binary | Uint8Array)
    case 35:
      return compareUnits((a as ObjectId).toHexString(), (b as ObjectId).toHexString())
    case 40:
      return Number(a) - Number(b)
    case 45:
      return compareDates((a as Date).getTime(), (b as Date).getTime())
    case 47:
      return compareTimestamps(a as Timestamp, b as Timestamp)
    case 50:
      return compareRegexes(a as BSONRegExp | RegExp, b as BSONRegExp | RegExp)
    case 55:
      return comparePointers(a as DbPointer, b as DbPointer)
    case 60:
      return compareStrings((a as Code).code, (b as Code).code)
    case 65:
      return compareScoped(a as Code, b as Code)
    default:
      return 0
  }
}

export const equalValues = (a: Value, b: Value): boolean => compareValues(a, b) === 0

/** Dates beyond the range of JavaScript are read as invalid ones; they stand below all others, as in their keys. */
const compareDates = (a: number, b: number): number =>
  a < b ? -1 : a > b ? 1 : Number(Number.isNaN(b)) - Number(Number.isNaN(a))
const compareUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const textOf = (value: Value): string => (typeof value === 'string' ? value : (value as BSONSymbol).value)

/** Order of the UTF-8 bytes: a character beyond U+FFFF (李𠮷) sorts after every other, unlike in JavaScript. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left === right) continue
    const isLeftHigh = left >= 0xd800 && left <= 0xdfff
    const isRightHigh = right >= 0xd800 && right <= 0xdfff
    if (isLeftHigh !== isRightHigh) return isLeftHigh ? 1 : -1
    return left - right
  }
  return a.length - b.length
}

function compareDocuments(a: Document, b: Document): number {
  if (a === b) return 0
  const namesA = fieldNames(a)
  const namesB = fieldNames(b)
  const shared = Math.min(namesA.length, namesB.length)
  for (let i = 0; i < shared; i++) {
    const nameA = namesA[i]!
    const nameB = namesB[i]!
    const order =
      rankOf(a[nameA]) - rankOf(b[nameB]) || compareStrings(nameA, nameB) || compareValues(a[nameA], b[nameB])
    if (order !== 0) return order
  }
  return namesA.length - namesB.length
}

function compareArrays(a: readonly Value[], b: readonly Value[]): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Bytes and subtype of a binary in either of its JavaScript forms. */
export function binaryParts(value: Binary | Uint8Array): { content: Buffer; subtype: number } {
  const content = value instanceof Uint8Array ? value : value.buffer.subarray(0, value.position)
  return {
    content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
    subtype: value instanceof Uint8Array ? Binary.SUBTYPE_DEFAULT : value.sub_type,
  }
}

function compareBinaries(a: Binary | Uint8Array, b: Binary | Uint8Array): number {
  const left = binaryParts(a)
  const right = binaryParts(b)
  return (
    left.content.length - right.content.length ||
    left.subtype - right.subtype ||
    Buffer.compare(left.content, right.content)
  )
}

const compareTimestamps = (a: Timestamp, b: Timestamp): number =>
  (a.high >>> 0) - (b.high >>> 0) || (a.low >>> 0) - (b.low >>> 0)

/** Pattern and options of an expression in either of its JavaScript forms. */
export function regexParts(value: BSONRegExp | RegExp): { pattern: string; options: string } {
  if (value instanceof RegExp) {
    return {
      pattern: value.source,
      options: [...value.flags]
        .filter((flag) => 'imsux'.includes(flag))
        .sort()
        .join(''),
    }
  }
  return { pattern: value.pattern, options: value.options }
}

function compareRegexes(a: BSONRegExp | RegExp, b: BSONRegExp | RegExp): number {
  const left = regexParts(a)
  const right = regexParts(b)
  return compareStrings(left.pattern, right.pattern) || compareStrings(left.options, right.options)
}

const comparePointers = (a: DbPointer, b: DbPointer): number =>
  compareStrings(a.namespace, b.namespace) || compareUnits(a.id.toHexString(), b.id.toHexString())

const compareScoped = (a: Code, b: Code): number =>
  compareStrings(a.code, b.code) || compareDocuments(a.scope as Document, b.scope as Document)
