import type Router from '@koa/router'
import type { RouterContext } from '@koa/router'
import type { CallbackRoute } from '../parts.ts'
import { rawBody } from './body.ts'

const PREFIX = '/callbacks'

/** Routes that outside systems call. They prove themselves by signature or secret path; the feature that owns one checks it. */
export function bindCallbacks(router: Router, routes: readonly CallbackRoute[]) {
  for (const route of routes) {
    router.register(PREFIX + route.path, [route.method.toLowerCase()], async (ctx: RouterContext) => {
      // The pattern and not the path: the path may hold the provider's secret.
      ctx.state.route = `${route.method} ${PREFIX}${route.path.replace(/\/:?[\w-]{16,}$/, '/…')}`
      const answer = await route.handle({
        params: ctx.params as Record<string, string>,
        query: flat(ctx.query),
        headers: flat(ctx.headers),
        body: await rawBody(ctx.req),
      })
      ctx.status = answer.status
      ctx.type = answer.type ?? 'text/plain; charset=utf-8'
      ctx.body = answer.body
    })
  }
}

/** The first value where a name appears twice; providers send each once. */
const flat = (values: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value
      return first === undefined ? [] : [[name, first] as const]
    }),
  )
