import {
  compileExpression,
  compileUpdate,
  copyDocument,
  type Document,
  documentOf,
  encodeDocument,
  fieldNames,
  getField,
  isNullish,
  MongoError,
  type Output,
  setField,
} from '../../language/index.ts'
import type { Collection } from '../../store/collection.ts'
import { prepareSearch, runSearch } from '../../store/find.ts'
import { Slice, type Steps } from '../../store/pause.ts'
import { Stored } from '../../store/stored.ts'
import type { Context } from '../context.ts'
import { storable, whenUnlocked } from './write-steps.ts'

type Merge = Extract<Output, { kind: 'merge' }>

/** Writes what a pipeline makes into a collection, once all of it has been read. */
export function* writeOutput(context: Context, output: Output, documents: Iterable<Document | undefined>): Steps<void> {
  if (context.transaction) throw new MongoError(263, `$${output.kind} cannot be used in a transaction`)
  const made: Document[] = []
  for (const document of documents)
    if (document) made.push(document)
    else yield undefined
  const database = output.db ?? context.database
  const target = context.store.find(database, output.collection) ?? context.store.create(database, output.collection)
  if (output.kind === 'out') yield* replaceAll(context, target, made)
  else yield* mergeAll(context, target, output, made)
}

/** All of the old out, all of the new in, in one piece. */
function* replaceAll(context: Context, target: Collection, documents: Document[]): Steps<void> {
  const ready = documents.map((document) => storable(encodeDocument(document)))
  const search = prepareSearch(target, { query: {}, sort: [], skip: 0, limit: Number.POSITIVE_INFINITY })
  yield* whenUnlocked(context, () => context.store.refuseWhileLocked(target))
  context.store.file.isolated(() => {
    for (const stored of runSearch(search, Slice.endless)) if (stored) context.writer.remove(target, stored)
    for (const { bytes, document } of ready) context.writer.insert(target, bytes, document)
  })
}

function* mergeAll(context: Context, target: Collection, merge: Merge, documents: Document[]): Steps<void> {
  const isIdentity = target.indexes.some(
    ({ definition, paths }) =>
      definition.unique &&
      !definition.partialFilterExpression &&
      [...paths].sort().join() === [...merge.on].sort().join(),
  )
  if (!isIdentity) throw new MongoError(51183, 'Cannot find index to verify that join fields will be unique')
  for (const document of documents) {
    yield* whenUnlocked(context, () => mergeOne(context, target, merge, document))
    if (context.slice.isOver()) yield undefined
  }
}

function mergeOne(context: Context, target: Collection, merge: Merge, made: Document): void {
  const identified = merge.on.includes('_id') ? storable(encodeDocument(made)).document : made
  const query = documentOf(merge.on.map((path) => [path, { $eq: identityOf(identified, path) }] as const))
  const [existing] = runSearch(prepareSearch(target, { query, sort: [], skip: 0, limit: 1 }), Slice.endless)
  if (existing) {
    const changed = merged(context, existing.document, merge, identified)
    if (!changed) return
    const ready = storable(encodeDocument(changed))
    if (!ready.bytes.equals(existing.bytes))
      context.writer.replace(target, existing, new Stored(existing.rid, ready.bytes, ready.document))
    return
  }
  if (merge.whenNotMatched === 'discard') return
  if (merge.whenNotMatched === 'fail')
    throw new MongoError(13113, '$merge could not find a matching document in the target collection')
  const fresh = storable(encodeDocument(identified))
  context.writer.insert(target, fresh.bytes, fresh.document)
}

function merged(context: Context, existing: Document, merge: Merge, made: Document): Document | undefined {
  const { whenMatched } = merge
  if (whenMatched === 'keepExisting') return undefined
  if (whenMatched === 'fail')
    throw new MongoError(11000, '$merge with whenMatched: fail found an existing document with the same values')
  if (Array.isArray(whenMatched)) {
    const now = context.now()
    const variables: Document = { new: { $literal: made } }
    for (const [name, expression] of Object.entries(merge.let ?? {}))
      variables[name] = { $literal: compileExpression(expression, { now })(made) ?? null }
    const update = compileUpdate(whenMatched, { let: variables, now })
    return update.apply(existing, { isInsert: false, now })
  }
  const result = whenMatched === 'replace' ? documentOf([['_id', existing._id]]) : copyDocument(existing)
  for (const name of fieldNames(made)) if (name !== '_id') setField(result, name, made[name])
  return result
}

function identityOf(document: Document, path: string): unknown {
  const value = getField(document, path)
  if (isNullish(value) || Array.isArray(value))
    throw new MongoError(51132, '$merge write error: the on field must be present and not null, undefined or an array')
  return value
}
