import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createCheckHouse } from './check-house.ts'

const house = await createCheckHouse()
const routes = contract.eligibilityChecks.table
const body = { zone: 'lixia', consent: true, statement: house.version } as const

beforeEach(() => house.fresh())

describe('before anything is asked', () => {
  test('anybody can read which offices are asked for what, how long it is kept, and what the rules are', async () => {
    const before = await house.call(routes.statement)
    expect(before.statement.sources.map(({ source }) => source)).toEqual([
      'household',
      'marriage',
      'socialInsurance',
      'incomeTax',
      'homes',
      'contracts',
      'talent',
      'military',
    ])
    expect(before.rules).toMatchObject({ pinned: true, note: expect.stringContaining('演示') })
    expect(before.zones).toContainEqual({ code: 'lixia', name: '历下区', asks: [] })
    expect(JSON.stringify(before.statement)).toMatch(/监护人.*|保存|撤回/)
  })
})

describe('what is wrong is said, with the field', () => {
  test.each([
    ['no consent', { consent: false }, 'consent'],
    ['no such district', { zone: '雄安' }, 'zone'],
    ['two districts at once', { zone: '二环内' }, 'zone'],
    ['no district', { zone: '' }, 'zone'],
    ['an area with three places', { areaSqm: 88.123 }, 'areaSqm'],
    ['no area at all', { areaSqm: 0 }, 'areaSqm'],
  ])('%s', async (_, more, field) => {
    const wu = await house.verified('wu-hao')
    expect(await house.refused(routes.start, { as: wu, body: { ...body, ...more } })).toMatchObject({
      code: 'BAD_INPUT',
      field,
    })
  })

  test('what a rule of the district depends on is asked at once', async () => {
    const ring = await createCheckHouse({ rules: 'jinan-2022-09-16', ownSandbox: false })
    const { zones } = await ring.call(routes.statement)
    expect(zones.find(({ code }) => code === 'lixia')?.asks).toEqual(['insideSecondRing'])
    const wu = await ring.verified('wu-hao')
    const given = { ...body, statement: ring.version }
    expect(await ring.refused(routes.start, { as: wu, body: given })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'insideSecondRing',
      text: expect.stringContaining('二环'),
    })
    expect(await ring.check(wu, { insideSecondRing: false })).toMatchObject({ state: 'passed', remaining: null })
  })

  test('another city, an older statement', async () => {
    const wu = await house.verified('wu-hao')
    expect((await house.refused(routes.start, { as: wu, body: { ...body, city: 'beijing' } })).code).toBe(
      'CHECK_NOT_HERE',
    )
    expect((await house.refused(routes.start, { as: wu, body: { ...body, statement: '2020-01.1' } })).code).toBe(
      'STATEMENT_OUTDATED',
    )
    expect(await house.call(routes.list, { as: wu })).toEqual({ items: [] })
  })
})

describe('once', () => {
  test('a repeat of the same call gives the same reply and begins nothing more', async () => {
    const wu = await house.verified('wu-hao')
    const key = newKey()
    const first = await house.start(wu, {}, key)
    await house.settle()
    expect(await house.start(wu, {}, key)).toEqual(first)
    expect((await house.call(routes.list, { as: wu })).items).toHaveLength(1)
    expect((await house.refused(routes.start, { as: wu, key, body: { ...body, zone: 'shanghe' } })).code).toBe(
      'KEY_REUSED',
    )
  })

  test('two starts at once: one begins, the other is told so', async () => {
    const li = await house.verified('li-guohua')
    const tries = await Promise.allSettled([1, 2, 3].map(() => house.start(li)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of tries) if (one.status === 'rejected') expect(String(one.reason)).toContain('CHECK_UNDER_WAY')
    expect((await house.call(routes.list, { as: li })).items).toHaveLength(1)
  })

  test('a new one as soon as the last is decided or taken back; not more than five a day', async () => {
    const li = await house.verified('li-guohua')
    for (let times = 1; times <= 5; times++) {
      const check = await house.start(li)
      await house.call(routes.withdraw, { as: li, params: check })
    }
    expect((await house.refused(routes.start, { as: li, body })).code).toBe('TOO_MANY_REQUESTS')
    house.clock.advance({ days: 1, minutes: 1 })
    expect((await house.start(li)).state).toBe('consenting')
    await house.settle()
  })
})

describe('of others', () => {
  test('nobody sees or moves a check that is not theirs', async () => {
    const [chen, wu] = [await house.verified('chen-xiaoyu'), await house.verified('wu-hao')]
    const { id } = await house.check(chen)
    const as = { as: wu, params: { id } }
    expect((await house.refused(routes.get, as)).code).toBe('NOT_YOURS')
    expect((await house.refused(routes.withdraw, as)).code).toBe('NOT_YOURS')
    expect((await house.refused(routes.answer, { ...as, body: { degree: 'none' } })).code).toBe('NOT_YOURS')
    expect((await house.refused(routes.askPerson, { ...as, body: {} })).code).toBe('NOT_YOURS')
    expect((await house.refused(routes.challenge, { ...as, body: { fact: 'homes', claim: '不对的' } })).code).toBe(
      'NOT_YOURS',
    )
  })
})

describe('an answer', () => {
  test('to a question that is not open, two at once, and none', async () => {
    const chen = await house.verified('chen-xiaoyu')
    const { id } = await house.check(chen)
    const answer = (body: object) => house.refused(routes.answer, { as: chen, params: { id }, body })
    expect(await answer({ employmentContract: true })).toMatchObject({ code: 'BAD_INPUT', field: 'degree' })
    expect((await answer({})).code).toBe('BAD_INPUT')
    expect((await answer({ degree: 'none', employmentContract: true })).code).toBe('BAD_INPUT')
    expect((await house.answer(chen, { id }, { degree: 'none' })).state).toBe('failed')
    expect((await answer({ degree: 'none' })).code).toBe('STATE_MOVED')
  })

  test('that helps is looked at by a person', async () => {
    const chen = await house.verified('chen-xiaoyu')
    const asked = await house.answer(chen, await house.check(chen), { degree: 'bachelor' })
    expect(asked.question?.fact).toBe('employmentContract')
    const gap = await house.answer(chen, asked, { employmentContract: true })
    expect(gap).toMatchObject({
      state: 'dataGap',
      result: 'DATA_GAP',
      personBy: { date: '2026-11-24', provisional: false },
    })
    expect(gap.gaps).toContainEqual({ fact: 'degree', label: '学历', offices: [] })
    expect(gap.next).toContain('纸质材料')
  })
})

test('what is kept of the family is sealed', async () => {
  const [zhao] = [await house.verified('zhao-qiang'), await house.verified('sun-li')]
  await house.check(zhao)
  const rows = await house.parts.db.collection('eligibility_checks').find().toArray()
  const text = JSON.stringify(rows)
  for (const slug of ['zhao-qiang', 'sun-li', 'zhao-yifan']) {
    const { name, idNumber } = await house.sandbox.person(slug)
    expect(text).not.toContain(name)
    expect(text).not.toContain(idNumber)
  }
})
