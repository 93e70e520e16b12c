import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { claimAdmission } from '../../testing/admission.ts'
import { createTestHouse } from '../../testing/house.ts'
import { createEligibilityFeature } from './eligibility-feature.ts'

const house = await createTestHouse({
  worker: false,
  build: () => ({ features: [createEligibilityFeature()] as never, admission: claimAdmission }),
})
const { evaluate: route, rules } = contract.eligibility.table
const ask = (body: object) => house.call(route, { body: body as never })
const no = { degree: false, talentCertificate: false, military: false } as const
const jinan = { city: 'jinan', on: '2021-12-01', zone: '历下区' } as const

describe('anybody may ask', () => {
  test('a newcomer of 24 months and one of 23', async () => {
    const facts = { ...no, hukou: 'other', homes: 0, married: false } as const
    const yes = await ask({ ...jinan, facts: { ...facts, socialInsuranceConsecutiveMonthsInLast36: 24 } })
    expect(yes).toMatchObject({ decision: 'eligible', remaining: 1, rulesetVersion: 'jinan-2018-04-19' })
    expect(yes.ask).toBeUndefined()
    const short = await ask({ ...jinan, facts: { ...facts, socialInsuranceConsecutiveMonthsInLast36: 23 } })
    expect(short).toMatchObject({
      decision: 'ineligible',
      remaining: 0,
      flip: { decision: 'eligible', on: '2022-01-01' },
    })
  })

  test('without a single fact: one question, and with each answer fewer are left', async () => {
    const first = await ask({ ...jinan, facts: {} })
    expect(first).toMatchObject({
      decision: 'unknown',
      remaining: 0,
      ask: 'homes',
      question: { fact: 'homes', unit: '套' },
    })
    const second = await ask({ ...jinan, facts: { homes: 0 } })
    expect(second.ask).toBe('hukou')
    const third = await ask({ ...jinan, facts: { homes: 0, hukou: 'local' } })
    expect(third).toMatchObject({ decision: 'eligible', remaining: 2 })
  })

  test('"unknown" is the same as leaving out, and facts themselves may be left out', async () => {
    const told = await ask({ ...jinan, facts: { hukou: 'unknown', homes: 'unknown', military: 'unknown' } })
    expect(told).toEqual(await ask(jinan))
  })

  test('what one cannot tell is not asked again; another question may still settle it', async () => {
    const unsure = await ask({ ...jinan, facts: { hukou: 'local' }, skip: ['homes'] })
    expect(unsure).toMatchObject({ decision: 'unknown' })
    expect(unsure.ask).toBeUndefined()
    const elsewhere = await ask({ ...jinan, facts: { homes: 0 }, skip: ['hukou'] })
    expect(elsewhere.ask).toBe('socialInsuranceConsecutiveMonthsInLast36')
    const months = { homes: 0, socialInsuranceConsecutiveMonthsInLast36: 24 } as const
    expect(await ask({ ...jinan, facts: months, skip: ['hukou'] })).toMatchObject({
      decision: 'eligible',
      remaining: 1,
    })
  })

  test('no limit is null', async () => {
    expect(await ask({ ...jinan, zone: '商河', facts: {} })).toMatchObject({
      decision: 'eligible',
      remaining: null,
    })
  })

  test('a place left out is the first question', async () => {
    const { zone: _, ...nowhere } = jinan
    expect((await ask({ ...nowhere, facts: {} })).ask).toBe('zone')
  })

  test('a couple with a 17-year-old who owns a flat, and half a year later', async () => {
    const facts = { hukou: 'local', homes: 1, children: [{ born: '2004-06-10', homes: 1 }] } as const
    expect(await ask({ ...jinan, facts })).toMatchObject({ decision: 'ineligible', flip: { on: '2022-06-10' } })
    // From 2022-05-23 on 历下 is still limited: the child's flat has left the family.
    expect(await ask({ ...jinan, on: '2022-06-10', facts })).toMatchObject({
      decision: 'eligible',
      remaining: 1,
    })
  })

  test('rare circumstances are taken as absent, and the answer says which', async () => {
    const divorced = await ask({ ...jinan, facts: { hukou: 'local', homes: 1 } })
    expect(divorced).toMatchObject({ decision: 'eligible', remaining: 1 })
    expect(divorced.presumed?.map((one) => one.fact)).toEqual(['divorcedOn'])
    const asked = await ask({ ...jinan, facts: { hukou: 'local', homes: 1, divorcedOn: 'unknown' } })
    expect(asked).toMatchObject({ decision: 'unknown', ask: 'divorcedOn' })
    const lately = { hukou: 'local', homes: 0, divorcedOn: '2021-03-01', homesBeforeDivorce: 2 } as const
    expect(await ask({ ...jinan, facts: lately })).toMatchObject({
      decision: 'ineligible',
      flip: { on: '2023-03-01' },
    })
  })

  test('厦门: the area decides, by the day the papers were taken in', async () => {
    const xiamen = { city: 'xiamen', on: '2016-09-04', zone: '岛内', facts: { hukou: 'local', homes: 2 } } as const
    expect((await house.refused(route, { body: xiamen })).code).toBe('DATE_NOT_COVERED')
    const resale = { ...xiamen, homeKind: 'resale', receivedOn: '2016-09-05' } as const
    expect((await ask(resale)).ask).toBe('areaSqm')
    expect(await ask({ ...resale, areaSqm: '144.00' })).toMatchObject({ decision: 'ineligible' })
    const large = await ask({ ...resale, areaSqm: 144.01 })
    expect(large).toMatchObject({ decision: 'eligible', remaining: null })
    expect(large.explanation.notes[0]).toContain('收件之日（2016-09-05）')
  })

  test('the answer is stored nowhere', async () => {
    const collections = await house.parts.db.db!.listCollections().toArray()
    const counts = await Promise.all(collections.map(({ name }) => house.parts.db.collection(name).countDocuments()))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(0)
  })
})

