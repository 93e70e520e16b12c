import type { AnjuContract, ErrorReply, Reply, Request, RouteSpec } from '@anju/shared-types'
import { routeTable } from './routes.generated.ts'

/** `'appointments.hold'` and so on: feature and route of the contract. */
export type RouteName = {
  [F in keyof AnjuContract & string]: `${F}.${keyof AnjuContract[F]['table'] & string}`
}[keyof AnjuContract & string]

type SpecOf<N extends RouteName> = N extends `${infer F extends keyof AnjuContract & string}.${infer R}`
  ? R extends keyof AnjuContract[F]['table']
    ? AnjuContract[F]['table'][R] extends infer S extends RouteSpec
      ? S
      : never
    : never
  : never

export type RequestOf<N extends RouteName> = Request<SpecOf<N>>
export type ReplyOf<N extends RouteName> = Reply<SpecOf<N>>

/** What went wrong between us and the server, in the same form as a refusal of the server. */
export type NetworkCode = 'OFFLINE' | 'TOO_SLOW' | 'UNREADABLE'

export type Refused = Omit<ErrorReply, 'code'> & { code: ErrorReply['code'] | NetworkCode; status: number }

export type Answer<N extends RouteName> = { ok: true; reply: ReplyOf<N> } | { ok: false; refused: Refused }

export interface Loose {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
}

export interface Target {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path with its parameters and query filled in. */
  path: string
  needsKey: boolean
}

/** Fills a route's path; a missing parameter is a mistake of the page and throws. */
export function targetOf(name: RouteName, { params = {}, query = {} }: Loose): Target {
  const [method, pattern, flags] = routeTable[name] as readonly [Target['method'], string, string]
  const path = pattern.replace(/:(\w+)/g, (_, key: string) => {
    const value = params[key]
    if (!value) throw new Error(`${name} needs the parameter ${key}`)
    return encodeURIComponent(value)
  })
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === null ? [] : [`${key}=${encodeURIComponent(String(value))}`],
  )
  return { method, path: pairs.length > 0 ? `${path}?${pairs.join('&')}` : path, needsKey: flags.includes('key') }
}
