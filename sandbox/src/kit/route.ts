import type { FaultKind, FaultsHere } from './faults.ts'
import type { Answer, Incoming, Reply } from './http.ts'

export type Exchange = { request: Incoming; params: Record<string, string>; faults: FaultsHere }

/** One thing the outside world can be asked. */
export type Route = {
  /** How faults and the log call it, e.g. `wechat.jscode2session`. */
  name: string
  /** For the control page, in Chinese. */
  title: string
  method: string
  /** Segments that begin with `:` are parameters. */
  path: string
  /** Tells routes apart that share method and path (Alipay by `method`, the SMS clouds by an action header). */
  when?: (request: Incoming) => boolean
  faults: readonly FaultKind[]
  /** Slugs of the people a request is about, for faults that are meant for one person. */
  persons?: (request: Incoming) => readonly string[]
  /** The provider's own words for "no". `code` picks one of its codes. */
  refuse?: (request: Incoming, code: string | undefined) => Reply
  /** How long the real one usually takes, in milliseconds: shortest and longest. */
  latencyMs?: readonly [number, number]
  /** Control and page routes are not part of the outside world and stay out of the log. */
  isInternal?: boolean
  handle: (exchange: Exchange) => Answer | Promise<Answer>
}

/** The parameters when the path fits, else undefined. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? ''
    if (segment.startsWith(':')) {
      if (value === '') return undefined
      params[segment.slice(1)] = safeDecode(value)
    } else if (segment !== value) return undefined
  }
  return params
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch (error) {
    if (error instanceof URIError) return value
    throw error
  }
}

export type Found = { route: Route; params: Record<string, string> } | { allowed: string[] }

/** The first route that fits; otherwise the methods that the path would accept (none: no such path). */
export function findRoute(routes: readonly Route[], request: Incoming): Found {
  const allowed: string[] = []
  for (const route of routes) {
    const params = matchPath(route.path, request.path)
    if (!params) continue
    if (route.method !== request.method) {
      allowed.push(route.method)
      continue
    }
    if (route.when && !route.when(request)) continue
    return { route, params }
  }
  return { allowed: [...new Set(allowed)] }
}
