import { createSealer } from './audit/sealer.ts'
import { sweepOutbox } from './outbox/sweep.ts'
import type { Feature } from './parts.ts'
import type { Platform } from './platform.ts'
import { type ClockJob, runClock } from './queue/run-clock.ts'
import { runWorkers } from './queue/run-worker.ts'

/** A row that is younger is probably still on its way through the dispatcher. */
const SWEEP_AFTER_MS = 5_000

/** What the clock asks of the platform itself, beside the features' own. */
function platformClockJobs({ parts, dispatcher }: Platform): ClockJob[] {
  const { db, clock, inbox, log } = parts
  const past = () => new Date(clock.now().getTime() - SWEEP_AFTER_MS)
  const seal = createSealer({ db, clock, log })
  return [
    {
      name: 'sweep-outbox',
      seconds: 5,
      async run() {
        const swept = await sweepOutbox(db, dispatcher, past())
        if (swept) log.warn({ swept }, 'events were queued late')
      },
    },
    {
      name: 'sweep-inbox',
      seconds: 30,
      async run() {
        await inbox.sweep(past())
      },
    },
    {
      name: 'seal-audit-chain',
      seconds: 5,
      async run() {
        await seal()
      },
    },
  ]
}

export const clockJobsOf = (platform: Platform, features: readonly Feature[]): ClockJob[] => [
  ...platformClockJobs(platform),
  ...features.flatMap((feature) => feature.every ?? []),
]

/** Starts working on events, jobs and the clock; `close` waits for what is running. */
export async function startWorker(platform: Platform, features: readonly Feature[], options: { clock: boolean }) {
  const { queues, redis, loadRow, metrics, parts } = platform
  const connection = redis.forWorker
  const workers = runWorkers({ queues, connection, features, loadRow, log: parts.log, counted: metrics.job })
  const clock = options.clock
    ? await runClock({
        queues,
        connection,
        redis: redis.keyed,
        clockJobs: clockJobsOf(platform, features),
        log: parts.log,
      })
    : undefined
  await workers.ready()
  return {
    async close() {
      await clock?.close()
      await workers.close()
    },
  }
}
