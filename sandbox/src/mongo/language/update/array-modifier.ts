import { describe } from '../describe.ts'
import { type Document, fieldNames, type Value } from '../document.ts'
import { elementOrder } from '../element-order.ts'
import { MongoError } from '../error.ts'
import { compileElementMatch, compileMatch, isOperatorDocument, isQueryDocument } from '../match.ts'
import type { ValueTest } from '../match-values.ts'
import { wholeNumber } from '../number.ts'
import { equalValues } from '../order.ts'
import { isDocument, Type, typeName, typeOf } from '../types.ts'
import { type Modifier, type Place, UNCHANGED, wholeOperand } from './modifier.ts'

const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

/** `$push`: one value, or `$each` with `$position`, `$sort` and `$slice`, in this order. */
export function push(operand: Value): Modifier {
  const clauses = isDocument(operand) && Object.hasOwn(operand, '$each') ? operand : undefined
  const items = clauses === undefined ? [operand] : eachOf(clauses, '$push')
  const { position, order, slice } = pushClauses(clauses ?? {})
  return {
    creates: true,
    apply(old, place) {
      const array = pushTarget(old, place)
      const at = position === undefined ? array.length : position < 0 ? Math.max(0, array.length + position) : position
      const pushed = [...array.slice(0, at), ...items, ...array.slice(at)]
      if (order !== undefined) pushed.sort(order)
      if (slice === undefined) return pushed
      return slice >= 0 ? pushed.slice(0, slice) : pushed.slice(Math.max(0, pushed.length + slice))
    },
  }
}

function pushTarget(old: Value, { path, root }: Place): Value[] {
  if (old === undefined) return []
  if (Array.isArray(old)) return old
  throw new MongoError(
    2,
    `The field '${path}' must be an array but is of type ${typeName(old)} in document {_id: ${describe(root._id)}}`,
  )
}

function eachOf(clauses: Document, operator: string): Value[] {
  if (!Array.isArray(clauses.$each)) {
    throw new MongoError(
      operator === '$push' ? 2 : 14,
      `The argument to $each in ${operator} must be an array but it was of type: ${typeName(clauses.$each)}`,
    )
  }
  return clauses.$each
}

function pushClauses(clauses: Document): {
  position?: number
  slice?: number
  order?: (a: Value, b: Value) => number
} {
  const parsed: { position?: number; slice?: number; order?: (a: Value, b: Value) => number } = {}
  for (const name of fieldNames(clauses)) {
    const value = clauses[name]
    if (name === '$position') parsed.position = wholeOperand(value, 'The value for $position must be an integer value')
    else if (name === '$slice') parsed.slice = wholeOperand(value, 'The value for $slice must be an integer value')
    else if (name === '$sort') parsed.order = elementOrder(value)
    else if (name !== '$each') throw new MongoError(2, `Unrecognized clause in $push: ${name}`)
  }
  return parsed
}

export function addToSet(operand: Value): Modifier {
  const isEach = isDocument(operand) && fieldNames(operand)[0] === '$each'
  if (isEach) {
    const unknown = fieldNames(operand as Document).find((name) => name !== '$each')
    if (unknown !== undefined) throw new MongoError(2, `Found unexpected fields after $each in $addToSet: ${unknown}`)
  }
  const items = isEach ? eachOf(operand as Document, '$addToSet') : [operand]
  return {
    creates: true,
    apply(old, { path }) {
      if (old !== undefined && !Array.isArray(old)) {
        throw new MongoError(
          2,
          `Cannot apply $addToSet to non-array field. Field named '${lastName(path)}' has non-array type ${typeName(old)}`,
        )
      }
      const result: Value[] = [...(old ?? [])]
      for (const item of items) if (!result.some((other) => equalValues(other, item))) result.push(item)
      return old !== undefined && result.length === old.length ? UNCHANGED : result
    },
  }
}

/** Keeps what does not pass; the path must hold an array, or nothing. */
function removing(operator: string, test: ValueTest): Modifier {
  return {
    creates: false,
    apply(old) {
      if (old === undefined) return UNCHANGED
      if (!Array.isArray(old)) throw new MongoError(2, `Cannot apply ${operator} to a non-array value`)
      const kept = old.filter((item) => !test(item))
      return kept.length === old.length ? UNCHANGED : kept
    },
  }
}

export const pull = (operand: Value): Modifier => removing('$pull', pullTest(operand))

function pullTest(operand: Value): ValueTest {
  if (isQueryDocument(operand)) {
    const { test } = compileMatch(operand)
    return (item) => isDocument(item) && test(item)
  }
  if (isOperatorDocument(operand) || typeOf(operand) === Type.regex) return compileElementMatch(operand)
  return (item) => equalValues(item, operand)
}

export function pullAll(operand: Value): Modifier {
  if (!Array.isArray(operand)) {
    throw new MongoError(2, `$pullAll requires an array argument but was given a ${typeName(operand)}`)
  }
  return removing('$pull', (item) => operand.some((other) => equalValues(item, other)))
}

export function pop(operand: Value, path: string): Modifier {
  const end = wholeNumber(operand)
  if (end === undefined) throw new MongoError(9, `Expected a number in: ${path}: ${describe(operand)}`)
  if (end !== 1 && end !== -1) throw new MongoError(9, `$pop expects 1 or -1, found: ${end}`)
  return {
    creates: false,
    apply(old) {
      if (old === undefined) return UNCHANGED
      if (!Array.isArray(old)) {
        throw new MongoError(14, `Path '${path}' contains an element of non-array type '${typeName(old)}'`)
      }
      if (old.length === 0) return UNCHANGED
      return end === 1 ? old.slice(0, -1) : old.slice(1)
    },
  }
}
