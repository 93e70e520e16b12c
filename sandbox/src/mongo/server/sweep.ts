import { encodeKey, typeBounds } from '../language/index.ts'
import type { Collection } from '../store/collection.ts'
import type { Index } from '../store/collection-index.ts'
import type { Steps } from '../store/pause.ts'
import { Stored } from '../store/stored.ts'
import { LockWait } from '../store/transaction.ts'
import { DirectWriter } from '../store/writer.ts'
import type { Parts } from './context.ts'
import type { Scheduler } from './scheduler.ts'
import { SESSION_MINUTES } from './session.ts'
import { abortExpired } from './transactions.ts'

const SWEEP_MS = 3000
const PRUNE_MS = 5 * 60_000
const CHUNK = 200

/** Removes what has expired: documents of TTL indexes, forgotten transactions, cursors, sessions. Returns the stop. */
export function sweepEverySoOften(parts: Parts, scheduler: Scheduler): () => void {
  let isSweeping = false
  let prunedAt = performance.now()
  const timer = setInterval(() => {
    abortExpired(parts)
    parts.cursors.closeIdle()
    if (isSweeping) return
    const isPruneDue = performance.now() - prunedAt > PRUNE_MS
    const due = parts.store
      .list()
      .flatMap((collection) =>
        collection.indexes
          .filter((index) => index.definition.expireAfterSeconds !== undefined && hasExpired(parts, index))
          .map((index) => ({ collection, index })),
      )
    if (due.length === 0 && !isPruneDue) return
    isSweeping = true
    if (isPruneDue) prunedAt = performance.now()
    scheduler.submit({
      isWrite: true,
      needsSync: () => false,
      steps: sweep(parts, due, isPruneDue),
      done: () => {
        isSweeping = false
      },
      failed: (error) => {
        console.error(error)
        return Buffer.alloc(0)
      },
    })
  }, SWEEP_MS)
  return () => clearInterval(timer)
}

function* sweep(parts: Parts, due: { collection: Collection; index: Index }[], isPruneDue: boolean): Steps<Buffer> {
  for (const { collection, index } of due) yield* removeExpired(parts, collection, index)
  if (isPruneDue) {
    parts.sessions.pruneStored()
    const limit = performance.now() - SESSION_MINUTES * 60_000
    for (const session of parts.sessions.all())
      if (!session.transaction && !session.running && session.lastUsed < limit) parts.sessions.forget(session)
  }
  return Buffer.alloc(0)
}

function expiredRange(parts: Parts, index: Index): { low: Buffer; high: Buffer } {
  const limit = new Date(parts.now().getTime() - index.definition.expireAfterSeconds! * 1000)
  const direction = index.directions[0]!
  const { first, last } = typeBounds(limit, direction)
  const key = encodeKey([limit], [direction])
  return direction === 1 ? { low: first, high: key } : { low: key, high: last }
}

function hasExpired(parts: Parts, index: Index): boolean {
  return index.table.count(expiredRange(parts, index), undefined, 1).entries > 0
}

function* removeExpired(parts: Parts, collection: Collection, index: Index): Steps<void> {
  const writer = new DirectWriter(parts.store)
  const locked = new Set<number>()
  while (!collection.isDropped && collection.indexes.includes(index)) {
    const rows = index.table.rows(expiredRange(parts, index), undefined, CHUNK + locked.size, false)
    const free = rows.filter((row) => !locked.has(row.rid))
    if (free.length === 0) return
    const gone = new Set<number>()
    for (const row of free) {
      if (gone.has(row.rid)) continue
      gone.add(row.rid)
      try {
        writer.remove(collection, new Stored(row.rid, row.bytes))
      } catch (error) {
        // An open transaction is writing it: the next sweep comes by again.
        if (!(error instanceof LockWait)) throw error
        locked.add(row.rid)
      }
    }
    yield undefined
  }
}
