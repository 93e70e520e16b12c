import {
  type Document,
  encodeKey,
  getField,
  isDocument,
  MongoError,
  splitPath,
  type Value,
} from '../../language/index.ts'
import { prepareSearch, runSearch } from '../../store/find.ts'
import type { Steps } from '../../store/pause.ts'
import type { Command } from '../command.ts'
import { type Context, documentOption, findCollection } from '../context.ts'
import type { Reply } from '../reply.ts'
import { readHint, refuseOptions } from './search-options.ts'

export const distinct: Command = {
  fields: ['distinct', 'key', 'query', 'hint', 'collation'],
  inTransaction: true,
  *run(context): Steps<Reply> {
    return { fields: { values: yield* runDistinct(context) } }
  },
}

function* runDistinct(context: Context): Steps<Value[]> {
  const { body } = context
  refuseOptions(body, ['collation'])
  if (typeof body.key !== 'string')
    throw new MongoError(14, "BSON field 'distinct.key' is the wrong type, expected a string")
  const path = splitPath(body.key)
  const query = documentOption(body, 'query') ?? {}
  const collection = findCollection(context)
  if (!collection) return []
  const request = { query, sort: [], skip: 0, limit: Number.POSITIVE_INFINITY, hint: readHint(collection, body.hint) }
  const found = new Map<string, Value>()
  for (const stored of runSearch(prepareSearch(collection, request), context.slice, context.transaction)) {
    if (!stored) {
      context.checkTime()
      yield undefined
      continue
    }
    for (const value of valuesAt(stored.document, path, 0)) {
      const key = encodeKey([value], [1]).toString('latin1')
      if (!found.has(key)) found.set(key, value)
    }
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value)
}

/** The values below a path; arrays on the way and at the end give their elements. */
function* valuesAt(value: Value, path: readonly string[], depth: number): Generator<Value> {
  if (Array.isArray(value)) {
    const name = path[depth]
    if (depth < path.length) {
      const at = name !== undefined && /^\d+$/.test(name) ? value[Number(name)] : undefined
      if (at !== undefined) yield* valuesAt(at, path, depth + 1)
      for (const item of value) if (isDocument(item)) yield* valuesAt(item, path, depth)
    } else for (const item of value) yield item
  } else if (depth === path.length) {
    if (value !== undefined) yield value
  } else if (isDocument(value)) yield* valuesAt(getField(value as Document, path[depth]!), path, depth + 1)
}
