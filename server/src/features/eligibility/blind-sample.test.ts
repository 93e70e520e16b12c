import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/people.ts'
import { createCheckHouse } from './check-house.ts'

/** Every decision of the machine is drawn. */
const house = await createCheckHouse({ draw: 0 })
const routes = contract.eligibilityChecks.table

beforeEach(() => house.fresh())

const decide = (as: TestPerson, { id }: { id: string }, decision: 'pass' | 'fail') =>
  house.call(routes.decideSample, { as, params: { id }, body: { decision, reason: '按规则逐条核对' } })
const refused = (as: TestPerson, { id }: { id: string }) =>
  house.refused(routes.decideSample, { as, params: { id }, body: { decision: 'pass', reason: '按规则逐条核对' } })
const staff = () =>
  Promise.all(['clerk-1', 'clerk-2', 'supervisor'].map((no) => house.clerkHere(no))) as Promise<
    [TestPerson, TestPerson, TestPerson]
  >
async function passed() {
  const wu = await house.verified('wu-hao')
  const check = await house.check(wu)
  expect(check.state).toBe('passed')
  return { wu, check }
}
async function failed() {
  const chen = await house.verified('chen-xiaoyu')
  const check = await house.answerAll(chen, await house.check(chen))
  expect(check.state).toBe('failed')
  return { chen, check }
}

describe('a blind sample', () => {
  test('shows rules and facts, not the answer and nobody’s name', async () => {
    const [clerk] = await staff()
    const { wu, check } = await passed()
    const { items } = await house.call(routes.desk, { as: clerk })
    expect(items).toMatchObject([{ kind: 'sample', id: check.id, name: '不显示', dueOn: '2026-11-27' }])
    const sample = await house.call(routes.seeSample, { as: clerk, params: check })
    expect(sample.table.map(({ conditions }) => conditions.join())).toContainEqual(expect.stringContaining('24 个月'))
    expect(sample.facts.map(({ text }) => text)).toContainEqual(expect.stringContaining('24 个月'))
    expect(JSON.stringify(sample)).not.toMatch(/吴|通过|可以购买|passed|eligible/)
    const { items: looks } = await house.call(contract.me.table.accessLog, { as: wu })
    expect(looks).toMatchObject([{ what: expect.stringContaining('盲审') }])
  })

  test('is drawn by somebody who has not seen the result', async () => {
    const [clerk, other] = await staff()
    const { check } = await passed()
    await house.call(routes.see, { as: clerk, params: check })
    expect(await refused(clerk, check)).toMatchObject({ code: 'NOT_ALLOWED', text: expect.stringContaining('看过') })
    expect((await house.refused(routes.seeSample, { as: clerk, params: { id: check.id } })).code).toBe('NOT_ALLOWED')
    expect(await decide(other, check, 'pass')).toMatchObject({ agreed: true })
    expect((await refused(other, check)).code).toBe('STATE_MOVED')
    expect((await house.call(routes.desk, { as: other })).items).toEqual([])
  })

  test('two at once: one counts', async () => {
    const [clerk, other] = await staff()
    const { check } = await passed()
    const tries = await Promise.allSettled([decide(clerk, check, 'pass'), decide(other, check, 'fail')])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await house.settle()
  })

  test('of a check about which nobody was asked is never drawn', async () => {
    const [clerk] = await staff()
    const wu = await house.verified('wu-hao')
    await house.check(wu, { zone: 'shanghe' })
    expect((await house.call(routes.desk, { as: clerk })).items).toEqual([])
  })
})

describe('a colleague sees it differently', () => {
  test('than a refusal: a person looks at once, and it is not the same one', async () => {
    const [clerk, other] = await staff()
    const { chen, check } = await failed()
    expect(await decide(clerk, check, 'pass')).toMatchObject({ agreed: false })
    expect(await house.settled(chen, check)).toMatchObject({ state: 'reviewing', personBy: { date: '2026-11-24' } })
    expect(await house.told(chen)).toContain('已转人工复核')
    const params = { id: check.id }
    const body = { decision: 'pass', reason: '规则适用有误', remaining: 1 } as const
    expect((await house.refused(routes.decide, { as: clerk, params, body })).code).toBe('NOT_ALLOWED')
    expect((await house.call(routes.desk, { as: other })).items).toMatchObject([
      { kind: 'review', about: '盲审与机器的结论不一致' },
    ])
    expect(await house.call(routes.decide, { as: other, params, body })).toMatchObject({
      state: 'passed',
      remaining: 1,
    })
    await house.settle()
  })

  test('than a pass: it stands until another colleague has looked, who may confirm it', async () => {
    const [clerk, other] = await staff()
    const { wu, check } = await passed()
    expect(await decide(clerk, check, 'fail')).toMatchObject({ agreed: false })
    expect(await house.get(wu, check)).toMatchObject({ state: 'passed', personBy: { date: '2026-11-24' } })
    const params = { id: check.id }
    const body = { decision: 'pass', reason: '连续 24 个月属实', remaining: 1 } as const
    expect((await house.refused(routes.decide, { as: clerk, params, body })).code).toBe('NOT_ALLOWED')
    const confirmed = await house.call(routes.decide, { as: other, params, body })
    expect(confirmed).toMatchObject({ state: 'passed', decidedBy: 'person', allowedActions: ['consume'] })
    expect(confirmed.personBy).toBeUndefined()
    expect((await house.call(routes.desk, { as: other })).items).toEqual([])
    await house.settle()
  })

  test('than a pass: a supervisor may refuse it', async () => {
    const [clerk, , chief] = await staff()
    const { wu, check } = await passed()
    await decide(clerk, check, 'fail')
    const body = { decision: 'fail', reason: '有一个月是补缴' } as const
    await house.call(routes.decide, { as: chief, params: { id: check.id }, body })
    expect(await house.settled(wu, check)).toMatchObject({ state: 'failed', decidedBy: 'person', result: 'FAIL' })
    expect((await house.get(wu, check)).validTo).toBeUndefined()
  })

  test('than a refusal beside a newer check: it is written down, and the newer one goes on', async () => {
    const [clerk] = await staff()
    const { chen, check } = await failed()
    const newer = await house.check(chen)
    expect(await decide(clerk, check, 'pass')).toMatchObject({
      agreed: false,
      text: expect.stringContaining('新的核验'),
    })
    expect((await house.settled(chen, check)).state).toBe('failed')
    expect((await house.get(chen, newer)).state).toBe('asking')
  })
})
