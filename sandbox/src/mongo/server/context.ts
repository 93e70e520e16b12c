import { type Document, MongoError, type Value } from '../language/index.ts'
import type { Collection } from '../store/collection.ts'
import type { Slice } from '../store/pause.ts'
import type { Store } from '../store/store.ts'
import type { Transaction } from '../store/transaction.ts'
import type { Writer } from '../store/writer.ts'
import type { Cursors } from './cursor.ts'
import type { Session, Sessions } from './session.ts'

/** What all commands share. */
export interface Parts {
  store: Store
  slice: Slice
  cursors: Cursors
  sessions: Sessions
  /** How clients reach this server, as announced in hello. */
  address: string
  startedAt: number
  now(): Date
}

/** One command being executed. */
export interface Context extends Parts {
  command: string
  database: string
  body: Document
  /** Documents of an array field or of a sequence beside the body, as they came. */
  raw(field: string): Buffer[]
  connectionId: number
  session?: Session
  transaction?: Transaction
  /** The number of a retryable write. */
  retryNumber?: bigint
  writer: Writer
  checkTime(): void
}

/** The collection name that is the value of the command's first field. */
export function collectionName(context: Context): string {
  const name = context.body[context.command]
  if (typeof name !== 'string') throw new MongoError(73, `collection name has invalid type ${typeof name}`)
  if (name === '') throw new MongoError(73, `Invalid namespace specified '${context.database}.'`)
  return name
}

export function findCollection(context: Context): Collection | undefined {
  return context.store.find(context.database, collectionName(context))
}

export function documentOption(body: Document, name: string): Document | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'object' || Array.isArray(value))
    throw new MongoError(14, `BSON field '${name}' is the wrong type, expected an object`)
  return value as Document
}

export function arrayOption(body: Document, name: string): Value[] | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) throw new MongoError(14, `BSON field '${name}' is the wrong type, expected an array`)
  return value
}
