import { type Document, documentOf, isDocument, MongoError } from '../../language/index.ts'
import type { Collection } from '../../store/collection.ts'
import { isTrue } from '../../store/number-of.ts'
import type { Steps } from '../../store/pause.ts'
import type { Command } from '../command.ts'
import { arrayOption, type Context, documentOption, findCollection } from '../context.ts'
import type { Reply } from '../reply.ts'
import { checkStatements } from './insert.ts'
import { type Updated, type UpdateRequest, updateFound } from './modify.ts'
import { readHint, readSort, refuseOptions } from './search-options.ts'
import { progressOf, WriteErrors, writableCollection } from './write-steps.ts'

const statementFields = new Set(['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation', 'sort', 'c'])

export const update: Command = {
  fields: ['update', 'updates', 'ordered', 'let', 'bypassDocumentValidation'],
  isWrite: true,
  inTransaction: true,
  run: runUpdate,
}

function* runUpdate(context: Context): Steps<Reply> {
  const statements = (arrayOption(context.body, 'updates') ?? []) as Document[]
  checkStatements(statements.length)
  const progress = progressOf(context, { matched: 0, modified: 0, upserted: [] as Document[], errors: [] })
  const { totals } = progress
  const errors = new WriteErrors(context, totals.errors)
  for (; progress.next < statements.length; progress.next += 1) {
    const index = progress.next
    try {
      const result = yield* runStatement(context, statements[index]!)
      totals.matched += result.matched + (result.upserted ? 1 : 0)
      totals.modified += result.modified
      if (result.upserted)
        totals.upserted.push(
          documentOf([
            ['index', index],
            ['_id', result.upserted.document._id],
          ]),
        )
    } catch (error) {
      errors.add(index, error)
      if (context.body.ordered !== false) break
    }
  }
  const { matched, modified, upserted } = totals
  return {
    fields: { n: matched, nModified: modified, ...(upserted.length > 0 && { upserted }), ...errors.fields },
  }
}

function* runStatement(context: Context, statement: Document): Steps<Updated> {
  for (const name of Object.keys(statement))
    if (!statementFields.has(name))
      throw new MongoError(40415, `BSON field 'update.updates.${name}' is an unknown field.`)
  refuseOptions(statement, ['collation'])
  const upsert = isTrue(statement.upsert)
  const collection = upsert ? writableCollection(context) : findCollection(context)
  if (!collection) return { matched: 0, modified: 0 }
  return yield* updateFound(context, collection, readStatement(context, collection, statement, upsert))
}

function readStatement(context: Context, collection: Collection, statement: Document, upsert: boolean): UpdateRequest {
  const { u } = statement
  if (!isDocument(u) && !Array.isArray(u))
    throw new MongoError(9, 'Update argument must be either an object or an array')
  const multi = isTrue(statement.multi)
  const sort = readSort(statement.sort)
  return {
    query: documentOption(statement, 'q') ?? {},
    update: u as Document | Document[],
    sort: sort.spec,
    skip: 0,
    limit: multi ? Number.POSITIVE_INFINITY : 1,
    hint: readHint(collection, statement.hint, sort.natural),
    let: letVariables(context, statement),
    arrayFilters: arrayOption(statement, 'arrayFilters') as Document[] | undefined,
    upsert,
  }
}

function letVariables(context: Context, statement: Document): Document | undefined {
  const constants = documentOption(statement, 'c')
  const variables = documentOption(context.body, 'let')
  return constants ? { ...variables, ...constants } : variables
}
