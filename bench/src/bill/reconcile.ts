/**
 * Reads the bill of the day that is due, as the worker does: the whole server without its queues, and the clock's own job. Prints what
 * it took as `{"ready":true,...}`; with LIVE only how much of its memory was alive.
 */
import { clockJobsOf } from '../../../server/src/platform/worker.ts'
import { withHouse } from '../../../server/src/tools/whole-server.ts'
import { watchLive, watchMemory } from './watch-memory.ts'

/** Seconds that this process has waited for both platforms. */
const waited = (text: string) =>
  [...text.matchAll(/^anju_outside_seconds_sum\{.*\} ([\d.e+-]+)$/gm)].reduce(
    (sum, [, value]) => sum + Number(value),
    0,
  )

await withHouse(async (platform, { features }) => {
  const job = clockJobsOf(platform, features).find(({ name }) => name === 'reconcile-bills')
  if (!job) throw new Error('nobody reconciles')
  if (process.env.LIVE) {
    console.log(JSON.stringify({ ready: true, liveMb: await watchLive(() => job.run()) }))
    return
  }
  const began = performance.now()
  const cpuBefore = process.cpuUsage()
  const memory = await watchMemory(() => job.run())
  const { user, system } = process.cpuUsage(cpuBefore)
  const seconds = (performance.now() - began) / 1000
  const platformSeconds = waited(await platform.metrics.text())
  console.log(JSON.stringify({ ready: true, seconds, platformSeconds, cpuMs: (user + system) / 1000, ...memory }))
})
process.exit(0)
