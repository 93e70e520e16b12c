import { SOURCES } from '../gov/exchange/routes.ts'
import type { Source } from '../gov/exchange/source.ts'
import { json } from '../kit/http.ts'
import type { Exchange, Route } from '../kit/route.ts'
import type { Person } from '../people/person.ts'
import type { World } from '../world.ts'
import { aBoolean, aString, BadControlRequest, optional, readBody } from './body.ts'
import { controlRoute } from './control-route.ts'

const aRecord = (value: unknown, name: string): object | null => {
  if (value === null || (typeof value === 'object' && !Array.isArray(value))) return value
  throw new BadControlRequest(`"${name}" must be an object, or null for no record`)
}

/** An authority corrects its record of a person, or stops answering about them. */
export function recordRoutes(world: World, owner: (exchange: Exchange) => Person): Route[] {
  const sourceIn = ({ params }: Exchange): Source => {
    const source = SOURCES.find(({ name }) => name === params.source)
    if (!source) {
      throw new BadControlRequest(
        `no source "${params.source}"; it is one of: ${SOURCES.map(({ name }) => name).join(', ')}`,
      )
    }
    return source
  }
  return [
    controlRoute(
      'POST',
      '/people/:slug/records/:source',
      '更正某部门对某人的记录：record（null 为没有记录）、paidFrom、silent',
      (exchange) => {
        const { record, paidFrom, silent } = readBody(exchange.request, {
          record: optional(aRecord),
          paidFrom: optional(aString),
          silent: optional(aBoolean),
        })
        const [person, source] = [owner(exchange), sourceIn(exchange)]
        const corrected = paidFrom === undefined ? record : paidSince(source.record(person, world), paidFrom)
        const correction = world.corrections.set(person.slug, source.name, {
          ...(corrected === undefined ? {} : { record: corrected }),
          ...(silent === undefined ? {} : { isSilent: silent }),
        })
        return json({ correction })
      },
    ),
    controlRoute('DELETE', '/people/:slug/records/:source', '记录恢复原样', (exchange) => {
      readBody(exchange.request, {})
      world.corrections.remove(owner(exchange).slug, sourceIn(exchange).name)
      return json({ correction: null })
    }),
  ]
}

/** The same months, beginning with another one: what an employer's late report changes. */
function paidSince(record: unknown, from: string): object {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(from)) throw new BadControlRequest('"paidFrom" must be a month such as 2024-11')
  const { ranges, ...rest } = (record ?? {}) as { ranges?: { from: string; to: string }[] }
  const [first, ...later] = ranges ?? []
  if (!first) throw new BadControlRequest('"paidFrom" goes with a record of months paid only')
  if (from > first.to) throw new BadControlRequest(`"paidFrom" must not be after ${first.to}`)
  return { ...rest, ranges: [{ ...first, from }, ...later] }
}
