import type { Connection } from 'mongoose'
import type { Logger } from 'pino'
import type { Feature } from '../parts.ts'
import type { Queues } from '../queue/queues.ts'
import type { EventType } from './events.ts'
import { type OutboxRow, outboxModel } from './outbox-store.ts'

export interface Dispatcher {
  /** Told once, when the features exist: who listens to what. */
  listen(features: readonly Feature[]): void
  /** A row nobody listens to is written as queued already, which saves an update for each. */
  isHeard(type: EventType): boolean
  /** After commit: returns at once, never throws. Rows of the same few milliseconds travel together. */
  dispatch(rows: readonly OutboxRow[]): void
  /** Adds the jobs of these rows and marks them; used by the sweep too. */
  queue(rows: readonly Pick<OutboxRow, '_id' | 'type'>[]): Promise<void>
  /** Resolves when everything dispatched so far was tried. */
  settled(): Promise<void>
}

export interface DispatchNeeds {
  db: Connection
  queues: Queues
  log: Logger
}

const GATHER_MS = 5

/** The job's id is row and listener: however often a row is queued, each listener gets it once (while BullMQ remembers the job). */
export function createDispatcher({ db, queues, log }: DispatchNeeds): Dispatcher {
  const listeners = new Map<EventType, string[]>()
  let waiting: OutboxRow[] = []
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  const queue = async (rows: readonly Pick<OutboxRow, '_id' | 'type'>[]) => {
    const jobs = rows.flatMap((row) =>
      (listeners.get(row.type) ?? []).map((to) => ({
        name: row.type,
        data: { row: row._id, to },
        opts: { jobId: `${row._id}-${to}` },
      })),
    )
    if (jobs.length) await queues.events.addBulk(jobs)
    await outboxModel(db).collection.updateMany(
      { _id: { $in: rows.map((row) => row._id) as never[] } },
      { $set: { queued: true } },
    )
  }
  const flush = () => {
    timer = undefined
    const rows = waiting
    waiting = []
    // One after the other, so that a slow Redis meets one batch at a time and not all of them.
    running = running
      .then(() => queue(rows))
      .catch((error: unknown) => log.error({ err: error, rows: rows.length }, 'events wait for the sweep'))
  }
  return {
    listen(features) {
      for (const feature of features) {
        for (const type of Object.keys(feature.on ?? {}) as EventType[]) {
          listeners.set(type, [...(listeners.get(type) ?? []), feature.name])
        }
      }
    },
    isHeard: (type) => listeners.has(type),
    dispatch(rows) {
      const heard = rows.filter((row) => !row.queued)
      if (heard.length === 0) return
      waiting.push(...heard)
      timer ??= setTimeout(flush, GATHER_MS)
    },
    queue,
    async settled() {
      if (timer) {
        clearTimeout(timer)
        flush()
      }
      await running
    },
  }
}
