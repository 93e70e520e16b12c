import type { Reply } from '../kit/http.ts'
import type { Exchange, Route } from '../kit/route.ts'
import { orBadRequest } from './body.ts'

/** A route of the control API: JSON in and out, outside of the log and of the fault menu. */
export function controlRoute(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  title: string,
  handle: (exchange: Exchange) => Reply | Promise<Reply>,
): Route {
  return {
    name: `control ${method} ${path}`,
    title,
    method,
    path: `/__control${path}`,
    faults: [],
    isInternal: true,
    handle: (exchange) => orBadRequest(() => handle(exchange)),
  }
}
