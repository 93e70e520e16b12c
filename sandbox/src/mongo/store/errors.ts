import { type Document, documentOf, MongoError, type Value } from '../language/index.ts'
import type { Index } from './collection-index.ts'

const transient = { labels: ['TransientTransactionError'] }

export function writeConflict(): MongoError {
  return new MongoError(
    112,
    'Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
    transient,
  )
}

export function noSuchTransaction(number?: unknown): MongoError {
  const which = number === undefined ? 'The transaction' : `Transaction with { txnNumber: ${number} }`
  return new MongoError(251, `${which} has been aborted or was never started.`, transient)
}

export function duplicateKey(namespace: string, index: Index, values: Value[]): MongoError {
  const shown = index.paths.map((path, position) => `${path}: ${show(values[position])}`).join(', ')
  const message = `E11000 duplicate key error collection: ${namespace} index: ${index.definition.name} dup key: { ${shown} }`
  const keyPattern = documentOf(index.paths.map((path, position) => [path, index.directions[position]] as const))
  const keyValue = documentOf(index.paths.map((path, position) => [path, values[position] ?? null] as const))
  return new MongoError(11000, message, { extra: { keyPattern, keyValue } })
}

/** Something that MongoDB has and this stand-in has not. */
export function unsupported(what: string): MongoError {
  return new MongoError(115, `${what} is not supported by this stand-in for MongoDB`)
}

function show(value: Value): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return JSON.stringify(value)
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (typeof value === 'object' && 'toHexString' in value && typeof value.toHexString === 'function')
    return `ObjectId('${value.toHexString()}')`
  if (typeof value === 'object' && !('_bsontype' in value))
    return `{ ${Object.entries(value as Document)
      .map(([name, part]) => `${name}: ${show(part)}`)
      .join(', ')} }`
  return String(value)
}
