import { type Document, fieldNames, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { isDocument, typeName } from '../types.ts'

/** Where the documents of a pipeline are to be written. The server does it: the language writes nothing. */
export type Output =
  | { kind: 'out'; db: string | undefined; collection: string }
  | {
      kind: 'merge'
      db: string | undefined
      collection: string
      /** Fields that identify a document; `_id` unless named. */
      on: string[]
      let: Document | undefined
      whenMatched: 'replace' | 'keepExisting' | 'merge' | 'fail' | Document[]
      whenNotMatched: 'insert' | 'discard' | 'fail'
      spec: Value
    }

export function parseOut(spec: Value): Output {
  return { kind: 'out', ...target(spec, '$out') }
}

function target(spec: Value, name: string): { db: string | undefined; collection: string } {
  if (typeof spec === 'string') return { db: undefined, collection: spec }
  if (!isDocument(spec) || typeof spec.coll !== 'string' || (spec.db !== undefined && typeof spec.db !== 'string')) {
    throw new MongoError(16990, `${name} only supports a string or object argument, but found ${typeName(spec)}`)
  }
  return { db: spec.db as string | undefined, collection: spec.coll }
}

const known = ['into', 'on', 'let', 'whenMatched', 'whenNotMatched']

export function parseMerge(spec: Value): Output {
  const parts: Document = isDocument(spec) ? spec : { into: spec }
  const unknown = fieldNames(parts).find((name) => !known.includes(name))
  if (unknown !== undefined) throw new MongoError(40415, `BSON field '$merge.${unknown}' is an unknown field.`)
  const { into, on = '_id', whenMatched = 'merge', whenNotMatched = 'insert' } = parts
  const fields = Array.isArray(on) ? on : [on]
  if (fields.length === 0 || fields.some((field) => typeof field !== 'string')) {
    throw new MongoError(51178, "$merge 'on' field must be a string or an array of strings")
  }
  if (!isWhenMatched(whenMatched))
    throw new MongoError(51191, "$merge 'whenMatched' field must be a known mode or a pipeline")
  if (whenNotMatched !== 'insert' && whenNotMatched !== 'discard' && whenNotMatched !== 'fail') {
    throw new MongoError(51182, "$merge 'whenNotMatched' field must be one of insert, discard, fail")
  }
  if (parts.let !== undefined && (!isDocument(parts.let) || !Array.isArray(whenMatched))) {
    throw new MongoError(51199, "Cannot use 'let' variables unless 'whenMatched' is a pipeline")
  }
  return {
    kind: 'merge',
    ...target(into, '$merge'),
    on: fields as string[],
    let: parts.let as Document | undefined,
    whenMatched,
    whenNotMatched,
    spec,
  }
}

function isWhenMatched(value: Value): value is 'replace' | 'keepExisting' | 'merge' | 'fail' | Document[] {
  return (
    value === 'replace' || value === 'keepExisting' || value === 'merge' || value === 'fail' || Array.isArray(value)
  )
}
