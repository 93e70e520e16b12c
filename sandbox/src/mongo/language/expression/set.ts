import type { Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { encodeKey } from '../key.ts'
import { compareValues } from '../order.ts'
import { isNullish, typeName } from '../types.ts'
import { anyNullish, binary, unary, variadic } from './operands.ts'
import type { Operator } from './scope.ts'
import { isTruthy } from './truth.ts'

function setOf(value: Value, code: number, name: string): Value[] {
  if (!Array.isArray(value))
    throw new MongoError(code, `All operands of ${name} must be arrays. One argument is of type: ${typeName(value)}`)
  return value
}

/** Equal values share a key, whatever their numeric types. */
const keyOf = (value: Value): string => encodeKey([value], [1]).toString('latin1')
const keysOf = (values: Value[]): Set<string> => new Set(values.map(keyOf))

/** Each value once, the first of its kind. */
function distinct(values: Value[]): Value[] {
  const seen = new Set<string>()
  return values.filter((value) => {
    const key = keyOf(value)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function intersection(lists: Value[], name: string): Value {
  if (anyNullish(lists)) return null
  const [first = [], ...others] = lists.map((list) => setOf(list, 17047, name))
  const keys = others.map(keysOf)
  return distinct(first.filter((value) => keys.every((set) => set.has(keyOf(value))))).sort(compareValues)
}

function equalSets(lists: Value[], name: string): Value {
  const [first, ...others] = lists.map((list) => keysOf(setOf(list, 17044, name)))
  return others.every((set) => set.size === first!.size && [...set].every((key) => first!.has(key)))
}

const elements = (code: number, test: (values: Value[]) => boolean): Operator =>
  unary((list, name) => {
    if (!Array.isArray(list))
      throw new MongoError(code, `${name}'s argument must be an array, but is ${typeName(list)}`)
    return test(list)
  })

export const setOperators: Readonly<Record<string, Operator>> = {
  $setUnion: variadic((lists, name) =>
    anyNullish(lists) ? null : distinct(lists.flatMap((list) => setOf(list, 17043, name))).sort(compareValues),
  ),
  $setIntersection: variadic(intersection),
  $setDifference: binary((a, b, name) => {
    if (isNullish(a) || isNullish(b)) return null
    const removed = keysOf(setOf(b, 17049, name))
    return distinct(setOf(a, 17048, name)).filter((value) => !removed.has(keyOf(value)))
  }),
  $setEquals: variadic(equalSets, 2),
  $setIsSubset: binary((a, b, name) => {
    const whole = keysOf(setOf(b, 17042, name))
    return setOf(a, 17046, name).every((value) => whole.has(keyOf(value)))
  }),
  $allElementsTrue: elements(17040, (values) => values.every(isTruthy)),
  $anyElementTrue: elements(17041, (values) => values.some(isTruthy)),
}
