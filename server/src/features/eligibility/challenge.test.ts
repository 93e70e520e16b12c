import { contract, type EligibilityFact } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/people.ts'
import { createCheckHouse } from './check-house.ts'

const house = await createCheckHouse()
const routes = contract.eligibilityChecks.table
const MONTHS: EligibilityFact = 'socialInsuranceConsecutiveMonthsInLast36'

beforeEach(() => house.fresh())

const challenge = (as: TestPerson, { id }: { id: string }, fact: EligibilityFact = MONTHS) =>
  house.call(routes.challenge, { as, params: { id }, body: { fact, claim: '单位 2024 年 11 月就开始缴了' } })
const decide = (as: TestPerson, id: string, upheld: boolean) =>
  house.call(routes.decideChallenge, {
    as,
    params: { id },
    body: { upheld, reason: upheld ? '单位漏报，已更正' : '与申报一致' },
  })

/** 陈小雨, refused for one month, says that her employer had begun to pay a month earlier. */
async function contested() {
  const [chen, clerk] = [await house.verified('chen-xiaoyu'), await house.clerkHere('clerk-1')]
  const failed = await house.answerAll(chen, await house.check(chen))
  expect(failed.state).toBe('failed')
  const check = await challenge(chen, failed)
  return { chen, clerk, check, id: check.challenges[0]!.id }
}

