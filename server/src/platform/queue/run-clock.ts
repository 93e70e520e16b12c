import { randomBytes } from 'node:crypto'
import { Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { Feature } from '../parts.ts'
import type { Queues } from './queues.ts'

export type ClockJob = NonNullable<Feature['every']>[number]

export interface ClockNeeds {
  queues: Queues
  connection(): Redis
  redis: Redis
  clockJobs: readonly ClockJob[]
  log: Logger
}

const LOCK_MS = 30_000
const CONCURRENCY = 4

/**
 * Runs each clock job every so many seconds, on one worker at a time whatever the number of processes. BullMQ's schedulers make
 * one job per turn; a turn that comes while the one before still runs is skipped, it would only find the same work.
 */
export async function runClock({ queues, connection, redis, clockJobs, log }: ClockNeeds) {
  const byName = new Map(clockJobs.map((job) => [job.name, job]))
  const schedule = async () => {
    for (const { name, seconds } of clockJobs) {
      await queues.clock.upsertJobScheduler(
        name,
        { every: seconds * 1000 },
        { name, opts: { attempts: 1, removeOnComplete: true, removeOnFail: 100 } },
      )
    }
    for (const known of await queues.clock.getJobSchedulers()) {
      if (!byName.has(known.key)) await queues.clock.removeJobScheduler(known.key)
    }
  }
  await schedule()
  // A Redis that lost its data has lost the schedulers too.
  const again = () => void schedule().catch((error: unknown) => log.error({ err: error }, 'clock jobs not scheduled'))
  redis.on('ready', again)

  const worker = new Worker(
    'clock',
    async (job) => {
      const clockJob = byName.get(job.name)
      if (clockJob) await alone(redis, `clock:${job.name}`, clockJob.run)
    },
    { connection: connection(), prefix: queues.prefix, concurrency: CONCURRENCY },
  )
  worker.on('failed', (job, error) => log.error({ err: error, job: job?.name }, 'clock job'))
  worker.on('error', (error) => log.error({ err: error, queue: 'clock' }, 'worker'))
  return {
    async close() {
      redis.off('ready', again)
      await worker.close()
    },
  }
}

const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`
const EXTEND = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0`

/**
 * Runs `work` unless another process is running under the same name; says whether it ran. The lock spares needless work; it is not
 * what keeps data right (a process that was paused past its lock goes on): that is every save's own condition.
 */
export async function alone(redis: Redis, name: string, work: () => Promise<void>): Promise<boolean> {
  const key = `lock:${name}`
  const token = randomBytes(12).toString('base64url')
  if ((await redis.set(key, token, 'PX', LOCK_MS, 'NX')) !== 'OK') return false
  const keep = setInterval(() => {
    // A missed extension only shortens the lock; the next one or its end follows in seconds.
    redis.eval(EXTEND, 1, key, token, String(LOCK_MS)).catch(() => undefined)
  }, LOCK_MS / 3)
  try {
    await work()
    return true
  } finally {
    clearInterval(keep)
    // Failing to release leaves the lock to its own end.
    await redis.eval(RELEASE, 1, key, token).catch(() => undefined)
  }
}
