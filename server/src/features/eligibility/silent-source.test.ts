import { type Check, type FactSource, factSources } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { createCheckHouse } from './check-house.ts'

const house = await createCheckHouse()
const sources = Object.keys(factSources) as FactSource[]
const close = (source: FactSource, person?: string) =>
  house.sandbox.fault({ route: `gov.${source}.query`, kind: 'refuse', ...(person && { person }) })

beforeEach(() => house.fresh())

/** People who may buy for certain when everybody answers: for them silence may cost time, never the answer. */
describe.each(['wu-hao', 'lin-zhiyuan', 'he-jun'])('%s, each source silent in turn', (slug) => {
  test.each(sources)('%s: never a refusal', async (source) => {
    const person = await house.verified(slug)
    await close(source)
    const check = await house.answerAll(person, await house.check(person))
    expect(['passed', 'dataGap']).toContain(check.state)
    expect(check.result).not.toBe('FAIL')
    if (check.state !== 'dataGap') return
    expect(check.sources).toContainEqual(expect.objectContaining({ source, said: 'unanswered', saidLabel: '没有答复' }))
    expect(check.next).toContain(factSources[source])
    expect(check.headline).toContain('没有判定您不符合')
    await house.sandbox.clearFaults()
    house.clock.advance({ minutes: 2 })
    await house.tend()
    expect(await house.get(person, check)).toMatchObject({ state: 'passed', gaps: [] })
  })
})

describe('a source that is silent', () => {
  test('about one of the couple: the family’s other facts still show, and the late answer settles it', async () => {
    const [li, zhou] = [await house.verified('li-guohua'), await house.verified('zhou-min')]
    await close('contracts', 'zhou-min')
    const waiting = await house.check(li)
    await house.agree(zhou, (await house.consentsOf(zhou))[0]!)
    const gap = await house.settled(li, waiting)
    expect(gap).toMatchObject({
      state: 'dataGap',
      result: 'DATA_GAP',
      gaps: [{ fact: 'homes', offices: ['不动产登记簿（自然资源）', '网签备案（住建）'] }],
      personBy: { date: '2026-11-24' },
      allowedActions: ['challenge', 'withdraw'],
    })
    expect(await house.told(li)).toContain('购房资格核验：转人工核对')
    await house.sandbox.clearFaults()
    // Nothing happens before its time.
    await house.tend()
    expect((await house.get(li, gap)).state).toBe('dataGap')
    house.clock.advance({ minutes: 2 })
    await house.tend()
    expect(await house.get(li, gap)).toMatchObject({ state: 'passed', remaining: 1, decidedBy: 'rules' })
    expect(await house.eventsOf(gap.id)).toContain('check.passed')
  })

  test('for hours is asked ever more seldom, and never concluded from', async () => {
    const wu = await house.verified('wu-hao')
    await close('homes')
    const gap = await house.answerAll(wu, await house.check(wu))
    for (const minutes of [2, 3, 6, 16, 31, 61, 121, 241, 241]) {
      house.clock.advance({ minutes })
      await house.tend()
    }
    const [row] = await house.parts.db.collection('eligibility_checks').find().toArray()
    expect(row?.asks).toBe(10)
    expect((await house.get(wu, gap)).state).toBe('dataGap')
    expect((await house.get(wu, gap)).history).toHaveLength(gap.history.length)
  })

  test('that never answers at all is given up after its time', async () => {
    const hasty = await createCheckHouse({ config: { GOV_DATA_TIMEOUT_MS: '300' } })
    const wu = await hasty.verified('wu-hao')
    await hasty.correct('wu-hao', 'homes', { silent: true })
    const gap = await hasty.answerAll(wu, await hasty.check(wu))
    expect(gap.state).toBe('dataGap')
    expect(gap.sources).toContainEqual(expect.objectContaining({ source: 'homes', said: 'unanswered' }))
  })

  test.each(['500', 'wrong-signature'])('or answers with %s is silent', async (kind) => {
    const wu = await house.verified('wu-hao')
    await house.sandbox.fault({ route: 'gov.homes.query', kind })
    expect((await house.answerAll(wu, await house.check(wu))).state).toBe('dataGap')
  })

  test('and could change nothing changes nothing', async () => {
    const wu = await house.verified('wu-hao')
    await close('talent')
    await close('military')
    await close('incomeTax')
    expect(await house.check(wu)).toMatchObject({ state: 'passed', remaining: 1 })
  })
})

describe('a register of the family that is silent', () => {
  const gapOf = async (slug: string, source: FactSource): Promise<Check> => {
    const person = await house.verified(slug)
    await close(source)
    return house.answerAll(person, await house.check(person))
  }

  test('marriage: the check goes on with what is known; a spouse named late is asked then, and settles it', async () => {
    const [li, zhou] = [await house.verified('li-guohua'), await house.verified('zhou-min')]
    const gap = await gapOf('li-guohua', 'marriage')
    expect(gap).toMatchObject({ state: 'dataGap', family: [{ role: 'self' }] })
    expect(await house.consentsOf(zhou)).toEqual([])
    await house.sandbox.clearFaults()
    house.clock.advance({ minutes: 2 })
    await house.tend()
    const named = await house.get(li, gap)
    expect(named).toMatchObject({
      state: 'dataGap',
      family: [{ role: 'self' }, { role: 'spouse', consent: { state: 'waiting' } }],
    })
    expect(await house.told(zhou)).toEqual(['家人的购房资格核验等您同意'])
    await house.agree(zhou, (await house.consentsOf(zhou))[0]!)
    expect(await house.settled(li, gap)).toMatchObject({ state: 'passed', remaining: 1 })
  })

  test('household: children may be missing, so nothing is promised', async () => {
    const gap = await gapOf('wu-hao', 'household')
    expect(gap).toMatchObject({ state: 'dataGap' })
    expect(gap.gaps.map(({ fact }) => fact)).toContain('homes')
  })
})
