import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import type { TestPerson } from '../../testing/people.ts'
import { createCheckHouse } from './check-house.ts'

const house = await createCheckHouse()
const routes = contract.eligibilityChecks.table
/** Ten in the morning in Beijing. */
const turnTo = (day: string) => house.clock.set(`${day}T02:00:00Z`)

beforeEach(() => house.fresh())

/** 吴昊 passed on 2026-11-22: valid to 12-22, looked at again on 12-19. */
async function passed() {
  const wu = await house.verified('wu-hao')
  const check = await house.check(wu)
  expect(check).toMatchObject({ state: 'passed', validTo: '2026-12-22', recheckOn: '2026-12-19' })
  return { wu, check }
}
const consume = (as: TestPerson, { id }: { id: string }, contractNumber = 'JN2026-11-000123', key?: string) =>
  house.call(routes.consume, { as, key, params: { id }, body: { contractNumber } })
const closeHomes = () => house.sandbox.fault({ route: 'gov.homes.query', kind: 'refuse' })

describe('before a result ends', () => {
  test('it is checked again by itself and runs on', async () => {
    const { wu, check } = await passed()
    turnTo('2026-12-18')
    await house.tend()
    expect((await house.get(wu, check)).validTo).toBe('2026-12-22')
    await house.correct('wu-hao', 'socialInsurance', {
      record: { city: '济南', ranges: [{ from: '2024-11', to: '2026-11', late: false }] },
    })
    turnTo('2026-12-19')
    await house.tend()
    const renewed = await house.get(wu, check)
    expect(renewed).toMatchObject({ state: 'passed', validTo: '2027-01-18', recheckOn: '2027-01-15' })
    expect(renewed.facts.map(({ text }) => text)).toContainEqual(expect.stringContaining('25 个月'))
    expect(await house.told(wu)).toContain('核验结果已延长')
  })

  test('what has changed ends it, with the reason', async () => {
    const { wu, check } = await passed()
    await house.correct('wu-hao', 'contracts', {
      record: { contracts: [{ unitCode: 'x', district: '370102', usage: '住宅', status: '已备案' }] },
    })
    turnTo('2026-12-19')
    await house.tend()
    const lapsed = await house.get(wu, check)
    expect(lapsed).toMatchObject({ state: 'failed', decidedBy: 'rules' })
    expect(lapsed.allowedActions).toContain('askPerson')
    expect(await house.told(wu)).toContain('购房资格核验：未通过')
  })

  test('a silent source ends nothing: it is tried day by day, its holder is told once, and the last day stays', async () => {
    const { wu, check } = await passed()
    await closeHomes()
    for (const day of ['2026-12-19', '2026-12-20', '2026-12-21', '2026-12-22']) {
      turnTo(day)
      await house.tend()
      expect(await house.get(wu, check)).toMatchObject({ state: 'passed', validTo: '2026-12-22' })
    }
    expect((await house.told(wu)).filter((title) => title === '核验结果快到期了')).toHaveLength(1)
    turnTo('2026-12-23')
    await house.tend()
    expect(await house.get(wu, check)).toMatchObject({ state: 'expired', result: 'EXPIRED', allowedActions: [] })
    expect(await house.told(wu)).toContain('核验结果已过期')
    expect((await house.start(wu)).state).toBe('consenting')
    await house.settle()
  })

  test('an answer on the third try renews it', async () => {
    const { wu, check } = await passed()
    await closeHomes()
    turnTo('2026-12-19')
    await house.tend()
    await house.sandbox.clearFaults()
    turnTo('2026-12-20')
    await house.tend()
    expect((await house.get(wu, check)).validTo).toBe('2027-01-19')
  })

  test('it does not run on beyond what was agreed to: then its holder is warned', async () => {
    const { wu, check } = await passed()
    for (const day of ['2026-12-19', '2027-01-15']) {
      turnTo(day)
      await house.tend()
    }
    // Ninety days after the consent of 2026-11-22.
    const last = await house.get(wu, check)
    expect(last.validTo).toBe('2027-02-14')
    turnTo('2027-02-11')
    await house.tend()
    const ending = await house.get(wu, check)
    expect(ending.validTo).toBe('2027-02-20')
    expect(ending.recheckOn).toBeUndefined()
    turnTo('2027-02-17')
    await house.tend()
    expect(await house.told(wu)).toContain('核验结果快到期了')
    turnTo('2027-02-21')
    await house.tend()
    expect((await house.get(wu, check)).state).toBe('expired')
  })

  test('two turns of the clock at once renew once', async () => {
    const { wu, check } = await passed()
    turnTo('2026-12-19')
    await Promise.all([house.runEvery('tend-eligibility-checks'), house.runEvery('tend-eligibility-checks')])
    await house.settle()
    expect((await house.eventsOf(check.id)).filter((type) => type === 'check.renewed')).toHaveLength(1)
    expect((await house.get(wu, check)).validTo).toBe('2027-01-18')
  })
})

