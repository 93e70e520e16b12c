import { API_PREFIX, type Contract, contract, type RouteSpec, type StaffRole } from '@anju/shared-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { createCaseHouse } from '../features/cases/case-house.ts'
import { schemaOf } from '../platform/http/openapi.ts'
import type { TestPerson } from '../testing/people.ts'
import { sampleOf, withOperators } from '../testing/sample-of.ts'

/** What somebody tries who is logged in and has no business here: another's numbers, another's desk, another language. */
const house = await createCaseHouse()
const routes = Object.entries<Contract>(contract).flatMap(([feature, { prefix, table }]) =>
  Object.entries(table).map(([name, route]) => ({
    id: `${feature}.${name}`,
    route: route as RouteSpec,
    address: API_PREFIX + prefix + route.path,
  })),
)
type Walked = (typeof routes)[number]
const staffOnly = routes.filter(({ route }) => typeof route.caller === 'object')
const forCitizens = routes.filter(({ route }) => typeof route.caller !== 'object' && !route.stream && !route.bytes)
const bodyOf = ({ route }: Walked, id: string) => route.body && sampleOf(schemaOf(route.body, 'input'), id)
const paramsOf = ({ address }: Walked, id: string) =>
  Object.fromEntries([...address.matchAll(/:(\w+)/g)].map(([, name]) => [name!, id]))

const AT_ONCE = 8
/** Receipts of her own messages come in meanwhile. */
const ARRIVING = ['inbox', 'deliveries']

const dump = async () => {
  const names = Object.values(house.parts.db.models).map(({ collection }) => collection.name)
  const rows = await Promise.all(names.map((name) => house.parts.db.collection(name).find().toArray()))
  return new Map(names.map((name, index) => [name, rows[index]!]))
}

describe('staff of another office', () => {
  const of: Record<StaffRole, string> = {
    ...{ clerk: 'clerk-1', registrar: 'registrar', supervisor: 'supervisor' },
    ...{ inspector: 'inspector', admin: 'admin' },
  }
  const closed = staffOnly.flatMap((one) =>
    (Object.keys(of) as StaffRole[])
      .filter((role) => !(one.route.caller as { staff: readonly StaffRole[] }).staff.includes(role))
      .map((role) => ({ one, role })),
  )

  test('there is something to close', () => expect(closed.length).toBeGreaterThan(100))

  test('each route lets in no role that it does not name', async () => {
    const let_in: string[] = []
    for (const { one, role } of closed) {
      const as = await house.officer(of[role])
      const reply = await house.send(one.route, { as, params: paramsOf(one, 'nobody'), body: bodyOf(one, 'nobody') })
      const { code } = (await reply.json()) as { code?: string }
      if (code !== 'NOT_ALLOWED') let_in.push(`${one.id} as ${role}: ${reply.status} ${code}`)
    }
    expect(let_in).toEqual([])
  })
})

