import { API_PREFIX, type Contract, contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { declaredIndexes } from '../platform/db/indexes.ts'
import { eventTypes } from '../platform/outbox/events.ts'
import type { Feature } from '../platform/parts.ts'
import { clockJobsOf } from '../platform/worker.ts'
import { createTestHouse } from '../testing/house.ts'
import { codeOnly, sourcesOf } from './sources.ts'

const house = await createTestHouse()
const { features } = house
const product = sourcesOf('server/src').filter((source) => !source.isTest)
const namesOf = (pick: (feature: Feature) => string[]) => features.flatMap(pick)
const repeated = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index)

describe('routes', () => {
  const routes = Object.entries<Contract>(contract).flatMap(([feature, { prefix, table }]) =>
    Object.entries(table).map(([name, route]) => ({
      id: `${feature}.${name}`,
      route,
      path: API_PREFIX + prefix + route.path,
    })),
  )
  const knock = async ({ route, path }: (typeof routes)[number]) => {
    const response = await fetch(house.url + path.replace(/:\w+/g, 'nobody'), { method: route.method })
    return (await response.json()) as { code: string }
  }

  test.each(routes.filter(({ route }) => route.caller !== 'anyone'))(
    '$id lets nobody in without a login',
    async (route) => {
      expect((await knock(route)).code).toBe('NOT_LOGGED_IN')
    },
  )

  test.each(routes.filter(({ route }) => typeof route.caller === 'object'))(
    '$id is closed to citizens',
    async ({ route, path }) => {
      const citizen = await citizenOnce()
      const response = await fetch(house.url + path.replace(/:\w+/g, 'nobody'), {
        method: route.method,
        headers: { authorization: citizen.authorization },
      })
      expect(await response.json()).toMatchObject({ code: 'NOT_ALLOWED' })
    },
  )

  test.each(routes.filter(({ route }) => route.caller === 'verified'))(
    '$id asks for a proved name',
    async ({ route, path }) => {
      const stranger = await strangerOnce()
      const response = await fetch(house.url + path.replace(/:\w+/g, 'nobody'), {
        method: route.method,
        headers: { authorization: stranger.authorization },
      })
      expect(await response.json()).toMatchObject({ code: 'REAL_NAME_REQUIRED' })
    },
  )

  let citizen: ReturnType<typeof house.person> | undefined
  let stranger: ReturnType<typeof house.person> | undefined
  const citizenOnce = () => (citizen ??= house.person('wu-hao', { verified: true }))
  const strangerOnce = () => (stranger ??= house.person('chen-xiaoyu'))

  test('every route is bound by the feature of its name', () => {
    const bound = Object.fromEntries(
      features.flatMap(({ name, handlers }) => (handlers ? [[name, Object.keys(handlers).toSorted()] as const] : [])),
    )
    const declared = Object.fromEntries(
      Object.entries(contract).map(([name, { table }]) => [name, Object.keys(table).toSorted()]),
    )
    expect(bound).toEqual(declared)
  })
})

describe('events', () => {
  // As a value (`type: 'ticket.called'`), not as the key of a listener (`'ticket.called': ...`).
  const recorded = new Set(
    product
      .filter((source) => source.path !== 'server/src/platform/outbox/events.ts')
      .flatMap(({ text }) => [...text.matchAll(/'([a-z-]+\.[a-z-]+)'(?!\s*:)/g)].map((match) => match[1])),
  )

  test('every type stands in the list once', () => {
    expect(repeated([...eventTypes])).toEqual([])
  })

  test('every type is recorded somewhere', () => {
    expect(eventTypes.filter((type) => !recorded.has(type))).toEqual([])
  })

  test('every listener listens to a type that exists', () => {
    const types = new Set<string>(eventTypes)
    expect(namesOf((feature) => Object.keys(feature.on ?? {})).filter((type) => !types.has(type))).toEqual([])
  })
})

describe('jobs', () => {
  const handled = namesOf((feature) => Object.keys(feature.jobs ?? {}))
  /** Constants such as `const deliverJob = 'deliver-notice'`, and names in quotes. */
  const constants = new Map(
    product.flatMap(({ text }) =>
      [...text.matchAll(/const (\w+)(?:: \w+)? = '([a-z][a-z-]+)'/g)].map((match) => [match[1]!, match[2]!] as const),
    ),
  )
  const added = product
    .filter((source) => source.path.includes('/features/'))
    .flatMap(({ text }) => [...text.matchAll(/(?:jobs\.add\(\s*|\bjob:\s*)(?:'([a-z-]+)'|(\w+))/g)])
    .map((match) => match[1] ?? constants.get(match[2]!) ?? `unknown ${match[2]}`)

  test('every name that is added has one handler', () => {
    expect(repeated(handled)).toEqual([])
    expect(added.length).toBeGreaterThan(0)
    expect(added.filter((name) => !handled.includes(name))).toEqual([])
  })

  test('every handler has somebody who adds its job', () => {
    expect(handled.filter((name) => !added.includes(name))).toEqual([])
  })

  test('clock jobs have names of their own and a sensible pace', () => {
    const jobs = clockJobsOf(house.platform, features)
    expect(repeated(jobs.map((job) => job.name))).toEqual([])
    expect(jobs.filter((job) => job.seconds < 1 || job.seconds > 86_400)).toEqual([])
  })

  test('every clock job runs in an empty city', async () => {
    for (const job of clockJobsOf(house.platform, features)) await job.run()
  })
})

describe('seeds', () => {
  test('fill a city in which staff can log in, and may be repeated', async () => {
    await house.seed()
    const before = await house.parts.db.collection('staff').countDocuments()
    await house.seed()
    expect(before).toBeGreaterThan(0)
    expect(await house.parts.db.collection('staff').countDocuments()).toBe(before)
    const clerk = await house.person('clerk-1')
    const desk = await house.call(contract.desk.table.desk, { as: clerk })
    expect(desk.allowedActions).toContain('openWindow')
  })
})

describe('collections', () => {
  test('every declared index exists', async () => {
    const missing: string[] = []
    for (const model of Object.values(house.parts.db.models)) {
      const present = new Set((await model.collection.indexes()).map(({ key }) => JSON.stringify(key)))
      for (const { fields } of declaredIndexes(model)) {
        if (!present.has(JSON.stringify(fields))) missing.push(`${model.collection.name} ${JSON.stringify(fields)}`)
      }
    }
    expect(missing).toEqual([])
  })

  test('rows that are read one by one come some at a time: the driver unpacks a whole reply of 16 MB at once', () => {
    const unsaid = product.filter(({ text }) => /\.cursor\(\s*\)/.test(codeOnly(text)) && /\.lean/.test(text))
    expect(unsaid.map(({ path }) => path)).toEqual([])
  })

  test('a model that turns up late is refused', () => {
    expect(() => house.parts.db.model('TooLate')).toThrow('registered after the indexes were made')
  })

  test('each has one model', () => {
    expect(repeated(Object.values(house.parts.db.models).map((model) => model.collection.name))).toEqual([])
  })
})

test('nothing is left for later', () => {
  const left = product
    .filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b|not implemented/i.test(text))
    .map(({ path }) => path)
  expect(left).toEqual([])
  const silenced = product
    .filter(({ text }) => /@ts-(ignore|expect-error|nocheck)|biome-ignore/.test(text))
    .map(({ path }) => path)
  expect(silenced).toEqual([])
  const prints = product.filter(
    ({ path, text }) => /console\./.test(codeOnly(text)) && !/src\/(tools\/|main\.ts)/.test(path),
  )
  expect(prints.map(({ path }) => path)).toEqual([])
})
