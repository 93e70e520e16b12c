import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createCheckHouse } from './check-house.ts'

const house = await createCheckHouse()
const routes = contract.eligibilityChecks.table

beforeEach(() => house.fresh())

/** 李国华 has applied and waits for 周敏. */
async function waiting() {
  const [li, zhou] = [await house.verified('li-guohua'), await house.verified('zhou-min')]
  const check = await house.check(li)
  const [consent] = await house.consentsOf(zhou)
  return { li, zhou, check, consent: consent! }
}
const stored = async () => (await house.parts.db.collection('eligibility_checks').findOne({}))!

describe('a spouse agrees', () => {
  test('twice at once: one counts', async () => {
    const { li, zhou, check, consent } = await waiting()
    const tries = await Promise.allSettled([1, 2, 3].map(() => house.agree(zhou, consent)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of tries) if (one.status === 'rejected') expect(String(one.reason)).toContain('STATE_MOVED')
    expect(await house.settled(li, check)).toMatchObject({ state: 'passed', remaining: 1 })
    expect((await house.eventsOf(check.id)).filter((type) => type === 'check.ready')).toHaveLength(1)
  })

  test('again with the same key: the same reply', async () => {
    const { zhou, consent } = await waiting()
    const key = newKey()
    const first = await house.agree(zhou, consent, key)
    expect(first).toMatchObject({ state: 'given', allowedActions: ['refuse'] })
    expect(await house.agree(zhou, consent, key)).toEqual(first)
    await house.settle()
  })

  test('to the text they read, and to no other', async () => {
    const { zhou, consent } = await waiting()
    const older = { ...consent, statement: { version: '2020-01.11111111' } }
    await expect(house.agree(zhou, older)).rejects.toThrow('STATEMENT_OUTDATED')
    expect(consent.statement.version).toBe(house.version)
    expect(consent.statement.sources.map(({ source }) => source)).toContain('homes')
  })

  test('for nobody else: neither the applicant nor a stranger can', async () => {
    const { li, consent } = await waiting()
    const wu = await house.verified('wu-hao')
    for (const as of [li, wu]) {
      await expect(house.agree(as, consent)).rejects.toThrow('NOT_YOURS')
      expect((await house.refused(routes.refuse, { as, params: { id: consent.id } })).code).toBe('NOT_YOURS')
      expect(await house.consentsOf(as)).toEqual([])
    }
  })

  test('too late: the applicant has taken it back', async () => {
    const { li, zhou, check, consent } = await waiting()
    await house.call(routes.withdraw, { as: li, params: check })
    await expect(house.agree(zhou, consent)).rejects.toThrow('STATE_MOVED')
    expect(await house.consentsOf(zhou)).toMatchObject([{ checkState: '已取消', allowedActions: [] }])
  })
})

describe('a spouse does not agree', () => {
  test('the check ends, what was learned is deleted, and both know', async () => {
    const { li, zhou, check, consent } = await waiting()
    const reply = await house.call(routes.refuse, { as: zhou, params: consent })
    expect(reply).toMatchObject({ state: 'refused', checkState: '已取消', allowedActions: [] })
    const ended = await house.settled(li, check)
    expect(ended).toMatchObject({ state: 'cancelled', sources: [], allowedActions: [] })
    expect(ended.result).toBeUndefined()
    expect(ended.next).toContain('窗口')
    expect(await house.told(li)).toEqual(['核验已停止'])
    expect((await stored()).members.flatMap(({ answers }: { answers: unknown[] }) => answers)).toEqual([])
    expect((await house.refused(routes.refuse, { as: zhou, params: { id: consent.id } })).code).toBe('STATE_MOVED')
  })

  test('after having agreed: what is under way ends', async () => {
    const { li, zhou, check, consent } = await waiting()
    await house.sandbox.fault({ route: 'gov.homes.query', kind: 'refuse' })
    await house.agree(zhou, consent)
    expect((await house.settled(li, check)).state).toBe('dataGap')
    await house.call(routes.refuse, { as: zhou, params: consent })
    expect(await house.settled(li, check)).toMatchObject({ state: 'cancelled', sources: [] })
  })

  test('after the result: it stands, and is not checked again by itself', async () => {
    const { li, zhou, check, consent } = await waiting()
    await house.agree(zhou, consent)
    expect((await house.settled(li, check)).recheckOn).toBe('2026-12-19')
    await house.call(routes.refuse, { as: zhou, params: consent })
    const after = await house.settled(li, check)
    expect(after).toMatchObject({ state: 'passed', validTo: '2026-12-22' })
    expect(after.recheckOn).toBeUndefined()
    expect(await house.told(li)).toContain('家人撤回了同意')
    house.clock.set('2026-12-19T02:00:00Z')
    await house.tend()
    expect((await house.get(li, check)).validTo).toBe('2026-12-22')
    expect((await house.refused(routes.refuse, { as: zhou, params: { id: consent.id } })).code).toBe('STATE_MOVED')
  })
})

describe('a spouse who was never here', () => {
  test('the applicant is told in words; once the name is proved, the spouse finds it', async () => {
    const own = await createCheckHouse()
    const li = await own.verified('li-guohua')
    const check = await own.check(li)
    expect(check.family[1]?.consent).toMatchObject({ state: 'waiting', how: expect.stringContaining('完成实名') })
    const zhou = await own.person('zhou-min')
    expect((await own.refused(routes.consents, { as: zhou })).code).toBe('REAL_NAME_REQUIRED')
    const { name, idNumber } = zhou
    await own.call(contract.me.table.proveRealName, { as: zhou, body: { name, idNumber } })
    await own.settle()
    expect(await own.told(zhou)).toContain('家人的购房资格核验等您同意')
    await own.agree(zhou, (await own.consentsOf(zhou))[0]!)
    expect((await own.settled(li, check)).state).toBe('passed')
  })

  test('nobody agrees for two weeks: the check is closed, and may be begun again', async () => {
    const { li, zhou, check } = await waiting()
    house.clock.set('2026-12-06T02:00:00Z')
    await house.tend()
    expect((await house.get(li, check)).state).toBe('consenting')
    house.clock.set('2026-12-07T02:00:00Z')
    await house.tend()
    expect(await house.get(li, check)).toMatchObject({ state: 'cancelled', sources: [] })
    expect(await house.told(li)).toEqual(['核验已停止'])
    expect(await house.consentsOf(zhou)).toMatchObject([{ allowedActions: [] }])
    expect((await house.start(li)).state).toBe('consenting')
    await house.settle()
  })
})
