import { createHash } from 'node:crypto'
import { API_PREFIX, type Contract, needsKey, type RouteSpec } from '@anju/shared-types'
import { schemaOf } from '../platform/http/openapi.ts'

export type Json = Record<string, unknown>

/** What a mini-program relies on when it calls one route, as far as a program can say it. */
export interface PublishedRoute {
  address: string
  caller: RouteSpec['caller']
  needsKey: boolean
  query?: Json
  body?: Json
  reply?: Json
}

export type PublishedContract = Record<string, PublishedRoute>

/** The contract of a mini-program that is built today, each route by `feature.name`. */
export const describeContract = (contract: Record<string, Contract>): PublishedContract =>
  Object.fromEntries(
    Object.entries(contract).flatMap(([feature, { prefix, table }]) =>
      Object.entries(table).map(([name, route]) => [`${feature}.${name}`, describeRoute(prefix, route)]),
    ),
  )

const describeRoute = (prefix: string, route: RouteSpec): PublishedRoute => ({
  address: `${route.method} ${API_PREFIX}${prefix}${route.path}`,
  caller: route.caller,
  needsKey: needsKey(route),
  ...(route.query && { query: bare(schemaOf(route.query, 'input')) }),
  ...(route.body && { body: bare(schemaOf(route.body, 'input')) }),
  ...(!route.file && { reply: bare(schemaOf(route.reply, 'output')) }),
})

/** Without what tells people something and binds no program. */
const bare = (schema: Json): Json =>
  mapSchema(schema, ({ description: _said, default: _filledIn, ...rest }) => rest) as Json

/** A deep copy in which each object went through `change`, the innermost first. Names of properties are no schema. */
function mapSchema(value: unknown, change: (one: Json) => Json, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((one) => mapSchema(one, change))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, one]) => [
    name,
    mapSchema(one, change, !isNames && name === 'properties'),
  ])
  const made = Object.fromEntries(members) as Json
  return isNames ? made : change(made)
}

const ROUTE = 'route'
const SHAPE = 'shape'

/** One line a route and one for each shape of objects, which routes and shapes name by their content: a change is a short difference. */
export function writePublished(contract: PublishedContract): string {
  const shapes = new Map<string, Json>()
  const named = (schema: Json | undefined) =>
    schema &&
    mapSchema(schema, (one) => {
      if (!one.properties) return one
      const name = createHash('sha256').update(JSON.stringify(one)).digest('hex').slice(0, 12)
      shapes.set(name, one)
      return { [SHAPE]: name }
    })
  const routes = Object.entries(contract)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { query, body, reply, ...rest }]) => ({
      [ROUTE]: id,
      ...rest,
      ...(query && { query: named(query) }),
      ...(body && { body: named(body) }),
      ...(reply && { reply: named(reply) }),
    }))
  const kept = [...shapes].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, is]) => ({ [SHAPE]: name, is }))
  return [...routes, ...kept].map((line) => `${JSON.stringify(line)}\n`).join('')
}

export function readPublished(text: string): PublishedContract {
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Json)
  const shapes = new Map(lines.flatMap((line) => (line.is ? [[line[SHAPE] as string, line.is as Json] as const] : [])))
  const whole = (schema: unknown): Json =>
    mapSchema(schema, (one) => {
      const name = one[SHAPE]
      const shape = typeof name === 'string' ? shapes.get(name) : undefined
      return shape ? whole(shape) : one
    }) as Json
  return Object.fromEntries(
    lines.flatMap(({ [ROUTE]: id, query, body, reply, ...rest }) =>
      typeof id === 'string'
        ? [
            [
              id,
              {
                ...(rest as Pick<PublishedRoute, 'address' | 'caller' | 'needsKey'>),
                ...(query !== undefined && { query: whole(query) }),
                ...(body !== undefined && { body: whole(body) }),
                ...(reply !== undefined && { reply: whole(reply) }),
              },
            ],
          ]
        : [],
    ),
  )
}
