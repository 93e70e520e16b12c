import { MongoError } from '../../language/index.ts'
import type { Steps } from '../../store/pause.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import type { Reply } from '../reply.ts'
import { storable, WriteErrors, whenUnlocked, writableCollection } from './write-steps.ts'

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
  const errors = new WriteErrors(context)
  let inserted = 0
  for (const [position, bytes] of documents.entries()) {
    try {
      const ready = storable(bytes)
      yield* whenUnlocked(context, () => context.writer.insert(collection, ready.bytes, ready.document))
      inserted += 1
    } catch (error) {
      errors.add(position, error)
      if (context.body.ordered !== false) break
    }
    if (context.slice.isOver()) {
      context.checkTime()
      yield undefined
    }
  }
  return { fields: { n: inserted, ...errors.fields } }
}

export function checkStatements(count: number): void {
  if (count === 0 || count > MAX_STATEMENTS)
    throw new MongoError(16, `Write batch sizes must be between 1 and ${MAX_STATEMENTS}. Got ${count} operations.`)
}
