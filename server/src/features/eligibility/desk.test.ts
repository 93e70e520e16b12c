import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import type { TestPerson } from '../../testing/people.ts'
import { createCheckHouse } from './check-house.ts'

const house = await createCheckHouse()
const routes = contract.eligibilityChecks.table
const passing = { decision: 'pass', reason: '已看毕业证和合同原件', remaining: 2 } as const
const failing = { decision: 'fail', reason: '学历证书不是全日制' } as const

beforeEach(() => house.fresh())

const decide = (as: TestPerson, { id }: { id: string }, body: typeof passing | typeof failing, key?: string) =>
  house.call(routes.decide, { as, key, params: { id }, body })
const refuses = (as: TestPerson, { id }: { id: string }, body: object) =>
  house.refused(routes.decide, { as, params: { id }, body })
const staff = () =>
  Promise.all(['clerk-1', 'clerk-2', 'supervisor'].map((no) => house.clerkHere(no))) as Promise<
    [TestPerson, TestPerson, TestPerson]
  >

/** 陈小雨 has a degree and a contract: only a person can look at those papers. */
async function gap() {
  const chen = await house.verified('chen-xiaoyu')
  const asked = await house.answer(chen, await house.check(chen), { degree: 'bachelor' })
  const check = await house.answer(chen, asked, { employmentContract: true })
  expect(check.state).toBe('dataGap')
  return { chen, check }
}
/** 陈小雨 was refused by the machine and asked for a person. */
async function review() {
  const chen = await house.verified('chen-xiaoyu')
  const failed = await house.answerAll(chen, await house.check(chen))
  const check = await house.call(routes.askPerson, { as: chen, params: failed, body: { why: '单位漏缴了一个月' } })
  await house.settle()
  return { chen, check }
}

describe('what waits', () => {
  test('the most urgent first, names masked', async () => {
    const [clerk] = await staff()
    const { check } = await gap()
    house.clock.advance({ days: 1 })
    const lin = await house.verified('lin-zhiyuan')
    await house.sandbox.fault({ route: 'gov.homes.query', kind: 'refuse', person: 'lin-zhiyuan' })
    const second = await house.answerAll(lin, await house.check(lin))
    const { items } = await house.call(routes.desk, { as: clerk })
    expect(items).toMatchObject([
      {
        kind: 'gap',
        id: check.id,
        name: '陈**',
        zone: '历下区',
        about: '要看纸质材料',
        dueOn: '2026-11-24',
        overdue: false,
      },
      { kind: 'gap', id: second.id, name: '林**', about: expect.stringContaining('不动产登记簿'), dueOn: '2026-11-25' },
    ])
    house.clock.set('2026-11-25T02:00:00Z')
    expect((await house.call(routes.desk, { as: clerk })).items.map(({ overdue }) => overdue)).toEqual([true, false])
  })

  test('a look is masked, and written into the access log of everybody it is about', async () => {
    const [clerk] = await staff()
    const [li, zhou] = [await house.verified('li-guohua'), await house.verified('zhou-min')]
    const waiting = await house.check(li)
    await house.agree(zhou, (await house.consentsOf(zhou))[0]!)
    const own = await house.settled(li, waiting)
    expect(own.family[0]?.name).toBe('李国华')
    const seen = await house.call(routes.see, { as: clerk, params: own })
    expect(seen.family.map(({ name }) => name)).toEqual(['李**', '周*'])
    expect(JSON.stringify(seen)).not.toMatch(/李国华|周敏|\d{17}[\dX]/)
    expect((await house.call(routes.find, { as: clerk, params: { code: own.code.toLowerCase() } })).id).toBe(own.id)
    for (const person of [li, zhou]) {
      const { items } = await house.call(contract.me.table.accessLog, { as: person })
      expect(items).toHaveLength(2)
      expect(items[0]).toMatchObject({ what: '购房资格核验的资料和结论', why: expect.stringContaining(own.code) })
    }
    expect((await house.refused(routes.find, { as: clerk, params: { code: 'NOBODY' } })).code).toBe('NOT_FOUND')
    expect((await house.refused(routes.see, { as: li, params: { id: own.id } })).code).toBe('NOT_ALLOWED')
  })
})

