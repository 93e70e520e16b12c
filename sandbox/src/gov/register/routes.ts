import { randomUUID } from 'node:crypto'
import { beijingIso } from '../../kit/clock.ts'
import type { FaultKind } from '../../kit/faults.ts'
import { type Answer as HttpAnswer, type Incoming, json, jsonObject, NO_ANSWER } from '../../kit/http.ts'
import type { Exchange, Route } from '../../kit/route.ts'
import type { World } from '../../world.ts'
import { answerHeaders, createRequestCheck } from '../population/signatures.ts'
import type { Answer } from './entries.ts'
import { registerPushRoute } from './push.ts'
import { BadEntry, readEntry } from './read-entry.ts'
import type { Unit } from './unit.ts'

type Body = Record<string, unknown>
type Said = { status?: number; body: object } | { code: string; status: number } | typeof NO_ANSWER

const FAULTS: readonly FaultKind[] = ['slow', '500', 'wrong-signature', 'timeout-after']
const MOST_CHANGES = 200
/** A book from before the unified registration is looked up by hand: its entries are decided later. */
const OLD_BOOK = /房权证/

/** 不动产登记簿 behind the exchange's kind of signature. */
export function registerRoutes(world: World): Route[] {
  const { register, keys, clock, people, settings } = world
  const { book, entries } = register
  const check = createRequestCheck(keys.register, clock)

  const slugOf = (idNumber: unknown) => (typeof idNumber === 'string' ? people.byIdNumber(idNumber)?.slug : undefined)
  const unitOf = (body: Body): Unit | undefined =>
    typeof body.unitCode === 'string'
      ? book.byUnit(body.unitCode)
      : typeof body.certificate === 'string'
        ? book.byCertificate(body.certificate)
        : undefined
  const personsOf = ({ body }: Incoming): string[] => {
    const asked = jsonObject(body) ?? {}
    const owners = unitOf(asked)?.owners.map((owner) => owner.idNumber) ?? []
    return [asked.idNumber, ...owners].flatMap((idNumber) => slugOf(idNumber) ?? [])
  }
  const isSilent = (request: Incoming) =>
    personsOf(request).some((slug) => people.bySlug(slug)?.authorities.silent?.includes('homes'))

  const route = (
    name: string,
    title: string,
    path: string,
    latencyMs: readonly [number, number],
    say: (body: Body, exchange: Exchange) => Said,
    more: readonly FaultKind[] = ['refuse'],
  ): Route => ({
    name: `gov.register.${name}`,
    title: `登记簿：${title}`,
    method: 'POST',
    path: `/gov/register${path}`,
    faults: [...FAULTS, ...more],
    persons: personsOf,
    // An ordered refusal of an entry is the register's own no and is kept; everywhere else the office is closed.
    ...(name === 'enter'
      ? {}
      : { refuse: (_, code) => json({ code: code ?? 'SOURCE_CLOSED', message: '登记簿暂停服务' }, 503) }),
    latencyMs,
    handle(exchange): HttpAnswer {
      const { request, faults } = exchange
      const refused = check(request)
      if (refused) return json({ code: refused }, 401)
      const said = isSilent(request) ? NO_ANSWER : say(jsonObject(request.body) ?? {}, exchange)
      if (said === NO_ANSWER) return NO_ANSWER
      if ('code' in said) return json({ code: said.code }, said.status)
      const body = JSON.stringify({ ...said.body, asOf: beijingIso(clock.now()), requestId: randomUUID() })
      const headers = answerHeaders(keys.register.appSecret, request.headers['x-nonce'] ?? '', body, clock)
      if (faults.has('wrong-signature')) headers['x-signature'] = 'f'.repeat(64)
      return {
        status: said.status ?? 200,
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
        body,
      }
    },
  })

  return [
    route('read', '读一页', '/units/read', [150, 500], (body) => {
      const why = missingWhy(body)
      if (why) return why
      const unit = unitOf(body)
      return { body: unit && !unit.closedOn ? { result: 'unit', unit } : { result: 'no-record' } }
    }),
    route('owned', '某人名下', '/units/owned', [200, 700], (body) => {
      const why = missingWhy(body)
      if (why) return why
      if (typeof body.idNumber !== 'string' || typeof body.name !== 'string')
        return { code: 'OWNER_MISSING', status: 400 }
      const units = book
        .ownedBy(body.idNumber)
        .filter(({ owners }) => owners.some(({ idNumber, name }) => idNumber === body.idNumber && name === body.name))
      return { body: { units } }
    }),
    route(
      'enter',
      '登簿申请',
      '/entries',
      [300, 1200],
      (body, { faults }) => {
        try {
          const entry = readEntry(body)
          const order = faults.get('refuse')
          if (order)
            return { body: wire(entries.refuse(entry, order.code ?? 'RESTRICTED', '登记簿不予登记（测试安排）')) }
          const isOldBook = book.byUnit(entry.unitCode)?.owners.some(({ certificate }) => OLD_BOOK.test(certificate))
          const delay = faults.get('late')?.delayMs ?? (isOldBook ? settings.registerDelayMs : undefined)
          const answer = entries.take(entry, delay)
          return answer.answer === 'later' ? { status: 202, body: answer } : { body: wire(answer) }
        } catch (error) {
          if (error instanceof BadEntry) return { code: `FIELD_INVALID ${error.message}`, status: 400 }
          throw error
        }
      },
      ['refuse', 'late'],
    ),
    route('outcome', '登簿结果', '/entries/outcome', [100, 300], (body) => {
      if (typeof body.number !== 'string') return { code: 'NUMBER_MISSING', status: 400 }
      return { body: wire(entries.outcome(body.number) ?? { answer: 'never-received' }) }
    }),
    route('changes', '某个游标以后的变化', '/changes', [100, 300], (body) => {
      const { after } = body
      if (typeof after !== 'number' || !Number.isSafeInteger(after) || after < 0) {
        return { code: 'CURSOR_INVALID', status: 400 }
      }
      entries.decideDue()
      const changes = book.changesAfter(after, MOST_CHANGES + 1)
      return {
        body: {
          changes: changes.slice(0, MOST_CHANGES).map(({ at, ...change }) => ({ ...change, at: beijingIso(at) })),
          isMore: changes.length > MOST_CHANGES,
          latest: book.latestCursor(),
        },
      }
    }),
    registerPushRoute,
  ]
}

/** 不动产登记暂行条例 27: who looks into the book says why; the register keeps it. */
function missingWhy({ purpose, consent }: Body): { code: string; status: number } | undefined {
  if (typeof purpose !== 'string' || purpose === '') return { code: 'PURPOSE_MISSING', status: 400 }
  if (typeof consent !== 'string' || consent === '') return { code: 'CONSENT_MISSING', status: 403 }
}

const wire = (answer: Answer | { answer: 'never-received' }): object =>
  answer.answer === 'entered' ? { ...answer, at: beijingIso(answer.at) } : answer