describe('a result is used', () => {
  test('once, for one contract', async () => {
    const clerk = await house.clerkHere('clerk-1')
    const { wu, check } = await passed()
    const key = newKey()
    const used = await consume(clerk, check, 'JN2026-11-000123', key)
    expect(used).toMatchObject({
      state: 'consumed',
      result: 'CONSUMED',
      consumed: { contractNumber: 'JN2026-11-000123' },
    })
    expect((await consume(clerk, check, 'JN2026-11-000123', key)).state).toBe('consumed')
    await expect(consume(clerk, check, 'JN2026-11-000999')).rejects.toThrow('STATE_MOVED')
    expect(await house.settled(wu, check)).toMatchObject({ state: 'consumed', allowedActions: [] })
    expect(await house.told(wu)).toContain('核验结果已用于签约')
    turnTo('2026-12-19')
    await house.tend()
    expect((await house.get(wu, check)).state).toBe('consumed')
  })

  test('by two clerks at once: one contract counts', async () => {
    const clerks = await Promise.all(['clerk-1', 'clerk-2'].map((no) => house.clerkHere(no)))
    const { check } = await passed()
    const tries = await Promise.allSettled(clerks.map((clerk, at) => consume(clerk, check, `JN2026-11-00012${at}`)))
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await house.settle()
  })

  test('not after its last day, even before the clock came round; not when it never passed', async () => {
    const clerk = await house.clerkHere('clerk-1')
    const { check } = await passed()
    turnTo('2026-12-22')
    expect((await house.call(routes.see, { as: clerk, params: check })).allowedActions).toContain('consume')
    turnTo('2026-12-23')
    expect((await house.call(routes.see, { as: clerk, params: check })).allowedActions).not.toContain('consume')
    await expect(consume(clerk, check)).rejects.toThrow('RESULT_EXPIRED')
    const chen = await house.verified('chen-xiaoyu')
    const failed = await house.answerAll(chen, await house.check(chen))
    await expect(consume(clerk, failed)).rejects.toThrow('STATE_MOVED')
    await expect(consume(clerk, check, '?')).rejects.toThrow('BAD_INPUT')
  })
})

describe('a result is revoked', () => {
  test('by a supervisor, with a reason, also after it was used', async () => {
    const [clerk, chief] = await Promise.all([house.clerkHere('clerk-1'), house.clerkHere('supervisor')])
    const { wu, check } = await passed()
    await consume(clerk, check)
    const revoke = { params: { id: check.id }, body: { reason: '社保记录系伪造' } }
    expect((await house.refused(routes.revoke, { as: clerk, ...revoke })).code).toBe('NOT_ALLOWED')
    expect(await house.refused(routes.revoke, { as: chief, ...revoke, body: { reason: '' } })).toMatchObject({
      field: 'reason',
    })
    expect(await house.call(routes.revoke, { as: chief, ...revoke })).toMatchObject({
      state: 'revoked',
      result: 'REVOKED',
    })
    const revoked = await house.settled(wu, check)
    expect(revoked.next).toContain('行政复议')
    expect(revoked.history.at(-1)?.text).toContain('社保记录系伪造')
    expect(await house.told(wu)).toContain('购房资格核验：结果被撤销')
    expect((await house.refused(routes.revoke, { as: chief, ...revoke })).code).toBe('STATE_MOVED')
  })

  test('while it is used: in whichever order, nothing counts twice', async () => {
    const [clerk, chief] = await Promise.all([house.clerkHere('clerk-1'), house.clerkHere('supervisor')])
    const { wu, check } = await passed()
    const body = { reason: '材料虚假' }
    const tries = await Promise.allSettled([
      house.call(routes.revoke, { as: chief, params: { id: check.id }, body }),
      consume(clerk, check),
    ])
    const { state, history } = await house.settled(wu, check)
    expect(tries.some(({ status }) => status === 'fulfilled')).toBe(true)
    // A used result can still be revoked, so both may count one after the other; never twice the same.
    expect(['revoked', 'consumed']).toContain(state)
    expect(new Set(history.map(({ text }) => text)).size).toBe(history.length)
  })
})

describe('what the sources said', () => {
  test('is deleted half a year after the end; the result and its reasons stay', async () => {
    const chen = await house.verified('chen-xiaoyu')
    const failed = await house.answerAll(chen, await house.check(chen))
    expect(failed.sources.length).toBeGreaterThan(0)
    turnTo('2027-05-30')
    await house.tend()
    expect((await house.get(chen, failed)).sources.length).toBeGreaterThan(0)
    turnTo('2027-05-31')
    await house.tend()
    const after = await house.get(chen, failed)
    expect(after).toMatchObject({ state: 'failed', sources: [] })
    expect(after.explanation).toEqual(failed.explanation)
    await house.tend()
    expect((await house.get(chen, failed)).history).toHaveLength(after.history.length)
  })
})
