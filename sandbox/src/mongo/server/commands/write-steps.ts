import { ObjectId } from 'bson'
import {
  type Document,
  decodeDocument,
  documentOf,
  encodeDocument,
  getField,
  hasField,
  MAX_DOCUMENT_BYTES,
  MongoError,
} from '../../language/index.ts'
import type { Collection } from '../../store/collection.ts'
import type { Steps } from '../../store/pause.ts'
import type { Stored } from '../../store/stored.ts'
import { LockWait } from '../../store/transaction.ts'
import { type Context, collectionName } from '../context.ts'
import { elements, withElements } from '../raw-document.ts'
import { describeError } from '../reply.ts'

/** Tries a write until no open transaction stands in its way. */
export function* whenUnlocked<T>(context: Context, write: () => T): Steps<T> {
  for (;;) {
    try {
      return write()
    } catch (error) {
      if (!(error instanceof LockWait)) throw error
      context.checkTime()
      yield error.ended
    }
  }
}

/** Where a command of several writes begins: at the start, or where a crash interrupted it. */
export function progressOf<T extends object>(context: Context, fresh: T): { next: number; totals: T } {
  const known = context.retryNumber === undefined ? undefined : context.session?.progress
  const progress = known ?? { next: 0, totals: fresh as unknown as Document }
  context.progress = progress
  return progress as unknown as { next: number; totals: T }
}

/** The collection of a write, made on the way when it does not exist. */
export function writableCollection(context: Context): Collection {
  const name = collectionName(context)
  return context.store.find(context.database, name) ?? context.store.create(context.database, name)
}

/** A document ready to be stored: with an `_id`, which comes first, and not too big. */
export function storable(bytes: Buffer, document?: Document): { bytes: Buffer; document: Document } {
  let ready = bytes
  let content = document ?? decodeDocument(bytes)
  const [first] = elements(bytes)
  if (first?.name !== '_id') {
    const id = hasField(content, '_id') ? getField(content, '_id') : new ObjectId()
    const front = encodeDocument({ _id: id }).subarray(4, -1)
    ready = withElements(
      bytes,
      front,
      [...elements(bytes)].find((element) => element.name === '_id'),
    )
    content = decodeDocument(ready)
  }
  refuseBadId(content)
  if (ready.length > MAX_DOCUMENT_BYTES)
    throw new MongoError(
      10334,
      `BSONObj size: ${ready.length} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}`,
    )
  return { bytes: ready, document: content }
}

function refuseBadId(document: Document): void {
  const id = document._id
  const isBad =
    Array.isArray(id) ||
    id === undefined ||
    (typeof id === 'object' && id !== null && '_bsontype' in id && id._bsontype === 'BSONRegExp')
  if (isBad) throw new MongoError(53, "The '_id' value cannot be of type array, regex or undefined")
}

/** The version of a found document that counts now: others may have written since it was read. */
export function currentVersion(collection: Collection, found: Stored): Stored | undefined {
  const current = collection.stored(found.rid)
  return current?.bytes.equals(found.bytes) ? found : current
}

/** Refusals of single statements, in the words of a write command's reply. */
export class WriteErrors {
  readonly list: Document[]
  readonly #isTransaction: boolean

  constructor(context: Context, list: Document[]) {
    this.list = list
    this.#isTransaction = context.transaction !== undefined
  }

  /** Notes a refusal of one statement; faults and conflicts that end the whole command are thrown on. */
  add(index: number, error: unknown): void {
    if (!(error instanceof MongoError) || (error.labels && this.#isTransaction) || error.code === 50) throw error
    const { errmsg, code, codeName: _, errorLabels: __, ...extra } = describeError(error)
    this.list.push(documentOf([['index', index], ['code', code], ['errmsg', errmsg], ...Object.entries(extra)]))
  }

  get fields(): Document {
    return this.list.length > 0 ? { writeErrors: this.list } : {}
  }
}
