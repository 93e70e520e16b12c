import type Router from '@koa/router'
import type { Redis } from 'ioredis'
import type { Connection } from 'mongoose'
import type { Clock } from '../clock.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { outboxLagSeconds } from '../outbox/sweep.ts'
import { refuse } from '../refusal.ts'

export interface HealthNeeds {
  db: Connection
  redis: Redis
  clock: Clock
  metrics: Metrics
  /** Asked for as a bearer token; empty = nobody may read /metrics except from this machine. */
  metricsToken: string
  isStopping(): boolean
}

const PATIENCE_MS = 2_000
/** Beyond this the workers are behind or gone. Taking the api away would not help them, so it is told, not acted on. */
const LATE_SECONDS = 60

export function bindHealth(router: Router, { db, redis, clock, metrics, metricsToken, isStopping }: HealthNeeds) {
  const answers = (question: Promise<unknown>) =>
    Promise.race([
      question.then(
        () => true,
        () => false,
      ),
      new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref()),
    ])

  // Alive: this process can answer. Asked by whoever would restart it, so it must not depend on anything else.
  router.get('/healthz', (ctx) => {
    ctx.state.route = 'GET /healthz'
    ctx.body = { alive: true }
  })

  router.get('/readyz', async (ctx) => {
    ctx.state.route = 'GET /readyz'
    let lagSeconds: number | undefined
    const [mongo, redisUp] = await Promise.all([
      answers(
        outboxLagSeconds(db, clock.now()).then((lag) => {
          lagSeconds = Math.round(lag)
        }),
      ),
      answers(redis.ping()),
    ])
    const isReady = mongo && redisUp && !isStopping()
    ctx.status = isReady ? 200 : 503
    ctx.body = {
      ready: isReady,
      mongo,
      redis: redisUp,
      outbox: { lagSeconds, isLate: lagSeconds !== undefined && lagSeconds > LATE_SECONDS },
    }
  })

  router.get('/metrics', async (ctx) => {
    ctx.state.route = 'GET /metrics'
    const isKnown = metricsToken
      ? ctx.get('authorization') === `Bearer ${metricsToken}`
      : /^(::ffff:)?127\.|^::1$/.test(ctx.req.socket.remoteAddress ?? '')
    if (!isKnown) refuse('NOT_FOUND')
    ctx.type = metrics.contentType
    ctx.body = await metrics.text()
  })
}
