import { constants, setPriority } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import Router from '@koa/router'
import Koa from 'koa'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { systemClock } from './platform/clock.ts'
import { ensureIndexes } from './platform/db/indexes.ts'
import { bindHealth } from './platform/http/health.ts'
import { listen } from './platform/http/listen.ts'
import { loadStaticSite } from './platform/http/static-site.ts'
import { cryptoIds } from './platform/ids.ts'
import { createLog } from './platform/log/log.ts'
import { createMetrics } from './platform/metrics/metrics.ts'
import { createPlatform } from './platform/platform.ts'
import { type Step, stopInOrder } from './platform/stop.ts'
import { startWorker } from './platform/worker.ts'
import { createFeatures } from './wiring.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { parent: { type: 'string' } } })
const role = positionals[0] ?? 'both'
if (!['api', 'worker', 'both'].includes(role)) {
  console.error('node --import tsx server/src/main.ts [api|worker|both] [--parent <pid>]')
  process.exit(2)
}

let isStopping = false
const steps: Step[] = []
let log: Logger | undefined

try {
  console.log(JSON.stringify(await start()))
} catch (error) {
  // Not by the log: it may not be there yet, and this is read by whoever just typed the command.
  console.error(`The server cannot start. ${explain(error)}`)
  process.exit(1)
}

async function start() {
  const config = readConfig(process.env)
  const metrics = createMetrics({ ofProcess: true })
  log = createLog({ level: config.LOG_LEVEL, masked: () => metrics.guardFailed('log-masked') })
  const clock = systemClock
  const platform = await createPlatform({ config, clock, ids: cryptoIds(() => clock.now()), log, metrics })
  const { features, admission } = createFeatures(platform)
  platform.dispatcher.listen(features)
  await ensureIndexes(platform.parts.db)

  const ready: Record<string, unknown> = { ready: true, role }
  const health = { ...platform.parts, metrics, metricsToken: config.METRICS_TOKEN, isStopping: () => isStopping }
  if (role !== 'worker') {
    const site = await loadStaticSite(config.H5_DIR)
    if (!site.isBuilt) log.warn('H5 is not built: / says how')
    const app = createApp({ config, platform, features, admission, site, isStopping: health.isStopping })
    const api = await listen(app.callback(), { host: config.HOST, port: config.PORT })
    ready.url = api.url
    steps.push(['balancer', () => pause(config.STOP_DELAY_MS)], ['api', api.close])
  }
  // On one machine with an api: whoever waits for a reply goes before messages and tidying.
  if (role === 'worker') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  if (role !== 'api') {
    const worker = await startWorker(platform, features, { clock: true })
    steps.push(['worker', worker.close])
    if (role === 'worker' && config.WORKER_PORT) {
      const app = new Koa()
      const router = new Router()
      bindHealth(router, health)
      app.use(router.routes())
      const listening = await listen(app.callback(), { host: config.HOST, port: config.WORKER_PORT })
      ready.url = listening.url
      steps.push(['health', listening.close])
    }
  }
  steps.push(['connections', platform.close])
  process.once('SIGTERM', () => void stop('SIGTERM'))
  process.once('SIGINT', () => void stop('SIGINT'))
  // Whatever went wrong is unknown: stop in order and let the supervisor start a fresh process.
  process.on('uncaughtException', (error) => void stop('uncaughtException', error))
  process.on('unhandledRejection', (error) => void stop('unhandledRejection', error))
  if (values.parent) watchParent(Number(values.parent))
  return ready
}

async function stop(why: string, error?: unknown) {
  if (isStopping) return
  isStopping = true
  if (error === undefined) log!.info({ why }, 'stopping')
  else log!.fatal({ why, err: error }, 'stopping')
  const isClean = await stopInOrder(steps, log!)
  process.exit(isClean && error === undefined ? 0 : 1)
}

/** A parent that was killed cannot tell its children to stop; signal 0 asks whether it still lives. */
function watchParent(pid: number) {
  setInterval(() => {
    try {
      process.kill(pid, 0)
    } catch (error) {
      if ((error as { code?: string }).code === 'ESRCH') void stop('parent is gone')
    }
  }, 1_000).unref()
}

/** One sentence that says what to do, for the causes that people meet. */
function explain(error: unknown): string {
  const { code, port, message } = error as { code?: string; port?: number; message?: string }
  if (code === 'EADDRINUSE') return `Port ${port} is taken: stop what uses it or set PORT.`
  if (error instanceof Error && /ServerSelection/.test(error.name)) {
    return `No database answers at MONGODB_URI (${message}). Is it running?`
  }
  if (error instanceof Error && /redis/i.test(error.stack ?? '')) return `No Redis answers at REDIS_URL (${message}).`
  return String(error instanceof Error ? error.message : error)
}
