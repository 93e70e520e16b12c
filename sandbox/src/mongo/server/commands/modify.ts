import {
  compileUpdate,
  type Document,
  encodeDocument,
  fieldNames,
  isDocument,
  isReplacement,
  rootOf,
  upsertBase,
  type Value,
} from '../../language/index.ts'
import type { Collection } from '../../store/collection.ts'
import { type FindRequest, type Matcher, prepareSearch, runSearch } from '../../store/find.ts'
import type { Pause, Steps } from '../../store/pause.ts'
import { Stored } from '../../store/stored.ts'
import { LockWait } from '../../store/transaction.ts'
import type { Context } from '../context.ts'
import { currentVersion, storable } from './write-steps.ts'

export interface UpdateRequest extends FindRequest {
  update: Document | Document[]
  arrayFilters?: Document[]
  upsert: boolean
}

export interface Updated {
  matched: number
  modified: number
  /** The last document touched, before and after. */
  before?: Stored
  after?: Stored
  upserted?: Stored
  matcher?: Matcher
}

/** Updates what a search finds, one document at a time; makes one when nothing is found and `upsert` is set. */
export function* updateFound(context: Context, collection: Collection, request: UpdateRequest): Steps<Updated> {
  const update = compileUpdate(request.update, {
    arrayFilters: request.arrayFilters,
    let: request.let,
    now: context.now(),
  })
  const change = changeOf(context, request, update)
  const result: Updated = { matched: 0, modified: 0 }
  yield* eachFound(context, collection, request, (stored, matcher) => {
    const after = change(stored, matcher)
    if (after === stored) context.writer.touch(collection, stored)
    else context.writer.replace(collection, stored, after, rootsOf(request.update))
    result.matched += 1
    if (after !== stored) result.modified += 1
    result.before = stored
    result.after = after
    result.matcher = matcher
  })
  if (result.matched === 0 && request.upsert) {
    const made = update.apply(upsertBase(request.query), { isInsert: true, now: context.now() })
    const ready = storable(encodeDocument(made))
    try {
      result.upserted = context.writer.insert(collection, ready.bytes, ready.document)
    } catch (error) {
      if (!(error instanceof LockWait)) throw error
      // An open transaction is inserting this key: once it has ended there may be something to update.
      context.checkTime()
      yield error.ended
      return yield* updateFound(context, collection, request)
    }
    result.after = result.upserted
  }
  return result
}

/** Deletes what a search finds. */
export function* deleteFound(context: Context, collection: Collection, request: FindRequest): Steps<Stored[]> {
  const deleted: Stored[] = []
  yield* eachFound(context, collection, request, (stored) => {
    context.writer.remove(collection, stored)
    // Only a findAndModify, which deletes one, wants the document back.
    deleted.push(request.limit === 1 ? stored : new Stored(stored.rid, Buffer.alloc(0)))
  })
  return deleted
}

function* eachFound(
  context: Context,
  collection: Collection,
  request: FindRequest,
  act: (stored: Stored, matcher: Matcher) => void,
): Generator<Pause, void> {
  const search = prepareSearch(collection, request)
  // An update may move a document to a place in the index that the search has not reached yet: once is enough.
  const done = new Set<number>()
  let isStale = false
  for (const found of runSearch(search, context.slice, context.transaction)) {
    if (!found) {
      context.checkTime()
      yield undefined
      isStale = true
      continue
    }
    if (done.has(found.rid)) continue
    done.add(found.rid)
    for (;;) {
      const stored = isStale && !context.transaction ? currentVersion(collection, found) : found
      if (!stored || (isStale && !search.matcher.test(stored.document))) {
        // The one document that was wanted has moved on: look for another.
        if (request.limit === 1) yield* eachFound(context, collection, request, act)
        break
      }
      const holder = lockHolder(() => act(stored, search.matcher))
      if (!holder) break
      context.checkTime()
      yield holder
      isStale = true
    }
  }
}

/** Runs a write; if an open transaction stands in its way, says when that one will have ended. */
function lockHolder(write: () => void): Promise<void> | undefined {
  try {
    write()
    return undefined
  } catch (error) {
    if (error instanceof LockWait) return error.ended
    throw error
  }
}

function changeOf(context: Context, request: UpdateRequest, update: ReturnType<typeof compileUpdate>) {
  const needsPosition = usesPosition(request.update)
  const now = context.now()
  return (stored: Stored, matcher: Matcher): Stored => {
    const positional = needsPosition ? matcher.arrayIndex(stored.document) : undefined
    const changed = update.apply(stored.document, { isInsert: false, positional, now })
    if (changed === stored.document) return stored
    const bytes = encodeDocument(changed)
    if (bytes.equals(stored.bytes)) return stored
    const ready = storable(bytes, changed)
    return new Stored(stored.rid, ready.bytes, ready.document)
  }
}

/** The top-level fields an update by operators can touch: indexes on others stay as they are. */
function rootsOf(update: Document | Document[]): Set<string> | undefined {
  if (Array.isArray(update) || isReplacement(update)) return undefined
  const roots = new Set<string>()
  for (const operator of fieldNames(update)) {
    const fields = update[operator]
    if (!isDocument(fields)) return undefined
    for (const path of fieldNames(fields)) {
      roots.add(rootOf(path))
      const target = fields[path]
      if (operator === '$rename' && typeof target === 'string') roots.add(rootOf(target))
    }
  }
  return roots
}

function usesPosition(update: Document | Document[]): boolean {
  if (Array.isArray(update) || isReplacement(update)) return false
  return Object.values(update).some(
    (fields: Value) => isDocument(fields) && fieldNames(fields).some((path) => /\.\$(\.|$)/.test(path)),
  )
}