describe('a stranger with every number that there is', () => {
  let stranger: TestPerson
  let marks: string[]
  const ids = new Set<string>()

  beforeAll(async () => {
    stranger = await house.verified('wu-hao')
    const li = await house.verified('li-guohua')
    const home = await house.homeOf('li-guohua')
    const begun = await house.begin(li, 'B14')
    await house.answerAll(li, begun, { property: house.propertyOf(home), details: { note: '曾用名变更' } })
    await house.submit(li, begun)
    const clerk = await house.officer('clerk-1')
    await house.seeAll(clerk, begun)
    await house.call(contract.caseDesk.table.accept, { as: clerk, params: begun, body: {} })
    await house.begin(li, 'B01')
    for (const one of forCitizens) {
      // Whatever else may be had without a story: an upload, a check, a place, a letter of delegation.
      if (one.route.changes !== false && !one.address.includes(':') && !one.id.startsWith('session.')) {
        await house.send(one.route, { as: li, body: bodyOf(one, begun.id) })
      }
    }
    await house.settle()
    for (const rows of (await dump()).values()) {
      const hers = rows.filter((row) => JSON.stringify(row).includes(li.accountId) || String(row._id) === begun.id)
      for (const row of hers.slice(0, 2)) ids.add(String(row._id))
    }
    marks = [li.name, li.phone, li.idNumber, home.address, begun.id]
  })

  test('knows enough to be dangerous', () => {
    expect(ids.size).toBeGreaterThan(8)
    const silent = forCitizens.filter((one) => one.route.body && bodyOf(one, 'x'.repeat(20)) === undefined)
    expect(silent.map(({ id }) => id)).toEqual([])
  })

  test('changes nothing of hers and reads nothing of hers', async () => {
    const before = await dump()
    const knock = async (one: Walked, id: string) => {
      const body = bodyOf(one, id)
      if (!one.address.includes(':') && !JSON.stringify(body ?? '').includes(id)) return
      const reply = await house.send(one.route, { as: stranger, params: paramsOf(one, id), body })
      const text = await reply.text()
      if (reply.status >= 500) broken.push(`${one.id} ${id}: ${reply.status}`)
      // What the stranger sent may come back to the stranger.
      const seen = marks.filter((mark) => mark !== id && text.includes(mark))
      if (reply.status === 200 && seen.length) told.push(`${one.id} ${id}: ${seen.join(' ')}`)
    }
    const told: string[] = []
    const broken: string[] = []
    const tried = forCitizens.filter(({ id }) => !id.startsWith('session.'))
    for (const id of ids) {
      for (let from = 0; from < tried.length; from += AT_ONCE) {
        await Promise.all(tried.slice(from, from + AT_ONCE).map((one) => knock(one, id)))
      }
    }
    await house.settle()
    expect(broken).toEqual([])
    expect(told).toEqual([])
    const after = await dump()
    const changed = [...before].flatMap(([name, rows]) => {
      const now = new Map(after.get(name)!.map((row) => [String(row._id), JSON.stringify(row)]))
      if (ARRIVING.includes(name)) return []
      return rows
        .filter((row) => !JSON.stringify(row).includes(stranger.accountId))
        .filter((row) => now.get(String(row._id)) !== JSON.stringify(row))
        .map((row) => `${name} ${row._id}: ${JSON.stringify(row)} became ${now.get(String(row._id))}`.slice(0, 600))
    })
    expect(changed).toEqual([])
  }, 120_000)
})

describe('words of the database', () => {
  const withBody = routes.filter(({ route }) => route.body && !route.bytes)

  test('are refused by every route, at every place of the body', async () => {
    const as = { anyone: await house.verified('sun-li'), staff: new Map<StaffRole, TestPerson>() }
    for (const role of ['clerk', 'registrar', 'supervisor', 'inspector', 'admin'] as const) {
      as.staff.set(role, await house.officer(role === 'clerk' ? 'clerk-2' : role))
    }
    const taken: string[] = []
    for (const one of withBody) {
      const { caller } = one.route
      const who = typeof caller === 'object' ? as.staff.get(caller.staff[0]!)! : as.anyone
      for (const body of withOperators(bodyOf(one, 'nobody'))) {
        const reply = await house.send(one.route, { as: who, params: paramsOf(one, 'nobody'), body })
        const { code } = (await reply.json()) as { code?: string }
        if (code !== 'BAD_INPUT') taken.push(`${one.id} ${reply.status} ${code}: ${JSON.stringify(body)}`)
      }
    }
    expect(taken).toEqual([])
  }, 120_000)

  test('are no query either', async () => {
    const as = await house.verified('sun-li')
    const taken: string[] = []
    for (const one of forCitizens.filter(({ route }) => route.query)) {
      const { properties = {} } = schemaOf(one.route.query!, 'input') as { properties?: Record<string, unknown> }
      for (const name of Object.keys(properties)) {
        const reply = await house.send(one.route, {
          as,
          params: paramsOf(one, 'nobody'),
          query: { [`${name}[$ne]`]: 'x' },
        })
        if (reply.status !== 400) taken.push(`${one.id} ${name}: ${reply.status}`)
      }
    }
    expect(taken).toEqual([])
  })
})
