import { type Document, documentOf, encodeDocument, isDocument, MongoError } from '../../language/index.ts'
import type { Collection } from '../../store/collection.ts'
import { isTrue } from '../../store/number-of.ts'
import type { Steps } from '../../store/pause.ts'
import type { Command } from '../command.ts'
import { arrayOption, type Context, documentOption } from '../context.ts'
import { longOf } from '../number.ts'
import type { Reply } from '../reply.ts'
import { checkStatements } from './insert.ts'
import { deleteFound, updateFound } from './modify.ts'
import { readHint, readSort, refuseOptions } from './search-options.ts'
import { progressOf, storable, WriteErrors, whenUnlocked } from './write-steps.ts'

/** What `client.bulkWrite` sends: writes to several collections in one command. */
export const bulkWrite: Command = {
  fields: ['bulkWrite', 'ops', 'nsInfo', 'ordered', 'errorsOnly', 'let', 'bypassDocumentValidation', 'cursor'],
  isWrite: true,
  inTransaction: true,
  run: runBulkWrite,
}

interface Totals {
  nInserted: number
  nMatched: number
  nModified: number
  nUpserted: number
  nDeleted: number
}

function* runBulkWrite(context: Context): Steps<Reply> {
  const operations = (arrayOption(context.body, 'ops') ?? []) as Document[]
  checkStatements(operations.length)
  const namespaces = ((arrayOption(context.body, 'nsInfo') ?? []) as Document[]).map((info) => String(info.ns))
  const fresh: Totals = { nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 }
  const progress = progressOf(context, { counts: fresh, errors: [], results: [] as Document[] })
  const { counts, results } = progress.totals
  const errors = new WriteErrors(context, progress.totals.errors)
  while (progress.next < operations.length) {
    const idx = progress.next
    try {
      const result = yield* runOperation(context, namespaces, operations[idx]!, counts)
      if (!isTrue(context.body.errorsOnly))
        results.push(documentOf([['ok', 1], ['idx', idx], ...Object.entries(result)]))
    } catch (error) {
      errors.add(idx, error)
      const { index: _, ...refusal } = errors.list.at(-1)!
      results.push(documentOf([['ok', 0], ['idx', idx], ['n', 0], ...Object.entries(refusal)]))
      if (context.body.ordered !== false) break
    }
    progress.next += 1
    if (context.slice.isOver()) yield undefined
  }
  const cursor = { id: 0n, firstBatch: results, ns: 'admin.$cmd.bulkWrite' }
  return { fields: documentOf([['cursor', cursor], ['nErrors', errors.list.length], ...Object.entries(counts)]) }
}

function* runOperation(context: Context, namespaces: string[], operation: Document, totals: Totals): Steps<Document> {
  refuseOptions(operation, ['collation'])
  const kind = ['insert', 'update', 'delete'].find((name) => operation[name] !== undefined)
  const namespace = kind && namespaces[Number(longOf(operation[kind]))]
  if (!kind || !namespace) throw new MongoError(2, 'BulkWrite op without a known kind and namespace')
  const collection = collectionOf(context, namespace)
  if (kind === 'insert') {
    if (!isDocument(operation.document)) throw new MongoError(14, "BSON field 'document' must be an object")
    const ready = storable(encodeDocument(operation.document))
    yield* whenUnlocked(context, () => context.writer.insert(collection, ready.bytes, ready.document))
    totals.nInserted += 1
    return { n: 1 }
  }
  const sort = readSort(operation.sort)
  const constants = documentOption(operation, 'constants')
  const request = {
    query: documentOption(operation, 'filter') ?? {},
    sort: sort.spec,
    skip: 0,
    limit: isTrue(operation.multi) ? Number.POSITIVE_INFINITY : 1,
    hint: readHint(collection, operation.hint, sort.natural),
    let: { ...documentOption(context.body, 'let'), ...constants },
  }
  if (kind === 'delete') {
    const deleted = yield* deleteFound(context, collection, request)
    totals.nDeleted += deleted.length
    return { n: deleted.length }
  }
  const { updateMods } = operation
  if (!isDocument(updateMods) && !Array.isArray(updateMods))
    throw new MongoError(9, 'Update argument must be either an object or an array')
  const result = yield* updateFound(context, collection, {
    ...request,
    update: updateMods as Document | Document[],
    arrayFilters: arrayOption(operation, 'arrayFilters') as Document[] | undefined,
    upsert: isTrue(operation.upsert),
  })
  totals.nMatched += result.matched
  totals.nModified += result.modified
  totals.nUpserted += result.upserted ? 1 : 0
  return {
    n: result.matched + (result.upserted ? 1 : 0),
    nModified: result.modified,
    ...(result.upserted && { upserted: { _id: result.upserted.document._id } }),
  }
}

function collectionOf(context: Context, namespace: string): Collection {
  const dot = namespace.indexOf('.')
  const [database, name] = [namespace.slice(0, dot), namespace.slice(dot + 1)]
  return context.store.find(database, name) ?? context.store.create(database, name)
}
