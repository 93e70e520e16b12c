import type Router from '@koa/router'
import type Koa from 'koa'

/**
 * Finds the routes without a parameter by their name: the router would try every pattern of the contract one after the other. Whatever
 * is not found here goes on to the router. Call it when every route is registered.
 */
export function fixedPaths(router: Router): Koa.Middleware {
  const fixed = new Map<string, Koa.Middleware>()
  for (const { path, paramNames, methods, stack } of router.stack) {
    const [handler] = stack
    if (typeof path !== 'string' || paramNames.length > 0 || !handler || stack.length > 1) continue
    for (const method of methods) fixed.set(`${method} ${path}`, handler as unknown as Koa.Middleware)
  }
  return (ctx, next) => {
    const handler = fixed.get(`${ctx.method} ${ctx.path}`)
    if (!handler) return next()
    ctx.params = {}
    return handler(ctx, next)
  }
}
