import { type Document, MongoError } from '../../language/index.ts'
import { numberOf } from '../../store/number-of.ts'
import type { Steps } from '../../store/pause.ts'
import type { Command } from '../command.ts'
import { arrayOption, type Context, documentOption, findCollection } from '../context.ts'
import type { Reply } from '../reply.ts'
import { checkStatements } from './insert.ts'
import { deleteFound } from './modify.ts'
import { readHint, refuseOptions } from './search-options.ts'
import { progressOf, WriteErrors } from './write-steps.ts'

const statementFields = new Set(['q', 'limit', 'hint', 'collation'])

export const deleteCommand: Command = {
  fields: ['delete', 'deletes', 'ordered', 'let', 'bypassDocumentValidation'],
  isWrite: true,
  inTransaction: true,
  run: runDelete,
}

function* runDelete(context: Context): Steps<Reply> {
  const statements = (arrayOption(context.body, 'deletes') ?? []) as Document[]
  checkStatements(statements.length)
  const progress = progressOf(context, { deleted: 0, errors: [] })
  const { totals } = progress
  const errors = new WriteErrors(context, totals.errors)
  for (; progress.next < statements.length; progress.next += 1) {
    try {
      totals.deleted += yield* runStatement(context, statements[progress.next]!)
    } catch (error) {
      errors.add(progress.next, error)
      if (context.body.ordered !== false) break
    }
  }
  return { fields: { n: totals.deleted, ...errors.fields } }
}

function* runStatement(context: Context, statement: Document): Steps<number> {
  for (const name of Object.keys(statement))
    if (!statementFields.has(name))
      throw new MongoError(40415, `BSON field 'delete.deletes.${name}' is an unknown field.`)
  refuseOptions(statement, ['collation'])
  const limit = numberOf(statement.limit)
  if (limit !== 0 && limit !== 1)
    throw new MongoError(9, `The limit field in delete objects must be 0 or 1. Got ${limit}`)
  const collection = findCollection(context)
  if (!collection) return 0
  const deleted = yield* deleteFound(context, collection, {
    query: documentOption(statement, 'q') ?? {},
    sort: [],
    skip: 0,
    limit: limit === 1 ? 1 : Number.POSITIVE_INFINITY,
    hint: readHint(collection, statement.hint),
    let: documentOption(context.body, 'let'),
  })
  return deleted.length
}
