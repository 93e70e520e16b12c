import { BSONRegExp } from 'bson'
import { type Document, fieldNames, isDocument, type Value } from '../language/index.ts'

/** One thing a query demands of one path: what the planner can turn into bounds or into a proof. */
export interface Condition {
  operator: '$eq' | '$in' | '$gt' | '$gte' | '$lt' | '$lte' | '$regex' | '$exists' | '$type' | '$elemMatch'
  value: Value
}

/** The conditions that all hold at once, by path, and the `$or` lists of which one branch must hold. */
export interface Conditions {
  paths: Map<string, Condition[]>
  alternatives: Document[][]
  /** True when something is demanded that is not written down here (`$expr`, `$nor`, `$ne` …). */
  hasMore: boolean
}

export function readConditions(query: Document): Conditions {
  const conditions: Conditions = { paths: new Map(), alternatives: [], hasMore: false }
  readQuery(query, '', conditions)
  return conditions
}

/** `{ $gt: 1 }` is a set of operators; `{ $ref, $id }` and `{ a: 1 }` are values. */
export function isOperators(value: Value): value is Document {
  if (!isDocument(value)) return false
  const first = fieldNames(value)[0]
  return first?.startsWith('$') === true && first !== '$ref' && first !== '$id' && first !== '$db'
}

function readQuery(query: Document, prefix: string, conditions: Conditions): void {
  for (const name of fieldNames(query)) {
    const value = query[name]
    if (!name.startsWith('$')) readField(prefix + name, value, conditions)
    else if (name === '$and' && Array.isArray(value))
      for (const part of value) readQuery(part as Document, prefix, conditions)
    else if (name === '$or' && prefix === '' && Array.isArray(value)) {
      if (value.length === 1) readQuery(value[0] as Document, prefix, conditions)
      else conditions.alternatives.push(value as Document[])
    } else if (name !== '$comment') conditions.hasMore = true
  }
}

function readField(path: string, value: Value, conditions: Conditions): void {
  if (value instanceof BSONRegExp || value instanceof RegExp) note(conditions, path, '$regex', value)
  else if (!isOperators(value)) note(conditions, path, '$eq', value)
  else for (const name of fieldNames(value)) readOperator(path, name, value, conditions)
}

function readOperator(path: string, name: string, operators: Document, conditions: Conditions): void {
  const value = operators[name]
  switch (name) {
    case '$eq':
    case '$in':
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
    case '$exists':
    case '$type':
      note(conditions, path, name, value)
      return
    case '$regex': {
      const options = operators.$options
      const flags = typeof options === 'string' ? options : ''
      note(conditions, path, '$regex', typeof value === 'string' ? new BSONRegExp(value, flags) : value)
      return
    }
    case '$options':
      return
    case '$all':
      conditions.hasMore = true
      if (Array.isArray(value)) for (const part of value) if (!isOperators(part)) readField(path, part, conditions)
      return
    case '$elemMatch':
      conditions.hasMore = true
      note(conditions, path, '$elemMatch', value)
      if (isDocument(value)) {
        if (isOperators(value)) for (const inner of fieldNames(value)) readOperator(path, inner, value, conditions)
        else readQuery(value, `${path}.`, conditions)
      }
      return
    default:
      conditions.hasMore = true
  }
}

function note(conditions: Conditions, path: string, operator: Condition['operator'], value: Value): void {
  const known = conditions.paths.get(path)
  if (known) known.push({ operator, value })
  else conditions.paths.set(path, [{ operator, value }])
}
