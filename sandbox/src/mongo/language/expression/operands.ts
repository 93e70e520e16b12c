import { describe } from '../describe.ts'
import { type Document, fieldNames, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { type Numeric, wholeNumber } from '../number.ts'
import { isDocument, isNullish, isNumeric, typeName } from '../types.ts'
import type { Expr, Operator, Scope } from './scope.ts'

/** The operands of an operator: a list, or a single one without brackets. */
export function operandsOf(operand: Value, scope: Scope, name: string, min: number, max: number): Expr[] {
  const list = Array.isArray(operand) ? operand : [operand]
  if (list.length < min || list.length > max) {
    throw min === max
      ? new MongoError(16020, `Expression ${name} takes exactly ${min} arguments. ${list.length} were passed in.`)
      : new MongoError(
          28667,
          `Expression ${name} takes at least ${min} arguments, and at most ${max}, but ${list.length} were passed in.`,
        )
  }
  return list.map((item) => scope.compile(item))
}

/** An operator with one operand, evaluated first. */
export function unary(apply: (value: Value, name: string) => Value): Operator {
  return (operand, scope, name) => {
    const [a] = operandsOf(operand, scope, name, 1, 1) as [Expr]
    return (doc) => apply(a(doc), name)
  }
}

export function binary(apply: (a: Value, b: Value, name: string) => Value): Operator {
  return (operand, scope, name) => {
    const [a, b] = operandsOf(operand, scope, name, 2, 2) as [Expr, Expr]
    return (doc) => apply(a(doc), b(doc), name)
  }
}

/** An operator with a list of operands, evaluated first. */
export function variadic(
  apply: (values: Value[], name: string) => Value,
  min = 0,
  max = Number.POSITIVE_INFINITY,
): Operator {
  return (operand, scope, name) => {
    const operands = operandsOf(operand, scope, name, min, max)
    return (doc) =>
      apply(
        operands.map((evaluate) => evaluate(doc)),
        name,
      )
  }
}

/** An operator whose operand is a document of named parts; `undefined` where an optional part was left out. */
export function named(
  required: readonly string[],
  optional: readonly string[],
  apply: (parts: Record<string, Value>, name: string) => Value,
): Operator {
  return (operand, scope, name) => {
    const parts = Object.entries(compileParts(partsOf(operand, name, required, optional), scope))
    return (doc) => {
      const values: Record<string, Value> = {}
      for (const [part, evaluate] of parts) values[part] = evaluate(doc)
      return apply(values, name)
    }
  }
}

/** Checks the named parts of an operand. */
export function partsOf(
  operand: Value,
  name: string,
  required: readonly string[],
  optional: readonly string[],
): Document {
  if (!isDocument(operand)) throw new MongoError(9, `${name} only supports an object as its argument`)
  for (const part of fieldNames(operand)) {
    if (!required.includes(part) && !optional.includes(part)) {
      throw new MongoError(9, `${name} found an unknown argument: ${part}`)
    }
  }
  for (const part of required) {
    if (!Object.hasOwn(operand, part)) throw new MongoError(9, `Missing '${part}' parameter to ${name}`)
  }
  return operand
}

export function compileParts(parts: Document, scope: Scope): Record<string, Expr> {
  return Object.fromEntries(fieldNames(parts).map((part) => [part, scope.compile(parts[part])]))
}

export function requireNumber(value: Value, code: number, name: string): Numeric {
  if (!isNumeric(value)) throw new MongoError(code, `${name} only supports numeric types, not ${typeName(value)}`)
  return value as Numeric
}

export function requireString(value: Value, code: number, what: string): string {
  if (typeof value !== 'string') throw new MongoError(code, `${what}, found: ${typeName(value)}`)
  return value
}

export function requireArray(value: Value, code: number, what: string): Value[] {
  if (!Array.isArray(value)) throw new MongoError(code, `${what}, but is ${typeName(value)}`)
  return value
}

/** A whole number, whichever numeric type holds it. */
export function requireWhole(value: Value, code: number, what: string): number {
  const whole = wholeNumber(value)
  if (whole === undefined)
    throw new MongoError(code, `${what}, found: ${typeName(value)} with value ${describe(value)}`)
  return whole
}

/** Most operators answer null where one of their operands is null or missing. */
export const anyNullish = (values: readonly Value[]): boolean => values.some(isNullish)
