import {
  copyDocument,
  type Document,
  fieldNames,
  getField,
  newDocument,
  removeField,
  setField,
  type Value,
} from '../document.ts'
import { MongoError } from '../error.ts'
import { isDocument, isNullish, typeName } from '../types.ts'
import { compileParts, partsOf, variadic } from './operands.ts'
import type { Operator, Scope } from './scope.ts'

/** Later documents win; what is null is passed over. */
export function mergeDocuments(values: readonly Value[]): Document {
  const merged = newDocument()
  for (const value of values) {
    if (isNullish(value)) continue
    if (!isDocument(value))
      throw new MongoError(40400, `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`)
    for (const name of fieldNames(value)) setField(merged, name, value[name])
  }
  return merged
}

/** The name in `$getField` and its kind: a text, which may hold dots and dollar signs. */
function fieldName(operand: Value, scope: Scope, name: string): string {
  const value =
    isDocument(operand) || (typeof operand === 'string' && operand.startsWith('$'))
      ? constant(operand, scope, name)
      : operand
  if (typeof value !== 'string')
    throw new MongoError(5654602, `${name} requires 'field' to evaluate to type String, but got ${typeName(value)}`)
  return value
}

function constant(operand: Value, scope: Scope, name: string): Value {
  if (typeof operand === 'string')
    throw new MongoError(5654600, `${name} requires 'field' to be a constant: use { $literal: "${operand}" }`)
  return scope.compile(operand)(newDocument())
}

const getOne: Operator = (operand, scope, name) => {
  const isNamed = isDocument(operand) && (Object.hasOwn(operand, 'field') || Object.hasOwn(operand, 'input'))
  const parts = isNamed ? partsOf(operand, name, ['field', 'input'], []) : { field: operand, input: '$$CURRENT' }
  const field = fieldName(parts.field, scope, name)
  const input = scope.compile(parts.input)
  return (doc) => {
    const value = input(doc)
    if (isNullish(value)) return value
    return isDocument(value) ? getField(value, field) : undefined
  }
}

function change(operand: Value, scope: Scope, name: string, parts: string[]): ReturnType<Operator> {
  const given = partsOf(operand, name, parts, [])
  const field = fieldName(given.field, scope, name)
  const { input, value } = compileParts({ input: given.input, value: given.value ?? '$$REMOVE' }, scope)
  const isConstantNull = parts.includes('value') && given.value === null
  return (doc) => {
    const target = input!(doc)
    if (isNullish(target)) return null
    if (!isDocument(target)) throw new MongoError(4161105, `${name} requires 'input' to evaluate to type Object`)
    const result = copyDocument(target)
    const content = isConstantNull ? null : value!(doc)
    if (content === undefined) removeField(result, field)
    else setField(result, field, content)
    return result
  }
}

export const objectOperators: Readonly<Record<string, Operator>> = {
  $mergeObjects: variadic((values) =>
    mergeDocuments(values.length === 1 && Array.isArray(values[0]) ? values[0] : values),
  ),
  $getField: getOne,
  $setField: (operand, scope, name) => change(operand, scope, name, ['field', 'input', 'value']),
  $unsetField: (operand, scope, name) => change(operand, scope, name, ['field', 'input']),
}
