import { MongoError } from '../../language/index.ts'
import { wholeNumber } from '../../store/number-of.ts'
import type { Steps } from '../../store/pause.ts'
import type { Command } from '../command.ts'
import { arrayOption, type Context, collectionName } from '../context.ts'
import { longOf } from '../number.ts'
import type { Reply } from '../reply.ts'
import { fillBatch } from './batches.ts'

export const getMore: Command = {
  fields: ['getMore', 'collection', 'batchSize'],
  inTransaction: true,
  run: runGetMore,
}

export const killCursors: Command = {
  fields: ['killCursors', 'cursors'],
  inTransaction: true,
  run(context) {
    collectionName(context)
    const ids = (arrayOption(context.body, 'cursors') ?? []).map(longOf)
    const cursorsKilled = ids.filter((id) => context.cursors.close(id))
    const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id))
    return { fields: { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] } }
  },
}

function* runGetMore(context: Context): Steps<Reply> {
  const cursor = context.cursors.get(longOf(context.body.getMore))
  if (cursor.namespace !== `${context.database}.${String(context.body.collection)}`)
    throw new MongoError(
      13,
      `Requested getMore on namespace '${context.database}.${String(context.body.collection)}', but cursor belongs to a different namespace ${cursor.namespace}`,
    )
  if (cursor.transaction !== context.transaction)
    throw new MongoError(50738, `Cannot run getMore on cursor ${cursor.id} outside of the transaction that created it`)
  if (cursor.isBusy) throw new MongoError(12051, `cursor id ${cursor.id} is already in use`)
  cursor.isBusy = true
  try {
    const size = wholeNumber(context.body.batchSize, 'batchSize', 0) || Number.POSITIVE_INFINITY
    const filled = yield* fillBatch(context, cursor.source, size, cursor.left)
    cursor.left = filled.left
    if (filled.isEnd) context.cursors.close(cursor.id)
    const { id, namespace } = cursor
    return { batch: { part: 'nextBatch', documents: filled.documents, cursorId: filled.isEnd ? 0n : id, namespace } }
  } catch (error) {
    context.cursors.close(cursor.id)
    throw error
  } finally {
    cursor.isBusy = false
  }
}
