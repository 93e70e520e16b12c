import { Int32 } from 'bson'
import { describe } from '../describe.ts'
import { type Document, documentOf, fieldNames, getField, type Value } from '../document.ts'
import { elementOrder } from '../element-order.ts'
import { MongoError } from '../error.ts'
import { wholeNumber } from '../number.ts'
import { compareValues, equalValues } from '../order.ts'
import { isDocument, isNullish, typeName } from '../types.ts'
import {
  anyNullish,
  binary,
  compileParts,
  named,
  partsOf,
  requireArray,
  requireWhole,
  unary,
  variadic,
} from './operands.ts'
import type { Operator } from './scope.ts'

function elementAt(list: Value, index: Value): Value {
  if (isNullish(list) || isNullish(index)) return null
  const items = requireArray(list, 28689, "$arrayElemAt's first argument must be an array")
  const at = requireWhole(index, 28691, "$arrayElemAt's second argument must be representable as a 32-bit integer")
  return items.at(at)
}

const endOf = (index: 0 | -1): Operator =>
  unary((list, name) =>
    isNullish(list) ? null : requireArray(list, 28689, `${name}'s argument must be an array`).at(index),
  )

function concat(lists: Value[]): Value {
  if (anyNullish(lists)) return null
  return lists.flatMap((list) => requireArray(list, 28664, '$concatArrays only supports arrays'))
}

function slice([list, first, second]: Value[], name: string): Value {
  if (isNullish(list) || isNullish(first) || second === null) return null
  const items = requireArray(list, 28724, `First argument to ${name} must be an array`)
  const start = requireWhole(first, 28725, `Second argument to ${name} must be numeric`)
  if (second === undefined) return start >= 0 ? items.slice(0, start) : items.slice(start)
  const count = requireWhole(second, 28727, `Third argument to ${name} must be numeric`)
  if (count <= 0) throw new MongoError(28729, `Third argument to ${name} must be positive: ${count}`)
  const from = start >= 0 ? start : Math.max(0, items.length + start)
  return items.slice(from, from + count)
}

function indexOf(values: Value[], name: string): Value {
  const [list, wanted] = values
  if (isNullish(list)) return null
  const items = requireArray(list, 40090, `${name} requires an array as a first argument`)
  const from =
    values[2] === undefined ? 0 : requireWhole(values[2], 40096, `${name} requires an integral starting index`)
  const to =
    values[3] === undefined ? items.length : requireWhole(values[3], 40096, `${name} requires an integral ending index`)
  if (from < 0 || to < 0) throw new MongoError(40097, `${name} requires a nonnegative starting index`)
  for (let i = from; i < Math.min(to, items.length); i++) if (equalValues(items[i], wanted)) return new Int32(i)
  return new Int32(-1)
}

const MAX_RANGE = 5_000_000

function range([start, end, step]: Value[], name: string): Value {
  const from = requireWhole(start, 34443, `${name} requires a numeric starting value`)
  const to = requireWhole(end, 34445, `${name} requires a numeric ending value`)
  const by = step === undefined ? 1 : requireWhole(step, 34447, `${name} requires a numeric step value`)
  if (by === 0) throw new MongoError(34449, `${name} requires a non-zero step value`)
  const count = Math.max(0, Math.ceil((to - from) / by))
  if (count > MAX_RANGE) throw new MongoError(34449, `${name} of ${count} values is too long`)
  return Array.from({ length: count }, (_, i) => new Int32(from + i * by))
}

const zip: Operator = (operand, scope, name) => {
  const parts = partsOf(operand, name, ['inputs'], ['useLongestLength', 'defaults'])
  if (!Array.isArray(parts.inputs) || parts.inputs.length === 0) {
    throw new MongoError(34461, `inputs must be an array of expressions, found ${typeName(parts.inputs)}`)
  }
  const { inputs, defaults } = compileParts({ inputs: parts.inputs, defaults: parts.defaults ?? [] }, scope)
  const longest = parts.useLongestLength === true
  if (!longest && parts.defaults !== undefined) {
    throw new MongoError(34466, 'cannot specify defaults unless useLongestLength is true')
  }
  return (doc) => {
    const lists = inputs!(doc) as Value[]
    if (anyNullish(lists)) return null
    const arrays = lists.map((list) => requireArray(list, 34468, '$zip found a non-array expression in input'))
    const fill = defaults!(doc) as Value[]
    const lengths = arrays.map((list) => list.length)
    const length = longest ? Math.max(...lengths) : Math.min(...lengths)
    return Array.from({ length }, (_, i) => arrays.map((list, k) => (i < list.length ? list[i] : (fill[k] ?? null))))
  }
}

