import { randomBytes } from 'node:crypto'
import {
  API_PREFIX,
  type Contract,
  commonErrors,
  contract,
  type ErrorReply,
  needsKey,
  type Reply,
  type Request,
  type RouteSpec,
} from '@anju/shared-types'

/** Somebody who calls: what goes into the request's headers. */
export interface Caller {
  authorization: string
  device?: string
}

export type CallOptions<R extends RouteSpec> = Request<R> & {
  as?: Caller
  /** Made up when the route needs one and none is given. */
  key?: string
  device?: string
  channel?: 'h5' | 'wechat' | 'alipay'
  headers?: Record<string, string>
}

/** A body or path on purpose outside the contract, to see it refused. */
export type AnyCallOptions = Omit<CallOptions<RouteSpec>, 'params' | 'query' | 'body'> & {
  params?: Record<string, string>
  query?: unknown
  body?: unknown
}

export type Refused = ErrorReply & { status: number }

/** Thrown by `call` when the server refuses. */
export class CallRefused extends Error {
  readonly refused: Refused
  constructor(where: string, refused: Refused) {
    super(`${where} was refused: ${refused.status} ${refused.code} ${refused.text} ${refused.field ?? ''}`)
    this.refused = refused
  }
}

/** The phone handles exactly the codes that the contract names; any other one is our mistake. */
function asDeclared(route: RouteSpec, where: string, refused: Refused): Refused {
  if (![...route.errors, ...commonErrors].includes(refused.code)) {
    throw new Error(`${where} answered ${refused.code}, which its contract does not name`)
  }
  return refused
}

export const newKey = () => randomBytes(16).toString('hex')

/** Calls routes of the contract at `url` and checks what comes back against it. */
export function createCaller(url: () => string, more: Record<string, Contract> = {}) {
  const paths = new Map<RouteSpec, string>()
  for (const { prefix, table } of Object.values<Contract>({ ...contract, ...more })) {
    for (const route of Object.values(table)) paths.set(route, API_PREFIX + prefix + route.path)
  }

  const addressOf = (route: RouteSpec, { params, query }: AnyCallOptions) => {
    const pattern = paths.get(route)
    if (!pattern) throw new Error('this route is in no contract that the house knows')
    const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
    const search = new URLSearchParams(
      Object.entries((query ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)] as [string, string]],
      ),
    ).toString()
    return `${url()}${path}${search ? `?${search}` : ''}`
  }

  const headersOf = (route: RouteSpec, options: AnyCallOptions): Record<string, string> => ({
    ...(options.as ? { authorization: options.as.authorization } : {}),
    'x-device': options.device ?? options.as?.device ?? 'test-device-0000000',
    'x-channel': options.channel ?? 'h5',
    ...(needsKey(route) ? { 'idempotency-key': options.key ?? newKey() } : {}),
    ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...options.headers,
  })

  const send = (route: RouteSpec, options: AnyCallOptions) =>
    fetch(addressOf(route, options), {
      method: route.method,
      headers: headersOf(route, options),
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
    })

  /** The reply, or throws CallRefused. */
  const call = async <R extends RouteSpec>(
    route: R,
    options: CallOptions<R> = {} as CallOptions<R>,
  ): Promise<Reply<R>> => {
    const response = await send(route, options as AnyCallOptions)
    const reply: unknown = await response.json()
    if (!response.ok) {
      const where = `${route.method} ${paths.get(route)}`
      throw new CallRefused(where, asDeclared(route, where, { status: response.status, ...(reply as ErrorReply) }))
    }
    return route.reply.parse(reply) as Reply<R>
  }

  /** The refusal; throws when the server did not refuse, or answers with a code that the contract does not name. */
  const refused = async (route: RouteSpec, options: AnyCallOptions = {}): Promise<Refused> => {
    const response = await send(route, options)
    const reply: unknown = await response.json()
    const where = `${route.method} ${paths.get(route)}`
    if (response.ok) throw new Error(`${where} was not refused: ${JSON.stringify(reply)}`)
    return asDeclared(route, where, { status: response.status, ...(reply as ErrorReply) })
  }

  return { call, refused, send, addressOf, headersOf }
}
