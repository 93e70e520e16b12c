import { type Document, MongoError, type Value } from '../language/index.ts'
import type { Collection } from '../store/collection.ts'
import { numberOf } from '../store/number-of.ts'
import type { Slice } from '../store/pause.ts'
import type { Store } from '../store/store.ts'
import type { Transaction } from '../store/transaction.ts'
import type { Writer } from '../store/writer.ts'
import type { Cursors } from './cursor.ts'
import type { Progress, Session, Sessions } from './session.ts'

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

/** What one command brings along. */
export interface Given {
  command: string
  body: Document
  connectionId: number
  session: Session | undefined
  transaction: Transaction | undefined
  /** The number of a retryable write. */
  retryNumber: bigint | undefined
  writer: Writer
  /** Documents of an array field or of a sequence beside the body, as they came. */
  rawDocuments: (field: string) => Buffer[]
}

const MAX_TIME_EXPIRED = 50

/** One command being executed. A class and not a spread of parts: it is made for every command. */
export class Context implements Parts {
  readonly store: Store
  readonly slice: Slice
  readonly cursors: Cursors
  readonly sessions: Sessions
  readonly address: string
  readonly startedAt: number
  readonly now: () => Date
  readonly command: string
  readonly database: string
  readonly body: Document
  readonly connectionId: number
  readonly session: Session | undefined
  readonly transaction: Transaction | undefined
  readonly retryNumber: bigint | undefined
  readonly writer: Writer
  /** How far a command of several writes has come. */
  progress: Progress | undefined
  readonly #rawDocuments: (field: string) => Buffer[]
  readonly #deadline: number

  constructor(parts: Parts, given: Given) {
    this.store = parts.store
    this.slice = parts.slice
    this.cursors = parts.cursors
    this.sessions = parts.sessions
    this.address = parts.address
    this.startedAt = parts.startedAt
    this.now = parts.now
    this.command = given.command
    this.body = given.body
    this.database = typeof given.body.$db === 'string' ? given.body.$db : 'admin'
    this.connectionId = given.connectionId
    this.session = given.session
    this.transaction = given.transaction
    this.retryNumber = given.retryNumber
    this.writer = given.writer
    this.#rawDocuments = given.rawDocuments
    const maxTime = given.body.maxTimeMS === undefined ? 0 : numberOf(given.body.maxTimeMS)
    this.#deadline = maxTime > 0 ? performance.now() + maxTime : Number.POSITIVE_INFINITY
  }

  raw(field: string): Buffer[] {
    return this.#rawDocuments(field)
  }

  /** Looked at between slices: ends a command that takes longer than its maxTimeMS. */
  checkTime(): void {
    if (performance.now() > this.#deadline) throw new MongoError(MAX_TIME_EXPIRED, 'operation exceeded time limit')
  }
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
