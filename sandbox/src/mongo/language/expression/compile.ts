import { type Document, fieldNames, getField, newDocument, setField, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { fieldReader } from '../path.ts'
import { isDocument } from '../types.ts'
import { operators } from './operators.ts'
import { type Expr, Scope } from './scope.ts'

/** A scope with the variables of a command; their values are themselves expressions without a document. */
export function makeScope(variables: Document | undefined, now: Date): Scope {
  const empty = new Scope(compile, now)
  if (variables === undefined) return empty
  const names = fieldNames(variables)
  const scope = empty.with(names)
  for (const name of names) {
    scope.slots[scope.slotOf(name)] = empty.compile(variables[name])(newDocument())
  }
  return scope
}

export function compile(expression: Value, scope: Scope): Expr {
  if (typeof expression === 'string') {
    if (expression.startsWith('$$')) return variable(expression.slice(2), scope)
    return expression.startsWith('$') ? fieldPath(expression.slice(1)) : () => expression
  }
  if (Array.isArray(expression)) {
    const items = expression.map((item) => compile(item, scope))
    return (doc) => items.map((evaluate) => evaluate(doc) ?? null)
  }
  return isDocument(expression) ? compileDocument(expression, scope) : () => expression
}

function compileDocument(expression: Document, scope: Scope): Expr {
  const names = fieldNames(expression)
  const operator = names.find((name) => name.startsWith('$'))
  if (operator === undefined) {
    const fields = names.map((name) => {
      if (name.includes('.'))
        throw new MongoError(16412, `FieldPath field names may not contain '.'. Consider using $getField or $setField.`)
      return [name, compile(expression[name], scope)] as const
    })
    return (doc) => {
      const result = newDocument()
      for (const [name, evaluate] of fields) {
        const value = evaluate(doc)
        if (value !== undefined) setField(result, name, value)
      }
      return result
    }
  }
  if (names.length > 1) {
    throw new MongoError(
      15983,
      `an object representing an expression must have exactly one field: { ${names.join(', ')} }`,
    )
  }
  const known = Object.hasOwn(operators, operator) ? operators[operator] : undefined
  if (known === undefined) throw new MongoError(168, `Unrecognized expression '${operator}'`)
  return known(expression[operator], scope, operator)
}

function variable(path: string, scope: Scope): Expr {
  const [name = '', ...rest] = path.split('.')
  const base = variableBase(name, scope)
  if (rest.length === 0) return base
  checkNames(rest, path)
  return (doc) => readPath(base(doc), rest, 0)
}

function variableBase(name: string, scope: Scope): Expr {
  switch (name) {
    case 'ROOT':
    case 'CURRENT':
      return (doc) => doc
    case 'NOW':
      return () => scope.now
    case 'REMOVE':
      return () => undefined
    case '':
      throw new MongoError(16869, "empty variable names are not allowed: '$$'")
    default: {
      const slot = scope.slotOf(name)
      return () => scope.slots[slot]
    }
  }
}

function fieldPath(path: string): Expr {
  if (path === '') throw new MongoError(16872, "'$' by itself is not a valid FieldPath")
  const names = path.split('.')
  checkNames(names, path)
  const first = fieldReader(names[0]!)
  if (names.length === 1) return first
  return (doc) => readPath(first(doc), names, 1)
}

function checkNames(names: readonly string[], path: string): void {
  if (path.endsWith('.')) throw new MongoError(40353, "FieldPath must not end with a '.'.")
  if (names.includes('')) throw new MongoError(15998, 'FieldPath field names may not be empty strings.')
  const dollar = names.find((name) => name.startsWith('$'))
  if (dollar !== undefined) {
    throw new MongoError(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`)
  }
}

/** Reads a path from a value: arrays on the way give the list of what their documents have there. */
export function readPath(value: Value, names: readonly string[], from: number): Value {
  let current = value
  for (let i = from; i < names.length; i++) {
    if (Array.isArray(current)) {
      const found: Value[] = []
      for (const item of current) {
        if (!isDocument(item) && !Array.isArray(item)) continue
        const inner = readPath(item, names, i)
        if (inner !== undefined) found.push(inner)
      }
      return found
    }
    if (!isDocument(current)) return undefined
    current = getField(current, names[i]!)
  }
  return current
}
