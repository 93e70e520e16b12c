import type Router from '@koa/router'
import type { RouterContext } from '@koa/router'
import type Koa from 'koa'

type Layer = Router['stack'][number]

/**
 * Finds the route of a request by its address: one without a parameter by its name, any other among the few that have the same
 * method, length and concept (`/api/v1/<concept>/...`). A router alone would try every pattern of the contract one after the other.
 * What is written otherwise (`/API/v1/`, a slash at the end) is not found here and goes on to the router. Call it when every route
 * is registered.
 */
export function findRoute(...routers: Router[]): Koa.Middleware {
  const fixed = new Map<string, Layer>()
  const groups = new Map<string, Layer[]>()
  for (const layer of routers.flatMap((router) => router.stack)) {
    if (typeof layer.path !== 'string' || layer.stack.length > 1) continue
    for (const method of layer.methods) {
      if (layer.paramNames.length === 0) fixed.set(`${method} ${layer.path}`, layer)
      else if (!conceptOf(layer.path).startsWith(':')) {
        const group = groupOf(method, layer.path)
        groups.set(group, [...(groups.get(group) ?? []), layer])
      }
    }
  }
  return (ctx, next) => {
    const { method, path } = ctx
    const layer =
      fixed.get(`${method} ${path}`) ?? groups.get(groupOf(method, path))?.find(({ regexp }) => regexp.test(path))
    if (!layer) return next()
    ctx.params = layer.paramNames.length > 0 ? layer.params(path, layer.captures(path)) : {}
    return layer.stack[0]!(ctx as RouterContext, next)
  }
}

const conceptOf = (path: string) => path.split('/', 4)[3] ?? ''

function groupOf(method: string, path: string) {
  const parts = path.split('/')
  return `${method} ${parts.length} ${parts[3] ?? ''}`
}