function toDocument(list: Value): Value {
  if (isNullish(list)) return null
  const items = requireArray(list, 40386, '$arrayToObject requires an array input')
  return documentOf(items.map(pairOf))
}

function pairOf(item: Value): readonly [string, Value] {
  const [key, value] = Array.isArray(item) && item.length === 2 ? item : isDocument(item) ? [item.k, item.v] : []
  const isPair =
    Array.isArray(item) ||
    (isDocument(item) && fieldNames(item).length === 2 && Object.hasOwn(item, 'k') && Object.hasOwn(item, 'v'))
  if (!isPair)
    throw new MongoError(40392, "$arrayToObject requires an object with keys 'k' and 'v', or an array of size 2")
  if (typeof key !== 'string')
    throw new MongoError(40395, `$arrayToObject requires keys to be strings, found ${typeName(key)}`)
  if (key.includes('\0')) throw new MongoError(4940401, 'Key field cannot contain an embedded null byte')
  return [key, value ?? null]
}

function toPairs(value: Value): Value {
  if (isNullish(value)) return null
  if (!isDocument(value))
    throw new MongoError(40390, `$objectToArray requires a document input, found: ${typeName(value)}`)
  const doc: Document = value
  return fieldNames(doc).map((name) =>
    documentOf([
      ['k', name],
      ['v', getField(doc, name)],
    ]),
  )
}

const sorted = named(['input', 'sortBy'], [], ({ input, sortBy }, name) => {
  if (isNullish(input)) return null
  return [...requireArray(input, 2942504, `The input argument to ${name} must be an array`)].sort(elementOrder(sortBy))
})

/** `$firstN`, `$maxN` and their kind. */
const some = (pick: (items: Value[], n: number) => Value[]): Operator =>
  named(['n', 'input'], [], ({ n, input }, name) => {
    const count = wholeNumber(n)
    if (count === undefined || count < 1)
      throw new MongoError(5787908, `'n' must be greater than 0, found ${describe(n)}`)
    return pick(requireArray(input, 5788200, `${name} requires an array input`), count)
  })

const ranked =
  (direction: 1 | -1) =>
  (items: Value[], n: number): Value[] =>
    items
      .filter((item) => !isNullish(item))
      .sort((a, b) => direction * compareValues(a, b))
      .slice(0, n)

export const arrayOperators: Readonly<Record<string, Operator>> = {
  $arrayElemAt: binary(elementAt),
  $first: endOf(0),
  $last: endOf(-1),
  $concatArrays: variadic(concat),
  $slice: variadic(slice, 2, 3),
  $size: unary((list) => {
    if (!Array.isArray(list))
      throw new MongoError(17124, `The argument to $size must be an array, but was of type: ${typeName(list)}`)
    return new Int32(list.length)
  }),
  $in: binary((wanted, list) => {
    if (!Array.isArray(list))
      throw new MongoError(40081, `$in requires an array as a second argument, found: ${typeName(list)}`)
    return list.some((item) => equalValues(item, wanted))
  }),
  $indexOfArray: variadic(indexOf, 2, 4),
  $isArray: unary(Array.isArray),
  $range: variadic(range, 2, 3),
  $reverseArray: unary((list) =>
    isNullish(list) ? null : [...requireArray(list, 34435, 'The argument to $reverseArray must be an array')].reverse(),
  ),
  $sortArray: sorted,
  $zip: zip,
  $arrayToObject: unary(toDocument),
  $objectToArray: unary(toPairs),
  $firstN: some((items, n) => items.slice(0, n)),
  $lastN: some((items, n) => items.slice(-n)),
  $minN: some(ranked(1)),
  $maxN: some(ranked(-1)),
}
