import { compileProjection, type Document, encodeDocument, fieldNames } from '../../language/index.ts'
import { prepareSearch, runSearch, type Search } from '../../store/find.ts'
import { isTrue, wholeNumber } from '../../store/number-of.ts'
import type { Steps } from '../../store/pause.ts'
import type { Command } from '../command.ts'
import { type Context, collectionName, documentOption, findCollection } from '../context.ts'
import type { Reply } from '../reply.ts'
import { FIRST_BATCH, openCursor } from './batches.ts'
import { readHint, readSort, refuseOptions } from './search-options.ts'

export const findFields = [
  'find',
  'filter',
  'sort',
  'projection',
  'hint',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'allowDiskUse',
  'allowPartialResults',
  'noCursorTimeout',
  'let',
  'collation',
  'tailable',
  'awaitData',
  'oplogReplay',
  'max',
  'min',
  'returnKey',
  'showRecordId',
]

export const find: Command = {
  fields: findFields,
  inTransaction: true,
  run: runFind,
}

function* runFind(context: Context): Steps<Reply> {
  const { body } = context
  const search = searchOf(context)
  const namespace = `${context.database}.${collectionName(context)}`
  if (!search) return { batch: { part: 'firstBatch', documents: [], cursorId: 0n, namespace } }
  const batchSize = wholeNumber(body.batchSize, 'batchSize', FIRST_BATCH)
  return yield* openCursor(context, namespace, documentsOf(context, search), batchSize, !isTrue(body.singleBatch))
}

/** Stored bytes are sent as they are: beyond the filter nobody looks inside. */
const nothing: ReadonlySet<string> = new Set()

/** The search a find command describes; undefined when the collection does not exist. */
export function searchOf(context: Context): Search | undefined {
  const { body } = context
  refuseOptions(body, ['collation', 'tailable', 'awaitData', 'max', 'min', 'returnKey', 'showRecordId'])
  const collection = findCollection(context)
  const sort = readSort(body.sort)
  const limit = wholeNumber(body.limit, 'limit', 0)
  const query = documentOption(body, 'filter') ?? {}
  if (!collection) return undefined
  return prepareSearch(collection, {
    query,
    sort: sort.spec,
    skip: wholeNumber(body.skip, 'skip', 0),
    limit: limit === 0 ? Number.POSITIVE_INFINITY : limit,
    hint: readHint(collection, body.hint, sort.natural),
    let: documentOption(body, 'let'),
    fields: documentOption(body, 'projection') ? undefined : nothing,
  })
}

/** Stored bytes as they are; only a projection makes it necessary to look inside. */
function* documentsOf(context: Context, search: Search): Generator<Buffer | undefined> {
  const spec = documentOption(context.body, 'projection')
  const found = runSearch(search, context.slice, context.transaction)
  if (!spec || fieldNames(spec).length === 0) {
    for (const stored of found) yield stored?.bytes
    return
  }
  const project = compileProjection(spec)
  const needsPosition = fieldNames(spec).some((name) => name.endsWith('.$'))
  for (const stored of found) {
    if (!stored) yield undefined
    else {
      const positional = needsPosition ? search.matcher.arrayIndex(stored.document) : undefined
      yield encodeDocument(project(stored.document, { positional }) as Document)
    }
  }
}
