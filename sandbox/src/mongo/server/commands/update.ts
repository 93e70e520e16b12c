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
import { WriteErrors, writableCollection } from './write-steps.ts'

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
  const errors = new WriteErrors(context)
  const upserted: Document[] = []
  let matched = 0
  let modified = 0
  for (const [index, statement] of statements.entries()) {
    try {
      const result = yield* runStatement(context, statement)
      matched += result.matched + (result.upserted ? 1 : 0)
      modified += result.modified
      if (result.upserted)
        upserted.push(
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
