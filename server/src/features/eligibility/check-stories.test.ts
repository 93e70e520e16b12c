import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { createCheckHouse, LIMITED } from './check-house.ts'

const house = await createCheckHouse()
const routes = contract.eligibilityChecks.table

beforeEach(() => house.fresh())

describe('the people of the stories', () => {
  test('24 months: passed at once, without one paper, each fact with source and age', async () => {
    const wu = await house.verified('wu-hao')
    const started = await house.start(wu)
    expect(started).toMatchObject({ state: 'consenting', isWorking: true, allowedActions: ['withdraw'] })
    const check = await house.settled(wu, started)
    expect(check).toMatchObject({
      state: 'passed',
      result: 'PASS',
      remaining: 1,
      validTo: '2026-12-22',
      recheckOn: '2026-12-19',
      decidedBy: 'rules',
      rules: { version: LIMITED, pinned: true },
      allowedActions: ['challenge'],
    })
    expect(check.rules.note).toContain('演示')
    expect(check.explanation?.notes.join()).toContain('演示')
    expect(check.sources).toHaveLength(8)
    expect(check.sources.every(({ said, asOf }) => said !== 'unanswered' && asOf !== undefined)).toBe(true)
    const months = check.facts.find(({ fact }) => fact === 'socialInsuranceConsecutiveMonthsInLast36')
    expect(months).toMatchObject({
      text: expect.stringContaining('24 个月'),
      source: '社会保险（人社）、个人所得税（税务）',
      canChallenge: true,
    })
    expect(months?.asOf).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(check.history.map(({ text }) => text)).toEqual([
      expect.stringContaining('申请核验'),
      '开始向各部门核对',
      '核对完成，核验通过',
    ])
    expect(await house.told(wu)).toEqual(['购房资格核验：通过'])
    expect(await house.eventsOf(check.id)).toEqual(['check.passed', 'check.ready', 'check.started'])
  })

  test('23 months: one question, a refusal clause by clause, and the day on which it is yes', async () => {
    const chen = await house.verified('chen-xiaoyu')
    const asking = await house.check(chen)
    expect(asking).toMatchObject({
      state: 'asking',
      question: { fact: 'degree' },
      allowedActions: ['answer', 'challenge', 'withdraw'],
    })
    expect(asking.result).toBeUndefined()
    const failed = await house.answer(chen, asking, { degree: 'none' })
    expect(failed).toMatchObject({ state: 'failed', result: 'FAIL', flip: { on: '2026-12-01' } })
    expect(failed.reasons.join()).toContain('24 个月')
    expect(failed.next).toContain('人工复核')
    expect(failed.allowedActions).toContain('askPerson')
    expect(await house.told(chen)).toEqual(['核验还差一个回答', '购房资格核验：未通过'].sort())
  })

  test('a couple with a flat of their 17-year-old: the spouse agrees, the guardian agrees for the child', async () => {
    const [zhao, sun] = [await house.verified('zhao-qiang'), await house.verified('sun-li')]
    const waiting = await house.check(zhao)
    expect(waiting).toMatchObject({ state: 'consenting', isWorking: false, headline: '等配偶本人同意' })
    expect(waiting.family.map(({ role, name, consent }) => [role, name, consent.state])).toEqual([
      ['self', '赵强', 'given'],
      ['spouse', '孙*', 'waiting'],
      ['child', '赵**', 'given'],
    ])
    expect(await house.told(sun)).toEqual(['家人的购房资格核验等您同意'])
    const [consent] = await house.consentsOf(sun)
    expect(consent).toMatchObject({
      applicant: '赵*',
      relation: '配偶',
      state: 'waiting',
      allowedActions: ['agree', 'refuse'],
    })
    expect((await house.agree(sun, consent!)).state).toBe('given')
    const failed = await house.settled(zhao, waiting)
    expect(failed).toMatchObject({ state: 'failed', flip: { on: '2027-03-15' } })
    expect(failed.sources.filter(({ about }) => about === '未成年子女').map(({ source }) => source)).toEqual([
      'homes',
      'contracts',
    ])
    expect(failed.sources.filter(({ about }) => about === '配偶').map(({ source }) => source)).not.toContain('marriage')
  })

  test.each([
    ['a talent from elsewhere', 'lin-zhiyuan', 2],
    ['a soldier stationed here, in no register', 'he-jun', 2],
  ])('%s', async (_, slug, remaining) => {
    const person = await house.verified(slug)
    expect(await house.check(person)).toMatchObject({ state: 'passed', remaining })
  })

  test('where no rule limits buying nobody is asked anything, and the spouse need not agree', async () => {
    const li = await house.verified('li-guohua')
    const check = await house.check(li, { zone: '商河县' })
    expect(check).toMatchObject({ state: 'passed', remaining: null, sources: [] })
    expect(check.family).toHaveLength(1)
  })
})

test('messages that leave the app go to the phones, without names or numbers of others', async () => {
  const [li, zhou] = [await house.verified('li-guohua'), await house.verified('zhou-min')]
  const waiting = await house.check(li)
  expect((await house.sandbox.messages('zhou-min'))[0]?.text).toContain('李**申请购房资格核验')
  await house.agree(zhou, (await house.consentsOf(zhou))[0]!)
  expect(await house.settled(li, waiting)).toMatchObject({ state: 'passed', remaining: 1 })
  expect((await house.sandbox.messages('li-guohua'))[0]?.text).toContain('购房资格核验有结果了：通过')
})

describe('without pinned rules', () => {
  test('the law of the day decides: nothing is limited, nobody is asked', async () => {
    const today = await createCheckHouse({ rules: '', ownSandbox: false })
    const before = await today.call(routes.statement)
    expect(before).toMatchObject({
      city: { code: 'jinan' },
      rules: { version: 'jinan-2023-lifted', pinned: false },
      validDays: 30,
    })
    expect(before.statement.sources).toEqual([])
    const chen = await today.verified('chen-xiaoyu')
    const check = await today.check(chen)
    expect(check).toMatchObject({ state: 'passed', remaining: null, sources: [], rules: { pinned: false } })
    expect(check.explanation?.notes.join()).toContain('按 2026-11-22 施行的规定核验')
  })
})
