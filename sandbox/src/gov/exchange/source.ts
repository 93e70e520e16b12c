import { randomUUID } from 'node:crypto'
import { beijingIso } from '../../kit/clock.ts'
import { type Incoming, json, jsonObject, NO_ANSWER } from '../../kit/http.ts'
import type { Route } from '../../kit/route.ts'
import type { Authority } from '../../people/authorities.ts'
import type { Person } from '../../people/person.ts'
import type { World } from '../../world.ts'
import { answerHeaders, type createRequestCheck } from '../population/signatures.ts'

export type Source = {
  /** As in the fault menu, e.g. `household` for `gov.household.query`. */
  name: string
  title: string
  /** Last part of the address. */
  path: string
  authority: Authority
  /** Hour of the night, Beijing time, at which the copy is loaded; absent: asked live. */
  loadedAtHour?: number
  latencyMs: readonly [number, number]
  /** What the authority holds of a person; undefined: no record. */
  record(person: Person, world: World): unknown
}

export const sourcePath = ({ path }: Pick<Source, 'path'>): string => `/gov/data/${path}/query`

/** One source of the city's data exchange as a route: who asks, for whom, with whose consent; then what the authority says. */
export function sourceRoute(source: Source, world: World, check: ReturnType<typeof createRequestCheck>): Route {
  const { keys, people, clock } = world
  const personOf = ({ body }: Incoming) => {
    const { idNumber } = jsonObject(body) ?? {}
    return typeof idNumber === 'string' ? people.byIdNumber(idNumber) : undefined
  }
  return {
    name: `gov.${source.name}.query`,
    title: source.title,
    method: 'POST',
    path: sourcePath(source),
    faults: ['slow', '500', 'refuse', 'wrong-signature', 'timeout-after'],
    persons: (request) => [personOf(request)?.slug ?? ''],
    refuse: (_, code) => json({ code: code ?? 'SOURCE_CLOSED', message: '数据源暂停服务' }, 503),
    latencyMs: source.latencyMs,
    handle: ({ request, faults }) => {
      const refused = check(request)
      if (refused) return json({ code: refused }, 401)
      const { name, idNumber, purpose, consent } = jsonObject(request.body) ?? {}
      if (typeof name !== 'string' || name === '') return json({ code: 'NAME_MISSING' }, 400)
      if (typeof idNumber !== 'string' || !/^\d{17}[\dX]$/.test(idNumber))
        return json({ code: 'ID_NUMBER_INVALID' }, 400)
      if (typeof purpose !== 'string' || purpose === '') return json({ code: 'PURPOSE_MISSING' }, 400)
      // 个人信息保护法 13: an authority gives nothing about a person who did not agree.
      if (typeof consent !== 'string' || consent === '') return json({ code: 'CONSENT_MISSING' }, 403)
      const person = personOf(request)
      if (person && isSilentAbout(source, world, person)) return NO_ANSWER
      const body = JSON.stringify({
        ...answerAbout(source, world, person, name),
        asOf: asOf(source, clock.now()),
        requestId: randomUUID(),
      })
      const headers = answerHeaders(keys.govData.appSecret, request.headers['x-nonce'] ?? '', body, clock)
      if (faults.has('wrong-signature')) headers['x-signature'] = 'f'.repeat(64)
      return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body }
    },
  }
}

function answerAbout(source: Source, world: World, person: Person | undefined, name: string) {
  if (!person) return { result: 'no-record' }
  if (person.name !== name) return { result: 'mismatch' }
  const record = recordOf(source, world, person)
  return record === undefined || record === null ? { result: 'no-record' } : { result: 'record', record }
}

/** What the authority says today: as corrected, else as the story has it. */
export function recordOf(source: Source, world: World, person: Person): unknown {
  const corrected = world.corrections.of(person.slug, source.name)
  return corrected && 'record' in corrected ? corrected.record : source.record(person, world)
}

export const isSilentAbout = ({ name, authority }: Source, { corrections }: World, { slug, authorities }: Person) =>
  corrections.of(slug, name)?.isSilent ?? authorities.silent?.includes(authority) ?? false

/** A copy is as old as its last load; a live source answers as of now. */
function asOf({ loadedAtHour }: Source, now: number): string {
  if (loadedAtHour === undefined) return beijingIso(now)
  const day = 86_400_000
  const shift = ((loadedAtHour - 8 + 24) % 24) * 3_600_000
  return beijingIso(Math.floor((now - shift) / day) * day + shift)
}
