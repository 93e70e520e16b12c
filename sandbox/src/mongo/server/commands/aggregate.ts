import { compilePipeline, type Document, encodeDocument, MongoError } from '../../language/index.ts'
import { countFound } from '../../store/count.ts'
import { unsupported } from '../../store/errors.ts'
import { prepareSearch, runSearch } from '../../store/find.ts'
import { wholeNumber } from '../../store/number-of.ts'
import { Slice, type Steps } from '../../store/pause.ts'
import type { Command } from '../command.ts'
import { arrayOption, type Context, documentOption } from '../context.ts'
import type { Reply } from '../reply.ts'
import { FIRST_BATCH, openCursor } from './batches.ts'
import { type CountPipeline, readCountPipeline } from './count-pipeline.ts'
import { writeOutput } from './output.ts'
import { readHint, readSort, refuseOptions } from './search-options.ts'

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
  isWrite: ({ body }) => {
    const last = Array.isArray(body.pipeline) ? body.pipeline.at(-1) : undefined
    return typeof last === 'object' && last !== null && ('$out' in last || '$merge' in last)
  },
  inTransaction: true,
  run: runAggregate,
}

type Pipeline = ReturnType<typeof compilePipeline>
type Documents = Iterable<Document | undefined>

function* runAggregate(context: Context): Steps<Reply> {
  const { body } = context
  refuseOptions(body, ['collation', 'explain'])
  const stages = (arrayOption(body, 'pipeline') ?? []) as Document[]
  if (stages[0] && '$changeStream' in stages[0]) throw unsupported('$changeStream')
  const size = wholeNumber(documentOption(body, 'cursor')?.batchSize, 'cursor.batchSize', FIRST_BATCH)
  const name = typeof body.aggregate === 'string' ? body.aggregate : undefined
  const namespace = `${context.database}.${name ?? '$cmd.aggregate'}`
  const count = name && readCountPipeline(stages)
  if (count) {
    const answer = yield* counted(context, name, count)
    return yield* openCursor(context, namespace, answer[Symbol.iterator](), size, true)
  }
  const pipeline = compilePipeline(stages, {
    readCollection: (other, query) => readCollection(context, other, query),
    let: documentOption(body, 'let'),
    now: context.now(),
    isOver: () => context.slice.isOver(),
  })
  if (!name && !pipeline.isSource)
    throw new MongoError(73, 'Invalid namespace: {aggregate: 1} is only valid with $documents')
  const documents = pipeline.isSource ? pipeline.run([]) : fromCollection(context, name!, pipeline)
  if (pipeline.output) {
    yield* writeOutput(context, pipeline.output, documents)
    return yield* openCursor(context, namespace, [][Symbol.iterator](), size, true)
  }
  return yield* openCursor(context, namespace, encoded(documents), size, true)
}

/** What the pipeline makes of its collection. An index serves the filter and the order at its beginning. */
function fromCollection(context: Context, name: string, pipeline: Pipeline): Documents {
  const collection = context.store.find(context.database, name)
  if (!collection) return pipeline.run([])
  const sort = readSort(pipeline.leadingSort)
  const search = prepareSearch(collection, {
    query: pipeline.leadingMatch ?? {},
    sort: sort.spec,
    skip: 0,
    limit: pipeline.leadingLimit ?? Number.POSITIVE_INFINITY,
    hint: readHint(collection, context.body.hint),
    let: documentOption(context.body, 'let'),
    fields: pipeline.fields,
  })
  const input = function* (): Generator<Document | undefined> {
    for (const stored of runSearch(search, context.slice, context.transaction)) yield stored?.view(search.fields)
  }
  return pipeline.run(input(), { matched: true, sorted: true })
}

/** For $lookup and $unionWith. Such a read does not rest: the stage around it does, between its own documents. */
function* readCollection(context: Context, name: string, query: Document = {}): Generator<Document | undefined> {
  const collection = context.store.find(context.database, name)
  if (!collection) return
  const search = prepareSearch(collection, { query, sort: [], skip: 0, limit: Number.POSITIVE_INFINITY })
  for (const stored of runSearch(search, Slice.endless, context.transaction)) if (stored) yield stored.document
}

function* encoded(documents: Documents): Generator<Buffer | undefined> {
  for (const document of documents) yield document && encodeDocument(document)
}

function* counted(context: Context, name: string, asked: CountPipeline): Steps<Buffer[]> {
  const { query, skip, limit, groupId } = asked
  const collection = context.store.find(context.database, name)
  if (!collection) return []
  const hint = readHint(collection, context.body.hint)
  const variables = documentOption(context.body, 'let')
  const request = { query, sort: [], skip, limit, hint, let: variables, fields: new Set<string>() }
  const search = prepareSearch(collection, request)
  const count = yield* countFound(search, context.slice, context.transaction)
  return count === 0 ? [] : [encodeDocument({ _id: groupId, [asked.name]: count })]
}
