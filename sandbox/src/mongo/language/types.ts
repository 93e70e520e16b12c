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
  UUID,
} from 'bson'
import type { Document, Value } from './document.ts'

/** BSON type numbers, as on the wire and in `$type`. */
export const Type = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
} as const

export type TypeNumber = (typeof Type)[keyof typeof Type]

const names = new Map<TypeNumber, string>(Object.entries(Type).map(([name, number]) => [number, name] as const))

/** The old type 0x0C, kept only so that a document that has one survives. */
export class DbPointer {
  constructor(
    readonly namespace: string,
    readonly id: ObjectId,
  ) {}
}

const byConstructor = new Map<unknown, TypeNumber>([
  [Int32, Type.int],
  [Double, Type.double],
  [Long, Type.long],
  [Decimal128, Type.decimal],
  [ObjectId, Type.objectId],
  [Date, Type.date],
  [Binary, Type.binData],
  [UUID, Type.binData],
  [Buffer, Type.binData],
  [Uint8Array, Type.binData],
  [BSONRegExp, Type.regex],
  [RegExp, Type.regex],
  [Timestamp, Type.timestamp],
  [BSONSymbol, Type.symbol],
  [MinKey, Type.minKey],
  [MaxKey, Type.maxKey],
  [DbPointer, Type.dbPointer],
])

const bsonType = Symbol.for('@@mdb.bson.type')
const byBsonName = new Map<unknown, TypeNumber>([
  ['Int32', Type.int],
  ['Double', Type.double],
  ['Long', Type.long],
  ['Decimal128', Type.decimal],
  ['ObjectId', Type.objectId],
  ['Binary', Type.binData],
  ['BSONRegExp', Type.regex],
  ['BSONSymbol', Type.symbol],
  ['Timestamp', Type.timestamp],
  ['MinKey', Type.minKey],
  ['MaxKey', Type.maxKey],
])

/** Values made by another copy of bson (its CommonJS build): known by a symbol that stored data cannot carry. */
function foreignType(value: object): TypeNumber {
  const name = (value as { [bsonType]?: unknown })[bsonType]
  if (name === undefined) return Type.object
  if (name === 'Code') return (value as Code).scope == null ? Type.javascript : Type.javascriptWithScope
  const type = byBsonName.get(name)
  if (type === undefined) throw new TypeError(`a ${String(name)} is not a value this server knows`)
  return type
}

/**
 * The BSON type of a value. Told by constructor, never by `_bsontype`: a citizen's document may have a field of that name.
 * A plain JavaScript number counts as int where it fits 32 bits, else as double, as the encoder writes it.
 */
export function typeOf(value: Value): TypeNumber {
  switch (typeof value) {
    case 'string':
      return Type.string
    case 'number':
      return isInt32(value) ? Type.int : Type.double
    case 'boolean':
      return Type.bool
    case 'undefined':
      return Type.undefined
    case 'bigint':
      return Type.long
    case 'object': {
      if (value === null) return Type.null
      if (Array.isArray(value)) return Type.array
      const made = (value as { constructor?: unknown }).constructor
      if (made === Int32) return Type.int
      if (made === ObjectId) return Type.objectId
      if (made === undefined || made === Object) return Type.object
      if (made === Code) return (value as Code).scope == null ? Type.javascript : Type.javascriptWithScope
      return byConstructor.get(made) ?? foreignType(value)
    }
    default:
      throw new TypeError(`a ${typeof value} is not a BSON value`)
  }
}

/** The name MongoDB uses in `$type` and in messages; a missing value is called "missing". */
export function typeName(value: Value): string {
  return value === undefined ? 'missing' : nameOfType(typeOf(value))
}

export function nameOfType(type: TypeNumber): string {
  return names.get(type) ?? `unknown type ${type}`
}

/** The type number for an alias of `$type`, undefined if there is no such alias. */
export function typeByName(name: string): TypeNumber | undefined {
  return Object.hasOwn(Type, name) ? Type[name as keyof typeof Type] : undefined
}

export function isTypeNumber(number: number): number is TypeNumber {
  return names.has(number as TypeNumber)
}

export const isInt32 = (value: number): boolean => (value | 0) === value && !Object.is(value, -0)

export function isDocument(value: Value): value is Document {
  return typeof value === 'object' && value !== null && typeOf(value) === Type.object
}

export const isNumberType = (type: TypeNumber): boolean =>
  type === Type.int || type === Type.double || type === Type.long || type === Type.decimal

/** True for int, long, double and decimal in any of their JavaScript forms. */
export function isNumeric(value: Value): boolean {
  return (typeof value === 'object' || typeof value === 'number' || typeof value === 'bigint') && value !== null
    ? isNumberType(typeOf(value))
    : false
}

export const isNullish = (value: Value): value is null | undefined => value === null || value === undefined
