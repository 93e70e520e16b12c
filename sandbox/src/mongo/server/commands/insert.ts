import { MongoError } from '../../language/index.ts'
import type { Steps } from '../../store/pause.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import type { Reply } from '../reply.ts'
import { progressOf, storable, WriteErrors, whenUnlocked, writableCollection } from './write-steps.ts'

export const MAX_STATEMENTS = 100_000

export const insert: Command = {
  fields: ['insert', 'documents', 'ordered', 'bypassDocumentValidation'],
  rawFields: ['documents'],
  isWrite: true,
  inTransaction: true,
  run: runInsert,
}

function* runInsert(context: Context): Steps<Reply> {
  const documents = context.raw('documents')
  checkStatements(documents.length)
  const collection = writableCollection(context)
  const progress = progressOf(context, { inserted: 0, errors: [] })
  const { totals } = progress
  const errors = new WriteErrors(context, totals.errors)
  while (progress.next < documents.length) {
    try {
      const ready = storable(documents[progress.next]!)
      yield* whenUnlocked(context, () => context.writer.insert(collection, ready.bytes, ready.document))
      totals.inserted += 1
    } catch (error) {
      errors.add(progress.next, error)
      if (context.body.ordered !== false) break
    }
    progress.next += 1
    if (context.slice.isOver()) {
      context.checkTime()
      yield undefined
    }
  }
  return { fields: { n: totals.inserted, ...errors.fields } }
}

export function checkStatements(count: number): void {
  if (count === 0 || count > MAX_STATEMENTS)
    throw new MongoError(16, `Write batch sizes must be between 1 and ${MAX_STATEMENTS}. Got ${count} operations.`)
}
