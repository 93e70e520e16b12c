import { contract } from '@anju/shared-types'
import Router from '@koa/router'
import Koa from 'koa'
import type { Config } from './config.ts'
import { apiPages } from './platform/http/api-page.ts'
import { type BindNeeds, bind } from './platform/http/bind-contract.ts'
import { bindCallbacks } from './platform/http/callbacks.ts'
import { errorReplies } from './platform/http/error-reply.ts'
import { findRoute } from './platform/http/find-route.ts'
import { bindHealth } from './platform/http/health.ts'
import { requestLines } from './platform/http/request-line.ts'
import { securityHeaders } from './platform/http/security.ts'
import type { StaticSite } from './platform/http/static-site.ts'
import type { Feature } from './platform/parts.ts'
import type { Platform } from './platform/platform.ts'

export interface AppNeeds {
  config: Config
  platform: Platform
  features: readonly Feature[]
  admission: Pick<BindNeeds, 'authenticate' | 'requireVerified' | 'requireStaff'>
  site: StaticSite
  isStopping?(): boolean
}

/** The whole api as one Koa app. Opens nothing: whoever calls it decides where it listens. */
export function createApp({ config, platform, features, admission, site, isStopping = () => false }: AppNeeds): Koa {
  const { parts, metrics } = platform
  const app = new Koa({ proxy: config.TRUST_PROXY })
  // Koa's own handler would print stack traces of errors that the reply has been made for already.
  app.on('error', (error: unknown, ctx?: Koa.Context) => {
    if (!isHangUp(error))
      parts.log.error({ err: error, route: ctx?.state.route as string | undefined }, 'after the reply')
  })
  app.use(requestLines(parts.log, metrics))
  app.use(securityHeaders({ scriptHashes: site.scriptHashes, isHttps: config.PUBLIC_ORIGIN.startsWith('https://') }))
  app.use(errorReplies(parts.log))

  const open = new Router()
  bindHealth(open, { ...parts, metrics, metricsToken: config.METRICS_TOKEN, isStopping })
  apiPages(open, contract)
  bindCallbacks(
    open,
    features.flatMap((feature) => feature.callbacks ?? []),
  )

  const api = new Router()
  const needs: BindNeeds = {
    ...admission,
    countCall: platform.countCall,
    now: () => parts.clock.now(),
    checkReplies: config.NODE_ENV === 'test',
  }
  for (const { contract: table, handlers } of features) if (table && handlers) bind(api, table, handlers, needs)
  app.use(findRoute(open, api))
  app.use(open.routes())
  app.use(api.routes())
  app.use(onlyElsewhere(site.middleware))
  return app
}

const isApi = (ctx: Koa.Context) => /^\/(api|callbacks)(\/|$)/.test(ctx.path)
/** An unknown address of the api is an error to a program, not a page to a person. */
const onlyElsewhere =
  (middleware: Koa.Middleware): Koa.Middleware =>
  (ctx, next) =>
    isApi(ctx) ? next() : middleware(ctx, next)

/** The client went away while we answered: nothing to repair on our side. */
const isHangUp = (error: unknown) =>
  ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as { code?: string }).code ?? '')
