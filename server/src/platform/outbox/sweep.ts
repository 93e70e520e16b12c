import type { Connection } from 'mongoose'
import type { Dispatcher } from './dispatch.ts'
import { outboxModel } from './outbox-store.ts'

const BATCH = 500

/** Queues the rows that were committed but not queued: the process died in between, or Redis was away. Returns how many. */
export async function sweepOutbox(db: Connection, dispatcher: Dispatcher, olderThan: Date): Promise<number> {
  let swept = 0
  for (;;) {
    const rows = await outboxModel(db)
      .find({ queued: false, at: { $lt: olderThan } }, { type: 1 })
      .sort({ at: 1 })
      .limit(BATCH)
      .lean()
    if (rows.length === 0) return swept
    await dispatcher.queue(rows)
    swept += rows.length
  }
}

/** Seconds that the oldest waiting row has waited; 0 when none waits. */
export async function outboxLagSeconds(db: Connection, now: Date): Promise<number> {
  const oldest = await outboxModel(db).findOne({ queued: false }, { at: 1 }).sort({ at: 1 }).lean()
  return oldest ? Math.max(0, (now.getTime() - oldest.at.getTime()) / 1000) : 0
}
