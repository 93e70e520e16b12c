import {
  compileProjection,
  type Document,
  documentOf,
  fieldNames,
  isDocument,
  MongoError,
} from '../../language/index.ts'
import type { FindRequest, Matcher } from '../../store/find.ts'
import { isTrue } from '../../store/number-of.ts'
import type { Steps } from '../../store/pause.ts'
import type { Stored } from '../../store/stored.ts'
import type { Command } from '../command.ts'
import { arrayOption, type Context, documentOption, findCollection } from '../context.ts'
import type { Reply } from '../reply.ts'
import { deleteFound, updateFound } from './modify.ts'
import { readHint, readSort, refuseOptions } from './search-options.ts'
import { writableCollection } from './write-steps.ts'

export const findAndModify: Command = {
  fields: [
    'findAndModify',
    'findandmodify',
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'bypassDocumentValidation',
    'collation',
    'arrayFilters',
    'hint',
    'let',
  ],
  isWrite: true,
  inTransaction: true,
  run: runFindAndModify,
}

/** Finds one document and changes it in one step: commands run one at a time, so nobody comes in between. */
function* runFindAndModify(context: Context): Steps<Reply> {
  const { body } = context
  refuseOptions(body, ['collation'])
  const isRemove = isTrue(body.remove)
  if (isRemove && (body.update !== undefined || isTrue(body.new) || isTrue(body.upsert)))
    throw new MongoError(9, "Cannot specify 'remove' together with 'update', 'new' or 'upsert'")
  if (!isRemove && body.update === undefined)
    throw new MongoError(9, 'Either an update or remove=true must be specified')
  const collection = isTrue(body.upsert) ? writableCollection(context) : findCollection(context)
  if (!collection) return answer(isRemove ? { n: 0 } : { n: 0, updatedExisting: false }, null)
  const sort = readSort(body.sort)
  const request: FindRequest = {
    query: documentOption(body, 'query') ?? {},
    sort: sort.spec,
    skip: 0,
    limit: 1,
    hint: readHint(collection, body.hint, sort.natural),
    let: documentOption(body, 'let'),
  }
  const project = projectionOf(documentOption(body, 'fields'))
  if (isRemove) {
    const [gone] = yield* deleteFound(context, collection, request)
    return answer({ n: gone ? 1 : 0 }, gone ? project(gone) : null)
  }
  if (!isDocument(body.update) && !Array.isArray(body.update))
    throw new MongoError(9, 'Update argument must be either an object or an array')
  const result = yield* updateFound(context, collection, {
    ...request,
    update: body.update as Document | Document[],
    arrayFilters: arrayOption(body, 'arrayFilters') as Document[] | undefined,
    upsert: isTrue(body.upsert),
  })
  const shown = isTrue(body.new) ? result.after : result.before
  const state = documentOf([
    ['n', result.matched + (result.upserted ? 1 : 0)],
    ['updatedExisting', result.matched > 0],
    ...(result.upserted ? [['upserted', result.upserted.document._id] as const] : []),
  ])
  return answer(state, shown ? project(shown, result.matcher) : null)
}

function answer(lastErrorObject: Document, value: Document | null): Reply {
  return {
    fields: documentOf([
      ['lastErrorObject', lastErrorObject],
      ['value', value],
    ]),
  }
}

function projectionOf(spec: Document | undefined): (stored: Stored, matcher?: Matcher) => Document {
  if (!spec || fieldNames(spec).length === 0) return (stored) => stored.document
  const project = compileProjection(spec)
  return (stored, matcher) => project(stored.document, { positional: matcher?.arrayIndex(stored.document) }) as Document
}
