import { Long } from 'bson'
import { copyDocument, type Document, getField, newDocument, removeField, setField, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { isDocument, isNullish } from '../types.ts'
import { perDocument, type Stage } from './stage.ts'

type Unwind = { path: string[]; indexField: string[] | undefined; keepsEmpty: boolean }

export function unwindStage(spec: Value): Stage {
  const { path, indexField, keepsEmpty } = parseUnwind(spec)
  const withIndex = (doc: Document, index: number | null): Document =>
    indexField === undefined ? doc : withPath(doc, indexField, index === null ? null : Long.fromNumber(index))
  return perDocument(function* (doc) {
    const value = read(doc, path)
    if (Array.isArray(value) && value.length > 0) {
      for (let i = 0; i < value.length; i++) yield withIndex(withPath(doc, path, value[i]), i)
    } else if (!Array.isArray(value) && !isNullish(value)) {
      yield withIndex(doc, null)
    } else if (keepsEmpty) {
      yield withIndex(Array.isArray(value) ? withPath(doc, path, undefined) : doc, null)
    }
  })
}

function parseUnwind(spec: Value): Unwind {
  const parts: Document = isDocument(spec) ? spec : { path: spec }
  const unknown = Object.keys(parts).find(
    (part) => !['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(part),
  )
  if (unknown !== undefined) throw new MongoError(28811, `unrecognized option to $unwind stage: ${unknown}`)
  const { path, includeArrayIndex: index, preserveNullAndEmptyArrays: keepsEmpty = false } = parts
  if (typeof path !== 'string') throw new MongoError(28812, 'no path specified to $unwind stage')
  if (!path.startsWith('$') || path.length === 1) {
    throw new MongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`)
  }
  if (index !== undefined && (typeof index !== 'string' || index === '' || index.startsWith('$'))) {
    throw new MongoError(28810, 'expected a non-empty string for the includeArrayIndex option to $unwind stage')
  }
  if (typeof keepsEmpty !== 'boolean') {
    throw new MongoError(28809, 'expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage')
  }
  return { path: path.slice(1).split('.'), indexField: index?.split('.'), keepsEmpty }
}

/** The value at a path through documents only: $unwind does not look into arrays on the way. */
function read(doc: Document, path: readonly string[]): Value {
  let value: Value = doc
  for (const name of path) value = isDocument(value) ? getField(value, name) : undefined
  return value
}

/** A copy with another value at a path, which is removed where the value is undefined. */
export function withPath(doc: Document, path: readonly string[], value: Value, from = 0): Document {
  const copy = copyDocument(doc)
  const name = path[from]!
  if (from < path.length - 1) {
    const inner = getField(doc, name)
    setField(copy, name, withPath(isDocument(inner) ? inner : newDocument(), path, value, from + 1))
  } else if (value === undefined) removeField(copy, name)
  else setField(copy, name, value)
  return copy
}
