import { type Document, encodeDocument } from '../../language/index.ts'
import { countFound } from '../../store/count.ts'
import { unsupported } from '../../store/errors.ts'
import { prepareSearch } from '../../store/find.ts'
import { wholeNumber } from '../../store/number-of.ts'
import type { Steps } from '../../store/pause.ts'
import type { Command } from '../command.ts'
import { arrayOption, type Context, collectionName, documentOption, findCollection } from '../context.ts'
import type { Reply } from '../reply.ts'
import { FIRST_BATCH, openCursor } from './batches.ts'
import { type CountPipeline, readCountPipeline } from './count-pipeline.ts'
import { readHint, refuseOptions } from './search-options.ts'

export const aggregate: Command = {
  fields: [
    'aggregate',
    'pipeline',
    'cursor',
    'allowDiskUse',
    'bypassDocumentValidation',
    'hint',
    'let',
    'collation',
    'explain',
  ],
  inTransaction: true,
  run: runAggregate,
}

function* runAggregate(context: Context): Steps<Reply> {
  const { body } = context
  refuseOptions(body, ['collation', 'explain'])
  const pipeline = (arrayOption(body, 'pipeline') ?? []) as Document[]
  const size = wholeNumber(documentOption(body, 'cursor')?.batchSize, 'cursor.batchSize', FIRST_BATCH)
  const count = readCountPipeline(pipeline)
  if (!count) throw unsupported(`aggregation ${Object.keys(pipeline[0] ?? {})}`)
  const documents = yield* counted(context, count)
  const namespace = `${context.database}.${collectionName(context)}`
  return yield* openCursor(context, namespace, documents[Symbol.iterator](), size, true)
}

function* counted(context: Context, { query, skip, limit, groupId, name }: CountPipeline): Steps<Buffer[]> {
  const collection = findCollection(context)
  if (!collection) return []
  const hint = readHint(collection, context.body.hint)
  const search = prepareSearch(collection, {
    query,
    sort: [],
    skip,
    limit,
    hint,
    let: documentOption(context.body, 'let'),
  })
  const count = yield* countFound(search, context.slice, context.transaction)
  return count === 0 ? [] : [encodeDocument({ _id: groupId, [name]: count })]
}
