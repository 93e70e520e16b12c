import {
  compareValues,
  compileMatch,
  type Document,
  documentOf,
  fieldNames,
  getField,
  isDocument,
  isNumeric,
  MongoError,
  type Value,
} from '../language/index.ts'
import { unsupported } from './errors.ts'
import { isTrue, numberOf } from './number-of.ts'

/** What the catalog knows about an index. */
export interface IndexDefinition {
  id: number
  name: string
  key: { path: string; direction: 1 | -1 }[]
  /** The key as it was given, with its own number types, for listIndexes. */
  keyPattern: Document
  unique: boolean
  sparse: boolean
  hidden: boolean
  partialFilterExpression?: Document
  expireAfterSeconds?: number
  /** For each field of the key: has any document ever held an array there? */
  multikey: boolean[]
}

const known = new Set([
  'key',
  'name',
  'v',
  'ns',
  'background',
  'unique',
  'sparse',
  'hidden',
  'partialFilterExpression',
  'expireAfterSeconds',
  'collation',
  'storageEngine',
])

/** Reads one element of `createIndexes.indexes`; the id is given by the catalog. */
export function parseIndexDefinition(spec: Document): Omit<IndexDefinition, 'id'> {
  for (const option of fieldNames(spec)) if (!known.has(option)) throw unsupported(`index option '${option}'`)
  const keyPattern = spec.key
  if (!isDocument(keyPattern) || fieldNames(keyPattern).length === 0)
    throw new MongoError(67, 'Index keys cannot be empty.')
  if (isDocument(spec.collation) && getField(spec.collation, 'locale') !== 'simple')
    throw unsupported('collation of an index')
  const key = fieldNames(keyPattern).map((path) => ({ path, direction: directionOf(path, keyPattern[path]) }))
  const name = spec.name ?? key.map((part) => `${part.path}_${part.direction}`).join('_')
  if (typeof name !== 'string') throw new MongoError(14, "The field 'name' must be a string")
  const partial = spec.partialFilterExpression
  if (partial !== undefined) {
    if (!isDocument(partial)) throw new MongoError(14, "'partialFilterExpression' must be an object")
    compileMatch(partial)
    if (spec.sparse === true) throw new MongoError(67, 'cannot mix "partialFilterExpression" and "sparse" options')
  }
  const expiry = spec.expireAfterSeconds
  if (expiry !== undefined && !isNumeric(expiry))
    throw new MongoError(67, 'TTL index expireAfterSeconds must be numeric')
  if (expiry !== undefined && key.length > 1)
    throw new MongoError(67, 'TTL indexes are single-field indexes, compound indexes do not support TTL')
  return {
    name,
    key,
    keyPattern,
    unique: isTrue(spec.unique) || isId(key),
    sparse: isTrue(spec.sparse),
    hidden: isTrue(spec.hidden),
    ...(partial !== undefined && { partialFilterExpression: partial as Document }),
    ...(expiry !== undefined && { expireAfterSeconds: numberOf(expiry) }),
    multikey: key.map(() => false),
  }
}

/** The definition in the words of listIndexes. */
export function describeIndex(index: IndexDefinition): Document {
  const isIdIndex = index.name === '_id_'
  return documentOf([
    ['v', 2],
    ['key', index.keyPattern],
    ['name', index.name],
    ...(index.unique && !isIdIndex ? [['unique', true] as const] : []),
    ...(index.sparse ? [['sparse', true] as const] : []),
    ...(index.hidden ? [['hidden', true] as const] : []),
    ...(index.partialFilterExpression ? [['partialFilterExpression', index.partialFilterExpression] as const] : []),
    ...(index.expireAfterSeconds === undefined ? [] : [['expireAfterSeconds', index.expireAfterSeconds] as const]),
  ])
}

export function isSameKey(a: IndexDefinition['key'], b: IndexDefinition['key']): boolean {
  return a.length === b.length && a.every((part, i) => part.path === b[i]!.path && part.direction === b[i]!.direction)
}

/** Same key and same options: creating it again changes nothing. */
export function isSameIndex(a: Omit<IndexDefinition, 'id'>, b: Omit<IndexDefinition, 'id'>): boolean {
  return (
    isSameKey(a.key, b.key) &&
    a.unique === b.unique &&
    a.sparse === b.sparse &&
    a.expireAfterSeconds === b.expireAfterSeconds &&
    compareValues(a.partialFilterExpression ?? null, b.partialFilterExpression ?? null) === 0
  )
}

function directionOf(path: string, value: Value): 1 | -1 {
  if (!isNumeric(value)) throw unsupported(`index type ${JSON.stringify(value)}`)
  if (path.startsWith('$') || path.includes('$**')) throw unsupported(`index on '${path}'`)
  const direction = numberOf(value)
  if (!direction) throw new MongoError(67, 'Values in v:2 index key pattern cannot be of type 0')
  return direction > 0 ? 1 : -1
}

function isId(key: IndexDefinition['key']): boolean {
  return key.length === 1 && key[0]!.path === '_id'
}