describe('a person decides', () => {
  test('a clerk may pass alone: quota, days, reason', async () => {
    const [clerk] = await staff()
    const { chen, check } = await gap()
    const key = newKey()
    expect(await decide(clerk, check, passing, key)).toMatchObject({
      state: 'passed',
      remaining: 2,
      allowedActions: ['consume'],
    })
    expect(await decide(clerk, check, passing, key)).toMatchObject({ state: 'passed' })
    const passed = await house.settled(chen, check)
    expect(passed).toMatchObject({
      ...{ state: 'passed', remaining: 2, decidedBy: 'person', validTo: '2026-12-22' },
      personsReason: passing.reason,
    })
    // Decided on papers: the machine does not undo it.
    expect(passed.recheckOn).toBeUndefined()
    expect(await house.told(chen)).toContain('购房资格核验：通过')
    expect((await refuses(clerk, check, passing)).code).toBe('STATE_MOVED')
  })

  test('a clerk cannot refuse: a supervisor decides what is proposed', async () => {
    const [clerk, other, chief] = await staff()
    const { chen, check } = await gap()
    const proposed = await decide(clerk, check, failing)
    expect(proposed).toMatchObject({
      state: 'dataGap',
      proposal: { by: '刘芳', reason: failing.reason },
      allowedActions: [],
    })
    expect((await house.get(chen, check)).state).toBe('dataGap')
    expect(await house.call(routes.desk, { as: chief })).toMatchObject({
      items: [{ kind: 'refusal', about: '刘芳拟不通过' }],
    })
    for (const one of [clerk, other]) expect((await refuses(one, check, failing)).code).toBe('NOT_ALLOWED')
    await decide(chief, check, failing)
    const failed = await house.settled(chen, check)
    expect(failed).toMatchObject({ state: 'failed', decidedBy: 'person', personsReason: failing.reason })
    expect(failed.next).toContain('行政复议')
    expect(failed.allowedActions).toEqual(['challenge'])
    expect(await house.told(chen)).toContain('购房资格核验：未通过')
    expect((await house.refused(routes.askPerson, { as: chen, params: { id: check.id }, body: {} })).code).toBe(
      'STATE_MOVED',
    )
  })

  test('a supervisor may also pass what a clerk would refuse', async () => {
    const [clerk, , chief] = await staff()
    const { chen, check } = await gap()
    await decide(clerk, check, failing)
    await decide(chief, check, passing)
    expect(await house.settled(chen, check)).toMatchObject({ state: 'passed', decidedBy: 'person' })
  })

  test('after a refusal by the machine, with the words of the applicant', async () => {
    const [clerk] = await staff()
    const { chen, check } = await review()
    expect(check).toMatchObject({ state: 'reviewing', allowedActions: ['challenge', 'withdraw'] })
    expect(await house.call(routes.see, { as: clerk, params: check })).toMatchObject({ asked: '单位漏缴了一个月' })
    expect((await house.call(routes.desk, { as: clerk })).items).toMatchObject([
      { kind: 'review', about: '申请人要求复核' },
    ])
    await decide(clerk, check, { ...passing, remaining: 1 } as never)
    expect(await house.settled(chen, check)).toMatchObject({ state: 'passed', remaining: 1 })
  })

  test('two at once: one counts, the other is told', async () => {
    const [clerk, other] = await staff()
    const { chen, check } = await gap()
    const tries = await Promise.allSettled([decide(clerk, check, passing), decide(other, check, passing)])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await house.settle()
    expect((await house.eventsOf(check.id)).filter((type) => type === 'check.passed')).toHaveLength(1)
    expect((await house.get(chen, check)).history.filter(({ text }) => text.startsWith('人工核对'))).toHaveLength(1)
  })

  test('without a reason, without a quota, or with both answers: nothing', async () => {
    const [clerk] = await staff()
    const { check } = await gap()
    expect(await refuses(clerk, check, { ...passing, reason: '' })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'reason',
    })
    expect(await refuses(clerk, check, { decision: 'pass', reason: '符合条件' })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'remaining',
    })
    expect(await refuses(clerk, check, { ...failing, remaining: 1 })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'remaining',
    })
    expect((await refuses(clerk, { id: 'nothing' }, passing)).code).toBe('NOT_FOUND')
  })

  test('not a citizen, and nobody about what needs no person', async () => {
    const [clerk] = await staff()
    const { chen, check } = await gap()
    expect((await refuses(chen, check, passing)).code).toBe('NOT_ALLOWED')
    const wu = await house.verified('wu-hao')
    expect((await refuses(clerk, await house.check(wu), passing)).code).toBe('STATE_MOVED')
  })

  test('a late answer of the source may still come first', async () => {
    const [clerk] = await staff()
    const wu = await house.verified('wu-hao')
    await house.sandbox.fault({ route: 'gov.homes.query', kind: 'refuse' })
    const check = await house.answerAll(wu, await house.check(wu))
    await decide(clerk, check, failing)
    await house.sandbox.clearFaults()
    house.clock.advance({ minutes: 2 })
    await house.tend()
    expect((await house.get(wu, check)).state).toBe('passed')
    const seen = await house.call(routes.see, { as: clerk, params: check })
    expect(seen.proposal).toBeUndefined()
  })
})

describe('nobody works on a check of their own family', () => {
  test('the spouse who is a clerk', async () => {
    const [li, zhou] = [await house.verified('li-guohua'), await house.verified('zhou-min')]
    // 周敏 works at the desk: her role belongs to her phone.
    await house.hire('clerk-9', zhou)
    const waiting = await house.check(li)
    await house.agree(zhou, (await house.consentsOf(zhou))[0]!)
    const passed = await house.settled(li, waiting)
    expect(await house.call(routes.see, { as: zhou, params: passed })).toMatchObject({ allowedActions: [] })
    for (const route of [routes.consume, routes.decide] as const) {
      const body = route === routes.consume ? { contractNumber: 'JN2026-0001' } : passing
      expect(await house.refused(route, { as: zhou, params: { id: passed.id }, body })).toMatchObject({
        code: 'NOT_ALLOWED',
        text: expect.stringContaining('家人'),
      })
    }
  })
})
