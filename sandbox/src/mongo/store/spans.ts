import { BSONRegExp, Double } from 'bson'
import { encodeKey, isNullish, isNumeric, Type, typeBounds, typeOf, type Value } from '../language/index.ts'
import type { Condition } from './conditions.ts'

/** A stretch of one field's key bytes, from `low` (inside) to `high` (outside), in the direction of the index. */
export interface Span {
  low: Buffer
  high: Buffer
}

export interface Spans {
  spans: Span[]
  /** Each span is one value. */
  arePoints: boolean
  /** The spans hold exactly what the conditions ask for: nothing needs to be looked at again. */
  isExact: boolean
}

const END_OF_VALUE = Buffer.from([0xff])

/** Types whose comparison operators stay within their own stretch of keys. */
const rangeTypes: ReadonlySet<number> = new Set([
  Type.double,
  Type.int,
  Type.long,
  Type.decimal,
  Type.string,
  Type.date,
  Type.objectId,
  Type.bool,
  Type.timestamp,
])

/**
 * The stretches of one index field that can satisfy the conditions of its path, or undefined when they say nothing.
 * Where the field may hold arrays, different elements may satisfy different conditions: only one condition may be used.
 */
export function spansOf(conditions: Condition[], direction: 1 | -1, mayBeArray: boolean): Spans | undefined {
  const isOne = conditions.length === 1
  const exact = !mayBeArray && isOne
  for (const { operator, value } of conditions) {
    // An array that has the value as an element has exactly that entry.
    if (operator === '$eq' && isPoint(value))
      return { spans: [point(value, direction)], arePoints: true, isExact: isOne && isExactPoint(value, direction) }
  }
  for (const { operator, value } of conditions) {
    if (operator !== '$in' || !Array.isArray(value) || !value.every(isPoint)) continue
    const spans = inOrder(value.map((one) => point(one, direction)))
    return { spans, arePoints: true, isExact: exact && value.every((one) => isExactPoint(one, direction)) }
  }
  for (const { operator, value } of conditions) {
    const spans = operator === '$regex' && value instanceof BSONRegExp && prefixSpans(value, direction)
    if (spans) return { spans: inOrder(spans), arePoints: false, isExact: false }
  }
  return rangeOf(conditions, direction, mayBeArray)
}

/** The first key that no longer starts with these bytes; undefined when there is none. */
export function successor(key: Buffer): Buffer | undefined {
  let length = key.length
  while (length > 0 && key[length - 1] === 0xff) length -= 1
  if (length === 0) return undefined
  const next = Buffer.from(key.subarray(0, length))
  next[length - 1]! += 1
  return next
}

function rangeOf(conditions: Condition[], direction: 1 | -1, mayBeArray: boolean): Spans | undefined {
  let span: Span | undefined
  let used = 0
  let isExact = !mayBeArray
  for (const condition of conditions) {
    const range = oneSided(condition, direction)
    if (!range) continue
    used += 1
    isExact &&= range.isExact
    if (!span) span = { low: range.low, high: range.high }
    if (Buffer.compare(range.low, span.low) > 0) span.low = range.low
    if (Buffer.compare(range.high, span.high) < 0) span.high = range.high
    if (mayBeArray) break
  }
  if (!span) return undefined
  isExact &&= used === conditions.length
  return { spans: Buffer.compare(span.low, span.high) < 0 ? [span] : [], arePoints: false, isExact }
}

function oneSided({ operator, value }: Condition, direction: 1 | -1): (Span & { isExact: boolean }) | undefined {
  if (operator !== '$gt' && operator !== '$gte' && operator !== '$lt' && operator !== '$lte') return undefined
  if (!isScalar(value)) return undefined
  const { first, last } = typeBounds(value, direction)
  const { low, high } = point(value, direction)
  // A descending key of "a" is the beginning of that of "a\0b", which is greater: such ranges are a little too wide.
  const isOpenString = direction === -1 && typeof value === 'string'
  // NaN sorts below all numbers but is not less than any of them.
  const isExact = !isOpenString && !((operator === '$lt' || operator === '$lte') && isNumeric(value))
  const isAbove = operator === '$gt' || operator === '$gte'
  if (isAbove === (direction === 1))
    return { low: operator === '$gt' ? high : operator === '$lt' ? high : low, high: last, isExact }
  const open = operator === '$lt' || (operator === '$gt' && !isOpenString)
  return { low: first, high: open ? low : high, isExact }
}

/** `^abc` bounds strings by their beginning; a stored expression equal to the asked one matches too. */
function prefixSpans(expression: BSONRegExp, direction: 1 | -1): Span[] | undefined {
  if (/[imx]/.test(expression.options) || expression.pattern.includes('|')) return undefined
  const literal = /^\^([^\\^$.|?*+()[\]{}]+)/.exec(expression.pattern)?.[1]
  if (!literal) return undefined
  const after = expression.pattern[literal.length + 1]
  // In `^abc*` and its like the last character need not be there.
  const sure = after !== undefined && '?*+{'.includes(after) ? [...literal].slice(0, -1).join('') : literal
  if (!sure) return undefined
  const whole = encodeKey([sure], [1])
  const low = whole.subarray(0, whole.length - 1)
  const high = successor(low)!
  const strings = direction === 1 ? { low, high } : { low: inverted(low), high: successor(inverted(low))! }
  return [strings, point(expression, direction)]
}

/** All keys of one value. No key goes on with FF after a value, except that of an ascending string with a null byte. */
function point(value: Value, direction: 1 | -1): Span {
  const low = encodeKey([value ?? null], [direction])
  return { low, high: direction === 1 ? Buffer.concat([low, END_OF_VALUE]) : successor(low)! }
}

function inverted(key: Buffer): Buffer {
  return Buffer.from(key.map((byte) => 0xff - byte))
}

function inOrder(spans: Span[]): Span[] {
  const sorted = spans.sort((a, b) => Buffer.compare(a.low, b.low))
  return sorted.filter((span, i) => i === 0 || !span.low.equals(sorted[i - 1]!.low))
}

/** Values that have one key of their own. An array in a query also matches as an element of arrays. */
function isPoint(value: Value): boolean {
  return !Array.isArray(value) && !(value instanceof BSONRegExp) && !(value instanceof RegExp)
}

function isExactPoint(value: Value, direction: 1 | -1): boolean {
  return isScalar(value) && (direction === 1 || typeof value !== 'string')
}

function isScalar(value: Value): boolean {
  return !isNullish(value) && rangeTypes.has(typeOf(value)) && !isNotANumber(value)
}

function isNotANumber(value: Value): boolean {
  return Number.isNaN(value) || (value instanceof Double && Number.isNaN(value.value)) || String(value) === 'NaN'
}
