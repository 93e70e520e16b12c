import { Int32, Timestamp } from 'bson'
import { describe } from '../describe.ts'
import type { Document, Value } from '../document.ts'
import { fieldNames } from '../document.ts'
import { MongoError } from '../error.ts'
import {
  calculate,
  integerValue,
  isNaNValue,
  type Numeric,
  numberType,
  toBigInt,
  toDouble,
  widerType,
} from '../number.ts'
import { compareValues } from '../order.ts'
import { isDocument, isNumeric, Type, typeName, typeOf } from '../types.ts'

export type UpdateContext = {
  isInsert: boolean
  positional?: number | undefined
  now: Date
}

/** Where a modifier works: for its messages, and for $rename, which reads elsewhere. */
export type Place = { path: string; root: Document; context: UpdateContext }

/** Nothing to do here, and no parents to make either. */
export const UNCHANGED = Symbol('unchanged')

/** What an operator does at the end of its path. */
export type Modifier = {
  /** @returns the new value, undefined to remove it, UNCHANGED to leave everything as it is */
  apply(old: Value, place: Place): Value
  /** Makes missing documents on the way; $unset, $pull and their kind do not. */
  creates: boolean
}

const idOf = (root: Document): string => `{_id: ${describe(root._id)}}`

export const setTo = (value: Value): Modifier => ({ creates: true, apply: () => value })

export const remove: Modifier = { creates: false, apply: (old) => (old === undefined ? UNCHANGED : undefined) }

const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

function arithmetic(operator: '$inc' | '$mul', verb: string, operand: Value, path: string): Modifier {
  if (!isNumeric(operand)) {
    throw new MongoError(14, `Cannot ${verb} with non-numeric argument: {${path}: ${describe(operand)}}`)
  }
  const by = operand as Numeric
  return {
    creates: true,
    apply(old, { root, path: at }) {
      if (old === undefined) return operator === '$inc' ? operand : calculate('multiply', by, new Int32(0))
      if (!isNumeric(old)) {
        throw new MongoError(
          14,
          `Cannot apply ${operator} to a value of non-numeric type. ${idOf(root)} has the field '${lastName(at)}' of non-numeric type ${typeName(old)}`,
        )
      }
      const result = calculate(operator === '$inc' ? 'add' : 'multiply', old as Numeric, by)
      if (result === undefined) {
        throw new MongoError(
          2,
          `Failed to apply ${operator} operations to current value ((NumberLong)${String(old)}) for document ${idOf(root)}`,
        )
      }
      return result
    },
  }
}

export const increment = (operand: Value, path: string): Modifier => arithmetic('$inc', 'increment', operand, path)
export const multiplyBy = (operand: Value, path: string): Modifier => arithmetic('$mul', 'multiply', operand, path)

export function keepSmallest(operand: Value): Modifier {
  return { creates: true, apply: (old) => (old === undefined || compareValues(operand, old) < 0 ? operand : UNCHANGED) }
}

export function keepLargest(operand: Value): Modifier {
  return { creates: true, apply: (old) => (old === undefined || compareValues(operand, old) > 0 ? operand : UNCHANGED) }
}

export function currentDate(operand: Value): Modifier {
  const type = isDocument(operand) ? operand.$type : operand
  if (type !== true && type !== false && type !== 'date' && type !== 'timestamp') {
    throw new MongoError(
      2,
      isDocument(operand)
        ? "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}"
        : `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    )
  }
  return {
    creates: true,
    apply: (_old, { context: { now } }) =>
      type === 'timestamp' ? new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }) : new Date(now),
  }
}

type BitOperation = (a: bigint, b: bigint) => bigint
const bitOperations: Readonly<Record<string, BitOperation>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

export function bitwise(operand: Value, path: string): Modifier {
  if (!isDocument(operand) || fieldNames(operand).length === 0) {
    throw new MongoError(
      2,
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    )
  }
  const steps = fieldNames(operand).map((name) => {
    const operation = Object.hasOwn(bitOperations, name) ? bitOperations[name] : undefined
    if (operation === undefined) {
      throw new MongoError(
        2,
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${describe(operand[name])}}`,
      )
    }
    if (!isWhole(operand[name])) {
      throw new MongoError(
        2,
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(operand[name])}' is not supported here: {${name}: ${describe(operand[name])}}`,
      )
    }
    return { operation, by: operand[name] as Numeric }
  })
  return {
    creates: true,
    apply(old, { root }) {
      if (old !== undefined && !isWhole(old)) {
        throw new MongoError(
          2,
          `Cannot apply $bit to a value of non-integral type.${idOf(root)} has the field ${lastName(path)} of non-integer type ${typeName(old)}`,
        )
      }
      let value = (old ?? new Int32(0)) as Numeric
      for (const { operation, by } of steps) {
        const type = widerType(numberType(value), numberType(by))
        value = integerValue(operation(toBigInt(value), toBigInt(by)), type)!
      }
      return value
    },
  }
}

const isWhole = (value: Value): boolean => typeOf(value) === Type.int || typeOf(value) === Type.long

/** `$rename` at its target: takes the value from its source. The source has an `$unset` of its own. */
export function takeFrom(source: string[], path: string): Modifier {
  return {
    creates: true,
    apply(_old, { root }) {
      const value = readSource(root, source, path)
      return value === undefined ? UNCHANGED : value
    },
  }
}

function readSource(root: Document, source: readonly string[], target: string): Value {
  let value: Value = root
  for (const part of source) {
    if (Array.isArray(value)) {
      throw new MongoError(
        2,
        `The source field cannot be an array element, '${source.join('.')}' in doc with _id: ${describe(root._id)}`,
      )
    }
    if (!isDocument(value)) return undefined
    value = Object.hasOwn(value, part) ? value[part] : undefined
  }
  checkTarget(root, target)
  return value
}

function checkTarget(root: Document, target: string): void {
  let value: Value = root
  for (const part of target.split('.')) {
    if (Array.isArray(value)) {
      throw new MongoError(
        2,
        `The destination field cannot be an array element, '${target}' in doc with _id: ${describe(root._id)}`,
      )
    }
    if (!isDocument(value)) return
    value = Object.hasOwn(value, part) ? value[part] : undefined
  }
}

/** A number of elements: whole, whichever numeric type holds it. */
export function wholeOperand(value: Value, message: string): number {
  if (!isNumeric(value) || isNaNValue(value) || !Number.isInteger(toDouble(value as Numeric))) {
    throw new MongoError(2, `${message} but was given type: ${typeName(value)}`)
  }
  return toDouble(value as Numeric)
}
