import { type Job, UnrecoverableError, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { OutboxRow } from '../outbox/outbox-store.ts'
import type { Feature } from '../parts.ts'
import type { EventJob, Queues } from './queues.ts'

/** Thrown by a handler when trying again cannot help: the job goes to the failed ones at once. */
export { UnrecoverableError as GiveUp } from 'bullmq'

export interface WorkerNeeds {
  queues: Queues
  /** A new connection for each worker: it blocks while waiting. */
  connection(): Redis
  features: readonly Feature[]
  loadRow(id: string): Promise<OutboxRow | undefined>
  log: Logger
  /** Counts finished jobs by queue, name and outcome. */
  counted(queue: string, name: string, outcome: 'done' | 'retried' | 'gave-up', ms: number): void
}

/** A send waits for its provider, up to the limit of patience: with eight at once a provider that is silent would hold up everybody. */
const CONCURRENCY = { events: 8, jobs: 8, sends: 128 } as const
const LONGEST_PAUSE_MS = 600_000

/** 1, 2, 4 ... times the base, at most ten minutes, and never more than 10 % sooner or later than others that failed along. */
export function growingPause(attemptsMade: number, baseMs: number, chance: number): number {
  const pause = Math.min(baseMs * 2 ** Math.max(0, attemptsMade - 1), LONGEST_PAUSE_MS)
  return Math.round(pause * (0.9 + 0.2 * chance))
}

/** Works on events and named jobs until `close`, which waits for the jobs that are running. */
export function runWorkers({ queues, connection, features, loadRow, log, counted }: WorkerNeeds) {
  const byName = new Map(features.map((feature) => [feature.name, feature]))
  const handlers = new Map(features.flatMap((feature) => Object.entries(feature.jobs ?? {})))

  const onEvent = async (job: Job<EventJob>) => {
    const row = await loadRow(job.data.row)
    const handler = row && byName.get(job.data.to)?.on?.[row.type]
    // A newer version may have dropped the listener while its job waited; a person decides what that means.
    if (!handler) throw new UnrecoverableError(row ? `${job.data.to} no longer listens to ${row.type}` : 'no such row')
    await handler(row)
  }
  const onJob = async (job: Job<Record<string, string>>) => {
    const handler = handlers.get(job.name)
    if (!handler) throw new UnrecoverableError(`no handler for job ${job.name}`)
    const number = job.attemptsMade + 1
    await handler(job.data, { number, last: number >= (job.opts.attempts ?? 1) })
  }
  const start = <T>(name: keyof typeof CONCURRENCY, handle: (job: Job<T>) => Promise<void>) => {
    const worker = new Worker<T>(name, handle, {
      connection: connection(),
      prefix: queues.prefix,
      concurrency: CONCURRENCY[name],
      settings: {
        backoffStrategy: (attemptsMade, _type, _error, job) =>
          growingPause(
            attemptsMade,
            (job?.opts.backoff as { delay?: number } | undefined)?.delay ?? 1_000,
            Math.random(),
          ),
      },
    })
    watch(worker, name, log, counted)
    return worker
  }
  const workers = [start('events', onEvent), start('jobs', onJob), start('sends', onJob)]
  return {
    async ready() {
      await Promise.all(workers.map((worker) => worker.waitUntilReady()))
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()))
    },
  }
}

function watch<T>(worker: Worker<T>, queue: string, log: Logger, counted: WorkerNeeds['counted']) {
  const took = (job: Job) => Math.max(0, (job.finishedOn ?? 0) - (job.processedOn ?? 0))
  worker.on('completed', (job) => counted(queue, job.name, 'done', took(job)))
  worker.on('failed', (job, error) => {
    if (!job) return log.error({ err: error, queue }, 'a stalled job was given up')
    const gaveUp = job.finishedOn !== undefined
    counted(queue, job.name, gaveUp ? 'gave-up' : 'retried', gaveUp ? took(job) : 0)
    const line = { err: error, queue, job: job.id, attempt: job.attemptsMade }
    if (gaveUp) log.error(line, 'job gave up')
    else log.warn(line, 'job will be tried again')
  })
  worker.on('error', (error) => log.error({ err: error, queue }, 'worker'))
}
