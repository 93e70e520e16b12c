import { type Document, fieldNames, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { wholeNumber } from '../number.ts'
import { isDocument, isNullish, typeName } from '../types.ts'
import { partsOf } from './operands.ts'
import type { Expr, Operator, Scope } from './scope.ts'
import { isTruthy } from './truth.ts'

const letIn: Operator = (operand, scope, name) => {
  const parts = partsOf(operand, name, ['vars', 'in'], [])
  if (!isDocument(parts.vars)) throw new MongoError(10065, 'invalid parameter: expected an object (vars)')
  const vars: Document = parts.vars
  const names = fieldNames(vars)
  const values = names.map((variable) => scope.compile(vars[variable]))
  const inner = scope.with(names)
  const slots = names.map((variable) => inner.slotOf(variable))
  const body = inner.compile(parts.in)
  return (doc) => {
    for (let i = 0; i < slots.length; i++) inner.slots[slots[i]!] = values[i]!(doc)
    return body(doc)
  }
}

/** `as` of $map and $filter; `this` unless named. */
function elementScope(as: Value, scope: Scope): { inner: Scope; slot: number } {
  if (as !== undefined && typeof as !== 'string')
    throw new MongoError(14, `'as' must be a string, found ${typeName(as)}`)
  const variable = as ?? 'this'
  const inner = scope.with([variable])
  return { inner, slot: inner.slotOf(variable) }
}

function inputArray(input: Expr, doc: Document, code: number, name: string): Value[] | undefined {
  const value = input(doc)
  if (isNullish(value)) return undefined
  if (!Array.isArray(value)) throw new MongoError(code, `input to ${name} must be an array not ${typeName(value)}`)
  return value
}

const map: Operator = (operand, scope, name) => {
  const parts = partsOf(operand, name, ['input', 'in'], ['as'])
  const input = scope.compile(parts.input)
  const { inner, slot } = elementScope(parts.as, scope)
  const body = inner.compile(parts.in)
  return (doc) => {
    const items = inputArray(input, doc, 16883, name)
    if (items === undefined) return null
    return items.map((item) => {
      inner.slots[slot] = item
      return body(doc) ?? null
    })
  }
}

const filter: Operator = (operand, scope, name) => {
  const parts = partsOf(operand, name, ['input', 'cond'], ['as', 'limit'])
  const input = scope.compile(parts.input)
  const limit = scope.compile(parts.limit ?? null)
  const { inner, slot } = elementScope(parts.as, scope)
  const test = inner.compile(parts.cond)
  return (doc) => {
    const items = inputArray(input, doc, 28651, name)
    if (items === undefined) return null
    const most = filterLimit(limit(doc))
    const kept: Value[] = []
    for (const item of items) {
      if (kept.length >= most) break
      inner.slots[slot] = item
      if (isTruthy(test(doc))) kept.push(item)
    }
    return kept
  }
}

function filterLimit(limit: Value): number {
  if (isNullish(limit)) return Number.POSITIVE_INFINITY
  const most = wholeNumber(limit)
  if (most === undefined) throw new MongoError(327391, `$filter: limit must be represented as a 32-bit integral value`)
  if (most < 1) throw new MongoError(327392, `$filter: limit must be greater than 0: ${most}`)
  return most
}

const reduce: Operator = (operand, scope, name) => {
  const parts = partsOf(operand, name, ['input', 'initialValue', 'in'], [])
  const input = scope.compile(parts.input)
  const initial = scope.compile(parts.initialValue)
  const inner = scope.with(['this', 'value'])
  const [item, total] = [inner.slotOf('this'), inner.slotOf('value')]
  const body = inner.compile(parts.in)
  return (doc) => {
    const items = inputArray(input, doc, 40080, name)
    if (items === undefined) return null
    let value = initial(doc)
    for (const element of items) {
      inner.slots[item] = element
      inner.slots[total] = value
      value = body(doc)
    }
    return value
  }
}

export const variableOperators: Readonly<Record<string, Operator>> = {
  $let: letIn,
  $map: map,
  $filter: filter,
  $reduce: reduce,
  $literal: (operand) => () => operand,
}
