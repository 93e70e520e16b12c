import { randomBytes } from 'node:crypto'
import type Koa from 'koa'
import type { Logger } from 'pino'
import type { Metrics } from '../metrics/metrics.ts'
import type { Actor } from './call.ts'

/** Names this process in its request ids; a number behind it then makes each one unique. */
const self = randomBytes(6).toString('base64url')
let count = 0

/** Gives each request its id, and writes one line and one measurement when it ends. The path is never logged, only its pattern. */
export function requestLines(log: Logger, metrics: Metrics): Koa.Middleware {
  return async (ctx, next) => {
    const startedAt = performance.now()
    const requestId = `${self}-${(++count).toString(36)}`
    ctx.state.requestId = requestId
    ctx.set('x-request-id', requestId)
    // No name for this function: giving it one costs each request more than the function.
    ctx.res.once('close', () => {
      const ms = performance.now() - startedAt
      const route = (ctx.state.route as string | undefined) ?? 'none'
      // A stream lasts minutes by design and would bend every figure.
      if (!ctx.state.isStream) metrics.request(route, ctx.status, ms)
      const actor = ctx.state.actor as Actor | undefined
      log.info(
        {
          requestId,
          route,
          status: ctx.status,
          ms: Math.round(ms * 10) / 10,
          actor: actor && `${actor.kind}:${actor.id}`,
          refused: ctx.state.refused as string | undefined,
          client: ctx.get('x-client-version').slice(0, 16) || undefined,
        },
        'request',
      )
    })
    await next()
  }
}
