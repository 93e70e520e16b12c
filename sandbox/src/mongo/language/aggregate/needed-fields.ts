import { type Document, fieldNames, type Value } from '../document.ts'
import { compileMatch } from '../match.ts'
import { rootOf } from '../path.ts'
import { isDocument, isNumeric } from '../types.ts'

/**
 * The top-level fields a pipeline can possibly look at, undefined if that may be all. Too many only cost time, so every
 * text that begins with `$` counts as a path.
 */
export function neededFields(stages: readonly { name: string; spec: Value }[]): ReadonlySet<string> | undefined {
  const fields = new Set<string>()
  for (const { name, spec } of stages) {
    const outcome = read(name, spec, fields)
    if (outcome === 'all') return undefined
    if (outcome === 'last') return fields
  }
  return undefined
}

/** `last`: behind this stage nothing of the original documents is left but what was read. */
type Outcome = 'all' | 'more' | 'last'

function read(name: string, spec: Value, fields: Set<string>): Outcome {
  switch (name) {
    case '$match':
      return readMatch(spec as Document, fields)
    case '$sort':
      for (const path of fieldNames(spec as Document)) fields.add(rootOf(path))
      return 'more'
    case '$skip':
    case '$limit':
    case '$sample':
      return 'more'
    case '$unwind':
    case '$addFields':
    case '$set':
      return readExpression(spec, fields) ? 'more' : 'all'
    case '$group':
    case '$sortByCount':
    case '$replaceRoot':
    case '$replaceWith':
    case '$bucket':
    case '$bucketAuto':
      return readExpression(spec, fields) ? 'last' : 'all'
    case '$count':
      return 'last'
    case '$project':
      return readProject(spec as Document, fields)
    default:
      return 'all'
  }
}

function readMatch(query: Document, fields: Set<string>): Outcome {
  // The variables it may use are not known here; then the whole document is read.
  if (mentionsExpression(query)) return 'all'
  const needed = compileMatch(query).fields
  if (needed === undefined) return 'all'
  for (const field of needed) fields.add(field)
  return 'more'
}

function readProject(spec: Document, fields: Set<string>): Outcome {
  const names = fieldNames(spec).filter((name) => name !== '_id')
  if (names.length === 0 || names.some((name) => leavesOut(spec[name]))) return 'all'
  fields.add('_id')
  for (const name of names) fields.add(rootOf(name))
  return readExpression(spec, fields) ? 'last' : 'all'
}

/** `0`, also inside of `{ b: { c: 0 } }`: such a projection keeps every field it does not name. */
function leavesOut(value: Value): boolean {
  if (!isDocument(value)) return isZero(value)
  return fieldNames(value).some((name) => !name.startsWith('$') && leavesOut(value[name]))
}

const isZero = (value: Value): boolean => value === false || (isNumeric(value) && Number(String(value)) === 0)

/** @returns false where an expression may read any field */
function readExpression(value: Value, fields: Set<string>): boolean {
  if (typeof value === 'string') {
    if (value.startsWith('$$')) return !/^\$\$(ROOT|CURRENT)(\.|$)/.test(value)
    if (value.startsWith('$')) fields.add(rootOf(value.slice(1)))
    return true
  }
  if (Array.isArray(value)) return value.every((item) => readExpression(item, fields))
  if (!isDocument(value)) return true
  for (const name of fieldNames(value)) {
    if (name === '$getField') return false
    if (name === 'sortBy' && isDocument(value[name]))
      for (const path of fieldNames(value[name])) fields.add(rootOf(path))
    if (!readExpression(value[name], fields)) return false
  }
  return true
}

/** True for a filter with `$expr` anywhere in it. */
export function mentionsExpression(value: Value): boolean {
  if (Array.isArray(value)) return value.some(mentionsExpression)
  return isDocument(value) && fieldNames(value).some((name) => name === '$expr' || mentionsExpression(value[name]))
}
