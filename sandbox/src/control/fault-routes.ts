import { FAULT_KINDS, FAULT_LABELS } from '../kit/faults.ts'
import { json } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { aNumber, aString, BadControlRequest, oneOf, optional, readBody } from './body.ts'
import { controlRoute } from './control-route.ts'

/** One line per stand-in route: its name and what may go wrong with it. */
export function routeList(routes: readonly Route[]) {
  const seen = new Map<
    string,
    { name: string; title: string; method: string; path: string; faults: readonly string[] }
  >()
  for (const { name, title, method, path, faults, isInternal } of routes) {
    if (!isInternal && !seen.has(name)) seen.set(name, { name, title, method, path, faults })
  }
  return [...seen.values()]
}

export function faultRoutes({ faults, people }: World, routes: readonly Route[]): Route[] {
  return [
    controlRoute('GET', '/routes', '对外的接口和各自可以出的错', () =>
      json({ routes: routeList(routes), kinds: FAULT_LABELS }),
    ),
    controlRoute('GET', '/faults', '已经安排的故障', () => json({ faults: faults.list() })),
    controlRoute('POST', '/faults', '安排故障', ({ request }) => {
      const order = readBody(request, {
        route: aString,
        kind: oneOf(FAULT_KINDS),
        times: optional(aNumber(1, 1_000_000)),
        delayMs: optional(aNumber(0, 86_400_000)),
        percent: optional(aNumber(0, 100)),
        person: optional(aString),
        code: optional(aString),
      })
      const route = routes.find((each) => each.name === order.route && !each.isInternal)
      if (!route) throw new BadControlRequest(`no route "${order.route}"; see GET /__control/routes`)
      if (!route.faults.includes(order.kind)) {
        throw new BadControlRequest(`"${order.route}" has no fault "${order.kind}"; it has: ${route.faults.join(', ')}`)
      }
      if (order.person !== undefined && !people.bySlug(order.person)) {
        throw new BadControlRequest(`nobody is called "${order.person}"`)
      }
      if (order.person !== undefined && !route.persons) {
        throw new BadControlRequest(`"${order.route}" does not know whom it is about`)
      }
      if (order.code !== undefined && order.kind !== 'refuse') {
        throw new BadControlRequest('"code" goes with "refuse" only')
      }
      return json({ fault: faults.add(order) }, 201)
    }),
    controlRoute('DELETE', '/faults', '取消所有故障', ({ request }) => {
      readBody(request, {})
      faults.clear()
      return json({ faults: [] })
    }),
  ]
}
