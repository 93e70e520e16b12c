import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'

/** Adds a job to the worker's queue. `id` makes a repeat harmless: a job with this id is added once. */
export interface JobAdder {
  add(
    name: string,
    data: Record<string, string>,
    options?: {
      id?: string
      delayMs?: number
      attempts?: number
      backoffMs?: number
      /** It does little but wait for somebody else's answer: many such jobs are under way at once. */
      waits?: boolean
    },
  ): Promise<void>
}

/** `events`: one job per outbox row and listener. `jobs`: named jobs. `sends`: named jobs that wait for others. `clock`: what the clock asks for. */
const queueNames = ['events', 'jobs', 'sends', 'clock'] as const
export type QueueName = (typeof queueNames)[number]

export interface EventJob {
  row: string
  to: string
}

export interface Queues extends JobAdder {
  events: Queue<EventJob>
  jobs: Queue<Record<string, string>>
  sends: Queue<Record<string, string>>
  clock: Queue
  /** Where the queues keep their keys; workers must use the same. */
  prefix: string
  close(): Promise<void>
}

/** A day of finished jobs is enough to recognise a late repeat; failed ones are kept until a person has looked. */
const keptWhenDone = { age: 86_400, count: 20_000 }
/** With growing pauses of at most ten minutes: about two hours of trying (run-worker.ts). */
const ATTEMPTS = 20
const BACKOFF_MS = 1_000

/** The braces keep all keys of the queues in one slot of a Redis Cluster, which BullMQ's scripts need. */
const queuePrefix = (prefix: string) => `{${prefix}queue}`

export function createQueues(connection: Redis, keyPrefix: string, log: Logger): Queues {
  const prefix = queuePrefix(keyPrefix)
  const options = {
    connection,
    prefix,
    // Without this an `add` waits for as long as Redis is away, and requests would pile up behind it.
    skipWaitingForReady: true,
    defaultJobOptions: {
      attempts: ATTEMPTS,
      backoff: { type: 'growing', delay: BACKOFF_MS },
      removeOnComplete: keptWhenDone,
      removeOnFail: false,
    },
  }
  const events = new Queue<EventJob>('events', options)
  const jobs = new Queue<Record<string, string>>('jobs', options)
  const sends = new Queue<Record<string, string>>('sends', options)
  const clock = new Queue('clock', options)
  // The connection itself says once that it is down and once that it is back; each queue repeats every attempt.
  for (const queue of [events, jobs, sends, clock]) queue.on('error', (error) => log.debug({ err: error }, 'queue'))
  return {
    events,
    jobs,
    sends,
    clock,
    prefix,
    async add(name, data, { id, delayMs, attempts = ATTEMPTS, backoffMs = BACKOFF_MS, waits } = {}) {
      await (waits ? sends : jobs).add(name, data, {
        jobId: id === undefined ? undefined : jobId(name, id),
        delay: delayMs,
        attempts,
        backoff: { type: 'growing', delay: backoffMs },
      })
    },
    async close() {
      await Promise.all([events, jobs, sends, clock].map((queue) => queue.close()))
    },
  }
}

/** BullMQ refuses `:` in a job's id and ids that are whole numbers; the name in front also keeps two kinds of job apart. */
const jobId = (name: string, id: string) => `${name}-${id}`.replaceAll(':', '-')
