import { randomUUID } from 'node:crypto'
import { beijingIso } from '../../kit/clock.ts'
import { json, jsonObject } from '../../kit/http.ts'
import type { Route } from '../../kit/route.ts'
import type { World } from '../../world.ts'
import { answerHeaders, createRequestCheck } from '../population/signatures.ts'
import type { Unit } from '../register/unit.ts'

/** Made up: of the middle of the city's homes. */
const YUAN_PER_M2 = 10_000
const VALUED_ON = '2026-11-01'

/** 住建部门参考价 of a home, by its number. */
export function referencePriceRoutes(world: World): Route[] {
  const { keys, clock, register } = world
  const check = createRequestCheck(keys.govData, clock)
  return [
    {
      name: 'gov.reference-price.query',
      title: '存量住房参考价',
      method: 'POST',
      path: '/gov/data/reference-price/query',
      faults: ['slow', '500', 'refuse', 'wrong-signature', 'timeout-after'],
      refuse: (_, code) => json({ code: code ?? 'SOURCE_CLOSED', message: '数据源暂停服务' }, 503),
      latencyMs: [80, 300],
      handle: ({ request, faults }) => {
        const refused = check(request)
        if (refused) return json({ code: refused }, 401)
        const { unitCode, purpose } = jsonObject(request.body) ?? {}
        if (typeof unitCode !== 'string' || unitCode.length !== 28) return json({ code: 'UNIT_CODE_INVALID' }, 400)
        if (typeof purpose !== 'string' || purpose === '') return json({ code: 'PURPOSE_MISSING' }, 400)
        const unit = register.book.byUnit(unitCode)
        const record = unit && recordOf(unit)
        const said = record ? { result: 'record', record } : { result: 'no-record' }
        const body = JSON.stringify({ ...said, asOf: beijingIso(clock.now()), requestId: randomUUID() })
        const headers = answerHeaders(keys.govData.appSecret, request.headers['x-nonce'] ?? '', body, clock)
        if (faults.has('wrong-signature')) headers['x-signature'] = 'f'.repeat(64)
        return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body }
      },
    },
  ]
}

/** One price a square metre, by the building up to five per cent more; nobody values shops. */
function recordOf({ unitCode, areaM2, usage }: Unit) {
  if (usage !== '住宅') return undefined
  const building = Number(unitCode.slice(20, 24)) || 0
  const yuanPerM2 = YUAN_PER_M2 + (building % 6) * 100
  const fen = Math.round(Number(areaM2) * yuanPerM2 * 100)
  return {
    ...{ unitCode, areaM2, yuanPerM2 },
    totalYuan: `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`,
    valuedOn: VALUED_ON,
    method: '同小区近一年网签均价',
  }
}
