import { randomUUID } from 'node:crypto'
import { beijingIso } from '../../kit/clock.ts'
import { type Incoming, json, jsonObject, NO_ANSWER } from '../../kit/http.ts'
import type { Route } from '../../kit/route.ts'
import type { World } from '../../world.ts'
import { answerHeaders, createRequestCheck } from './signatures.ts'

/** The register is a copy that is loaded every night at two, Beijing time; an answer says how old it is. */
function lastLoad(now: number): string {
  const day = 86_400_000
  const twoInBeijing = 18 * 3_600_000
  return beijingIso(Math.floor((now - twoInBeijing) / day) * day + twoInBeijing)
}

export function populationRoutes({ keys, people, clock }: World): Route[] {
  const check = createRequestCheck(keys.population, clock)
  const personOf = ({ body }: Incoming) => {
    const { idNumber } = jsonObject(body) ?? {}
    return typeof idNumber === 'string' ? people.byIdNumber(idNumber) : undefined
  }
  return [
    {
      name: 'gov.population.verify',
      title: '人口库：核验姓名与身份号码',
      method: 'POST',
      path: '/gov/population/verify',
      faults: ['slow', '500', 'refuse', 'wrong-signature', 'timeout-after'],
      persons: (request) => [personOf(request)?.slug ?? ''],
      refuse: (_, code) => json({ code: code ?? 'SOURCE_CLOSED', message: '数据源暂停服务' }, 503),
      latencyMs: [250, 900],
      handle: ({ request, faults }) => {
        const refused = check(request)
        if (refused) return json({ code: refused }, 401)
        const { name, idNumber } = jsonObject(request.body) ?? {}
        if (typeof name !== 'string' || name === '') return json({ code: 'NAME_MISSING' }, 400)
        if (typeof idNumber !== 'string' || !/^\d{17}[\dX]$/.test(idNumber))
          return json({ code: 'ID_NUMBER_INVALID' }, 400)
        const person = personOf(request)
        if (person?.authorities.silent?.includes('population')) return NO_ANSWER
        const body = JSON.stringify({
          result: person ? (person.name === name ? 'match' : 'mismatch') : 'not-found',
          asOf: lastLoad(clock.now()),
          requestId: randomUUID(),
        })
        const headers = answerHeaders(keys.population.appSecret, request.headers['x-nonce'] ?? '', body, clock)
        if (faults.has('wrong-signature')) headers['x-signature'] = 'f'.repeat(64)
        return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body }
      },
    },
  ]
}
