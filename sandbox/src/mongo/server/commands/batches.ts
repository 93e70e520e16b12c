import type { Steps } from '../../store/pause.ts'
import type { Context } from '../context.ts'
import type { DocumentSource } from '../cursor.ts'
import type { Reply } from '../reply.ts'

/** First batch of a find when the client names no size. */
export const FIRST_BATCH = 101
const MAX_BATCH_BYTES = 16 * 1024 * 1024 - 64 * 1024

export interface Filled {
  documents: Buffer[]
  /** Drawn from the source, but too big for this batch. */
  left?: Buffer
  isEnd: boolean
}

/** Draws the next batch from a source, by number and by bytes, resting between slices. */
export function* fillBatch(context: Context, source: DocumentSource, size: number, left?: Buffer): Steps<Filled> {
  const documents: Buffer[] = []
  let bytes = 0
  if (left && size > 0) {
    documents.push(left)
    bytes = left.length
  }
  while (documents.length < size) {
    const next = source.next()
    if (next.done) return { documents, isEnd: true }
    if (!next.value) {
      context.checkTime()
      yield undefined
    } else if (documents.length > 0 && bytes + next.value.length > MAX_BATCH_BYTES)
      return { documents, left: next.value, isEnd: false }
    else {
      documents.push(next.value)
      bytes += next.value.length + 12
    }
  }
  return { documents, left: size > 0 ? undefined : left, isEnd: false }
}

/** The first batch of a new cursor; the cursor stays open unless the source is drained or the client wants no more. */
export function* openCursor(
  context: Context,
  namespace: string,
  source: DocumentSource,
  size: number,
  wantsMore: boolean,
): Steps<Reply> {
  const filled = yield* fillBatch(context, source, size)
  const cursor =
    filled.isEnd || !wantsMore
      ? undefined
      : context.cursors.open(namespace, source, {
          left: filled.left,
          transaction: context.transaction,
          sessionKey: context.session?.key,
        })
  return { batch: { part: 'firstBatch', documents: filled.documents, cursorId: cursor?.id ?? 0n, namespace } }
}