describe('what is wrong is said, with the field', () => {
  test.each([
    ['a city without tables', { ...jinan, city: 'wuhan' }, 'city'],
    ['a day that does not exist', { ...jinan, on: '2021-02-29' }, 'on'],
    ['a place of another city', { ...jinan, zone: '五环内' }, 'zone'],
    ['an area with three places', { ...jinan, areaSqm: 100.123 }, 'areaSqm'],
    ['homes below zero', { ...jinan, facts: { homes: -1 } }, 'facts.homes'],
    [
      'more months than fit',
      { ...jinan, facts: { socialInsuranceConsecutiveMonthsInLast36: 37 } },
      'facts.socialInsuranceConsecutiveMonthsInLast36',
    ],
    ['a fact that does not exist', { ...jinan, facts: { hukuo: 'local' } }, 'facts'],
    [
      'months that contradict each other',
      { ...jinan, facts: { socialInsuranceConsecutiveMonths: 20, socialInsuranceConsecutiveMonthsInLast36: 12 } },
      'facts.socialInsuranceConsecutiveMonthsInLast36',
    ],
    ['a divorce to come', { ...jinan, facts: { divorcedOn: '2021-12-02' } }, 'facts.divorcedOn'],
    ['a child to come', { ...jinan, facts: { children: [{ born: '2021-12-02' }] } }, 'facts.children'],
  ])('%s', async (_, body, field) => {
    const refusal = await house.refused(route, { body })
    expect(refusal).toMatchObject({ status: 400, code: 'BAD_INPUT', field })
    expect(refusal.text).toMatch(/[\u4e00-\u9fff]/)
  })

  test('a day before the first table', async () => {
    const refusal = await house.refused(route, { body: { ...jinan, on: '2016-12-25' } })
    expect(refusal).toMatchObject({ status: 422, code: 'DATE_NOT_COVERED', field: 'on' })
  })
})

describe('the tables', () => {
  test('are open to anybody, the newest first, with their papers', async () => {
    const { items, zones, name } = await house.call(rules, { query: { city: 'jinan' } })
    expect(name).toBe('济南')
    expect(zones).toContainEqual({ code: 'lixia', name: '历下区' })
    expect(items.map((set) => set.version)[0]).toBe('jinan-2023-lifted')
    const main = items.find((set) => set.version === 'jinan-2017-05-18')
    expect(main).toMatchObject({ from: '2017-05-18', to: '2018-04-18' })
    expect(main?.rows.find((row) => row.id === 'other-24-months')).toMatchObject({
      limit: 1,
      document: { issuedOn: '2016-12-26' },
      conditions: ['非本市户籍', expect.stringContaining('24 个月')],
    })
  })
})