describe('a fact is contested', () => {
  test('it goes to the office that holds it, with a clock of its own; the check goes on', async () => {
    const { chen, clerk, check } = await contested()
    expect(check).toMatchObject({
      state: 'failed',
      challenges: [
        {
          fact: MONTHS,
          state: 'open',
          owner: '社会保险（人社）、个人所得税（税务）',
          dueOn: '2026-11-24',
          provisional: false,
          overdue: false,
        },
      ],
      allowedActions: ['askPerson', 'challenge'],
    })
    expect(await house.call(routes.desk, { as: clerk })).toMatchObject({
      items: [{ kind: 'challenge', id: check.challenges[0]!.id, checkId: check.id, name: '陈**', dueOn: '2026-11-24' }],
    })
    expect((await house.call(routes.askPerson, { as: chen, params: check, body: {} })).state).toBe('reviewing')
    await house.settle()
  })

  test('once at a time, and only what an office has told', async () => {
    const { chen, check } = await contested()
    const refused = (fact: string) =>
      house.refused(routes.challenge, { as: chen, params: { id: check.id }, body: { fact, claim: '不对的' } })
    expect((await refused(MONTHS)).code).toBe('CHALLENGE_EXISTS')
    expect(await refused('zone')).toMatchObject({ code: 'BAD_INPUT', field: 'fact' })
    expect((await refused('beauty')).code).toBe('BAD_INPUT')
    expect((await challenge(chen, check, 'hukou')).challenges).toHaveLength(2)
  })

  test('two at once: one counts', async () => {
    const wu = await house.verified('wu-hao')
    const check = await house.check(wu)
    const tries = await Promise.allSettled([1, 2].map(() => challenge(wu, check)))
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('not in a check that has ended', async () => {
    const li = await house.verified('li-guohua')
    const check = await house.check(li)
    await house.call(routes.withdraw, { as: li, params: check })
    expect(
      (
        await house.refused(routes.challenge, {
          as: li,
          params: { id: check.id },
          body: { fact: 'homes', claim: '不对的' },
        })
      ).code,
    ).toBe('STATE_MOVED')
  })
})

describe('the owner corrects its record', () => {
  test('the source is asked again, and the refusal becomes a pass', async () => {
    const { chen, clerk, check, id } = await contested()
    await house.correct('chen-xiaoyu', 'socialInsurance', { paidFrom: '2024-11' })
    const reply = await decide(clerk, id, true)
    expect(reply.challenges[0]).toMatchObject({ state: 'upheld', answer: '单位漏报，已更正' })
    const passed = await house.settled(chen, check)
    expect(passed).toMatchObject({ state: 'passed', remaining: 1, decidedBy: 'rules' })
    expect(passed.facts.find(({ fact }) => fact === MONTHS)?.text).toContain('24 个月')
    expect(passed.history.map(({ text }) => text)).toContain('更正后的事实重新核验，通过')
    expect(await house.told(chen)).toEqual(expect.arrayContaining(['事实异议有答复了', '购房资格核验：通过']))
    expect(await house.call(routes.desk, { as: clerk })).toMatchObject({ items: [] })
  })

  test('later than it said so: until then its old word counts for nothing, and a person looks', async () => {
    const { chen, clerk, check, id } = await contested()
    await decide(clerk, id, true)
    const gap = await house.settled(chen, check)
    expect(gap).toMatchObject({ state: 'dataGap', personBy: { date: '2026-11-24' } })
    expect(gap.gaps.map(({ fact }) => fact)).toContain(MONTHS)
    await house.correct('chen-xiaoyu', 'incomeTax', { paidFrom: '2024-11' })
    house.clock.advance({ minutes: 2 })
    await house.tend()
    expect(await house.get(chen, check)).toMatchObject({ state: 'passed', remaining: 1 })
  })

  test('and it is still not enough', async () => {
    const { chen, clerk, check, id } = await contested()
    await house.correct('chen-xiaoyu', 'socialInsurance', { paidFrom: '2025-01' })
    await house.correct('chen-xiaoyu', 'incomeTax', { paidFrom: '2025-01' })
    await decide(clerk, id, true)
    expect(await house.settled(chen, check)).toMatchObject({ state: 'failed', flip: { on: '2027-01-01' } })
  })

  test('to the disadvantage of a result that stood', async () => {
    const [wu, clerk] = [await house.verified('wu-hao'), await house.clerkHere('clerk-1')]
    const passed = await house.answerAll(wu, await house.check(wu))
    const { challenges } = await challenge(wu, passed)
    await decide(clerk, challenges[0]!.id, true)
    // As long as nobody says anything new, the result stands.
    expect((await house.settled(wu, passed)).state).toBe('passed')
    await house.correct('wu-hao', 'socialInsurance', { record: null })
    await house.correct('wu-hao', 'incomeTax', { record: null })
    house.clock.advance({ minutes: 2 })
    await house.tend()
    const failed = await house.get(wu, passed)
    expect(failed).toMatchObject({ state: 'failed', result: 'FAIL' })
    expect(failed.validTo).toBeUndefined()
  })
})

describe('too late to change anything', () => {
  test('of a result that was used: the answer is told, nothing is worked out again', async () => {
    const [wu, clerk] = [await house.verified('wu-hao'), await house.clerkHere('clerk-1')]
    const check = await house.check(wu)
    const { challenges } = await challenge(wu, check)
    await house.call(routes.consume, { as: clerk, params: { id: check.id }, body: { contractNumber: 'JN2026-0001' } })
    await decide(clerk, challenges[0]!.id, true)
    const after = await house.settled(wu, check)
    expect(after).toMatchObject({ state: 'consumed', challenges: [{ state: 'upheld' }] })
    expect(after.sources.every(({ said }) => said !== 'unanswered')).toBe(true)
    expect(await house.told(wu)).toContain('事实异议有答复了')
  })

  test('of a refusal beside a newer check: the old one stays, the newer one asks for itself', async () => {
    const { chen, clerk, check, id } = await contested()
    const newer = await house.check(chen)
    expect(newer.state).toBe('asking')
    await decide(clerk, id, true)
    expect((await house.settled(chen, check)).state).toBe('failed')
    expect((await house.refused(routes.askPerson, { as: chen, params: { id: check.id }, body: {} })).code).toBe(
      'CHECK_UNDER_WAY',
    )
    await house.call(routes.withdraw, { as: chen, params: { id: newer.id } })
    house.clock.advance({ minutes: 2 })
    await house.tend()
    expect((await house.get(chen, check)).state).toBe('dataGap')
  })
})

describe('the owner stands by its record', () => {
  test('the applicant is told why, and the result stays', async () => {
    const { chen, clerk, check, id } = await contested()
    await decide(clerk, id, false)
    const after = await house.settled(chen, check)
    expect(after).toMatchObject({ state: 'failed', challenges: [{ state: 'rejected', answer: '与申报一致' }] })
    expect(await house.told(chen)).toContain('事实异议有答复了')
    expect((await challenge(chen, check)).challenges).toHaveLength(2)
  })

  test('decided once, with a reason, by staff', async () => {
    const { chen, clerk, id } = await contested()
    const params = { id }
    expect(
      (await house.refused(routes.decideChallenge, { as: chen, params, body: { upheld: true, reason: '好的' } })).code,
    ).toBe('NOT_ALLOWED')
    expect(
      await house.refused(routes.decideChallenge, { as: clerk, params, body: { upheld: true, reason: ' ' } }),
    ).toMatchObject({
      code: 'BAD_INPUT',
      field: 'reason',
    })
    const second = await house.clerkHere('clerk-2')
    const tries = await Promise.allSettled([decide(clerk, id, true), decide(second, id, false)])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await house.settle()
    expect(
      (
        await house.refused(routes.decideChallenge, {
          as: clerk,
          params: { id: 'none' },
          body: { upheld: true, reason: '好的' },
        })
      ).code,
    ).toBe('NOT_FOUND')
  })
})

test('an owner who is late: the applicant is told once, and the desk shows it', async () => {
  const { chen, clerk, check } = await contested()
  house.clock.set('2026-11-24T15:59:00Z')
  await house.tend()
  expect(await house.told(chen)).not.toContain('异议答复超期')
  house.clock.set('2026-11-24T16:00:00Z')
  await house.tend()
  await house.tend()
  expect((await house.told(chen)).filter((title) => title === '异议答复超期')).toHaveLength(1)
  expect((await house.get(chen, check)).challenges[0]?.overdue).toBe(true)
  expect((await house.call(routes.desk, { as: clerk })).items[0]?.overdue).toBe(true)
})
