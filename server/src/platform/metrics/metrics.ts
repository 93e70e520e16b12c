import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What gateways report of every call to an outside system. `refused`: it answered no; `silent`: no or no usable answer. */
export type OutsideOutcome = 'ok' | 'refused' | 'silent'

export interface Metrics {
  request(route: string, status: number, ms: number): void
  outside(system: string, outcome: OutsideOutcome, ms: number): void
  job(queue: string, name: string, outcome: string, ms: number): void
  /** Something was allowed or went on although a guard of ours did not work. */
  guardFailed(guard: 'rate-limit' | 'log-masked' | 'figures'): void
  /** Read when /metrics is asked for. */
  gauge(name: string, help: string, label: string, read: () => Promise<Record<string, number>>): void
  text(): Promise<string>
  contentType: string
}

const secondsBuckets = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]

/** A registry of its own for each app, so that two in one process (tests) do not add up. */
export function createMetrics(options: { ofProcess: boolean } = { ofProcess: false }): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (options.ofProcess) collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'anju_request_seconds',
    help: 'Requests by route and status.',
    labelNames: ['route', 'status'],
    buckets: secondsBuckets,
    registers,
  })
  const outside = new Histogram({
    name: 'anju_outside_seconds',
    help: 'Calls to outside systems by system and outcome.',
    labelNames: ['system', 'outcome'],
    buckets: secondsBuckets,
    registers,
  })
  const jobs = new Histogram({
    name: 'anju_job_seconds',
    help: 'Finished jobs by queue, name and outcome.',
    labelNames: ['queue', 'name', 'outcome'],
    buckets: secondsBuckets,
    registers,
  })
  const guards = new Counter({
    name: 'anju_guard_failed_total',
    help: 'A guard of ours did not work or had to catch something; each one deserves a look.',
    labelNames: ['guard'],
    registers,
  })
  return {
    request: (route, status, ms) => requests.observe({ route, status }, ms / 1000),
    outside: (system, outcome, ms) => outside.observe({ system, outcome }, ms / 1000),
    job: (queue, name, outcome, ms) => jobs.observe({ queue, name, outcome }, ms / 1000),
    guardFailed: (guard) => guards.inc({ guard }),
    gauge(name, help, label, read) {
      new Gauge({
        name,
        help,
        labelNames: [label],
        registers,
        async collect() {
          this.reset()
          // One figure that cannot be read must not take the others with it: they are wanted most while something is down.
          const values = await read().catch(() => {
            guards.inc({ guard: 'figures' })
            return {}
          })
          for (const [key, value] of Object.entries<number>(values)) this.set({ [label]: key }, value)
        },
      })
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
