import type { Steps } from '../../store/pause.ts'
import { validate } from '../../store/validate.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import type { Reply } from '../reply.ts'
import { existingCollection } from './collections.ts'

/** Checks that every index agrees with its collection. */
export const validateCommand: Command = {
  fields: ['validate', 'full', 'repair', 'metadata', 'checkBSONConformance', 'background'],
  run: runValidate,
}

function* runValidate(context: Context): Steps<Reply> {
  const collection = existingCollection(context)
  const { errors, records, keys } = yield* validate(collection, context.slice)
  return {
    fields: {
      ns: collection.namespace,
      nrecords: records,
      nIndexes: collection.indexes.length,
      keysPerIndex: keys,
      valid: errors.length === 0,
      errors,
      warnings: [],
    },
  }
}
