import { setTimeout as pause } from 'node:timers/promises'
import type { Queue } from 'bullmq'
import { outboxModel } from '../platform/outbox/outbox-store.ts'
import { sweepOutbox } from '../platform/outbox/sweep.ts'
import type { Platform } from '../platform/platform.ts'

export interface SettleOptions {
  /** Jobs that wait to be tried again, or were added with a delay, run now instead of at their time. */
  delayed?: 'wait' | 'now'
  /** A job that gave up is an error unless the test is about that. */
  failures?: 'throw' | 'allow'
}

/**
 * How often what waits is run at once: a message that its provider refuses for now is tried again as long as it is of use, which is for ever
 * while the clock stands.
 */
const MOST_HURRIES = 10
const PATIENCE_MS = 60_000
const EVER = new Date(8_640_000_000_000_000)

/** Waits until every event was queued and every job is done. */
export async function settle(platform: Platform, { delayed = 'wait', failures = 'throw' }: SettleOptions = {}) {
  const { queues, dispatcher, parts } = platform
  const all = [queues.events, queues.jobs, queues.sends] as unknown as Queue[]
  const giveUpAt = performance.now() + PATIENCE_MS
  // Twice: a job that ends between our look at the outbox and our look at its queue has left a row that only the next look sees.
  let hurries = 0
  for (let quiet = 0; quiet < 2; ) {
    await dispatcher.settled()
    await sweepOutbox(parts.db, dispatcher, EVER)
    let busy = (await outboxModel(parts.db).exists({ queued: false })) ? 1 : 0
    for (const queue of all) {
      const counts = await queue.getJobCounts('waiting', 'active', 'prioritized', 'delayed')
      busy += (counts.waiting ?? 0) + (counts.active ?? 0) + (counts.prioritized ?? 0)
    }
    // Only when nothing else runs: a job that waits for another one would use up its attempts in no time.
    if (busy === 0 && delayed === 'now' && hurries++ < MOST_HURRIES) {
      for (const queue of all) busy += await hurry(queue)
    }
    quiet = busy === 0 ? quiet + 1 : 0
    if (quiet > 0) continue
    if (performance.now() > giveUpAt) throw new Error(`not settled: ${await describe(all)}`)
    await pause(5)
  }
  if (failures === 'throw') {
    const failed = (await Promise.all(all.map((queue) => queue.getFailed()))).flat()
    if (failed.length) {
      throw new Error(
        failed.map((job) => `job ${job.name} gave up: ${job.failedReason}\n${job.stacktrace?.[0] ?? ''}`).join('\n'),
      )
    }
  }
}

async function hurry(queue: Queue): Promise<number> {
  const jobs = await queue.getDelayed()
  // One whose time came in this very moment has left by itself.
  for (const job of jobs) await job.promote().catch(() => undefined)
  return jobs.length
}

const describe = async (queues: Queue[]) =>
  JSON.stringify(await Promise.all(queues.map(async (queue) => ({ [queue.name]: await queue.getJobCounts() }))))
