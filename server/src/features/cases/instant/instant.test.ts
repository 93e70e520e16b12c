import { contract } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../platform/clock.ts'
import { createFeatures } from '../../../wiring.ts'
import { createCaseHouse } from '../case-house.ts'
import type { CaseRow } from '../case-record.ts'
import { caseModel } from '../case-store.ts'

/** What happens after the offices have answered and before the machine decides on it; once. */
let between: (() => Promise<void>) | undefined

/** Every decision of the machine is drawn: two digits are what the sample asks for. */
const house = await createCaseHouse({
  build: (platform) => {
    const { ids: real, transact: change } = platform.parts
    const ids = { ...real, digits: (length: number) => (length === 2 ? '00' : real.digits(length)) }
    const transact: typeof change = async (call, ...rest) => {
      const meanwhile = between
      if (meanwhile && JSON.stringify(call.actor).includes('instant')) {
        between = undefined
        await meanwhile()
      }
      return change(call, ...rest)
    }
    return createFeatures({ ...platform, parts: { ...platform.parts, ids, transact } }, { outsideClock: systemClock })
  },
  config: { GOV_DATA_TIMEOUT_MS: '20000' },
})
const desk = contract.caseDesk.table
const instant = contract.instantDesk.table
const model = caseModel(house.parts.db)
let people = 5_400

const person = () => {
  people += 1
  return house.verified(`crowd-${people}`)
}
type Citizen = Awaited<ReturnType<typeof person>>

/** A lost certificate of somebody's only home, handed in. */
async function lost(as: Citizen, remark = '') {
  const begun = await house.begin(as, 'B19')
  const home = await house.homeOf(as.slug)
  await house.answerAll(as, begun, { property: house.propertyOf(home), remark })
  await house.submit(as, begun)
  return { id: begun.id, home }
}
async function settled(as: Citizen, one: { id: string }) {
  await house.settle({ failures: 'allow' })
  return house.get(as, one)
}
const seizure = { by: '法院', authority: '历下区人民法院', document: '（2026）鲁0102执9号', months: 36 }

describe('秒批', () => {
  it('takes in, decides and enters within the worker, with proof that the citizen reads', async () => {
    const as = await person()
    const one = await lost(as)
    const shown = await settled(as, one)
    expect(shown).toMatchObject({ state: 'feeDue', register: { number: expect.any(String) } })
    expect(shown.instant).toMatchObject({
      outcome: 'decide',
      reasons: [],
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(shown.instant!.basis[0]!.law).toContain('实施细则')
    for (const fact of shown.instant!.facts) expect(fact).toMatchObject({ said: 'found', asOf: expect.any(String) })
    expect(shown.instant!.facts.map(({ source }) => source)).toEqual(expect.arrayContaining(['公安', '自然资源']))
    expect(shown.history.map(({ who }) => who)).toContain('系统（秒批）')
    const events = await house.events({ subject: one.id })
    expect(events.find(({ type }) => type === 'case.instantly-decided')?.data).toMatchObject({
      proof: shown.instant!.hash,
    })
    expect((await house.homeOf(as.slug)).version).toBe(one.home.version + 1)
  })

  it('an item that touches no home is decided to its end', async () => {
    const as = await person()
    const begun = await house.begin(as, 'C07')
    await house.answerAll(as, begun)
    await house.submit(as, begun)
    expect(await settled(as, begun)).toMatchObject({ state: 'closed', instant: { outcome: 'decide' } })
  })

  it.each<[string, (as: Citizen) => Promise<{ id: string }>, string]>([
    [
      'a home with a seizure on it',
      async (as) => {
        const { unitCode } = await house.homeOf(as.slug)
        await house.sandbox.control('POST', `/register/units/${unitCode}/seize`, seizure)
        return lost(as)
      },
      '对不上',
    ],
    ['a remark that somebody has to read', (as) => lost(as, '请先打电话'), '留言'],
    [
      'a paper of which no office was asked',
      async (as) => {
        const begun = await house.begin(as, 'C10')
        await house.answerAll(as, begun)
        await house.submit(as, begun)
        return begun
      },
      '查不到',
    ],
  ])('%s goes to a person, never to a no', async (_what, make, why) => {
    const as = await person()
    const one = await make(as)
    const shown = await settled(as, one)
    expect(shown).toMatchObject({ state: 'submitted', instant: { outcome: 'person' } })
    expect(shown.instant!.reasons.join()).toContain(why)
    expect(shown.ending).toBeUndefined()
  })

  it('a loan that the fund centre finds is decided; what it does not find goes to a person, and silence is no no', async () => {
    const cao = await house.verified('cao-ying')
    const offset = async (as: Citizen) => {
      const begun = await house.begin(as, 'C06')
      await house.answerAll(as, begun)
      await house.submit(as, begun)
      return settled(as, begun)
    }
    const decided = await offset(cao)
    expect(decided).toMatchObject({ state: 'closed', instant: { outcome: 'decide' } })
    expect(decided.instant!.facts).toContainEqual(
      expect.objectContaining({ source: '公积金中心', said: 'found', text: expect.stringMatching(/没有还清.*尾号/) }),
    )
    const without = await offset(await person())
    expect(without).toMatchObject({ state: 'submitted', instant: { outcome: 'person' } })
    expect(without.instant!.reasons.join()).toContain('公积金中心没有查到')
    await house.sandbox.fault({ route: 'gov.fundLoans.query', kind: '500', times: 20 })
    const silent = await offset(cao)
    await house.sandbox.clearFaults()
    expect(silent).toMatchObject({ state: 'submitted', instant: { outcome: 'person' } })
    expect(silent.instant!.reasons.join()).toContain('现在查不到')
    expect(silent.ending).toBeUndefined()
  })

  it('a silent population register leaves it to people', async () => {
    const who = await person()
    const begun = await house.begin(who, 'C07')
    await house.answerAll(who, begun)
    await house.submit(who, begun)
    await house.sandbox.fault({ route: 'gov.population.verify', kind: '500', times: 20 })
    const shown = await settled(who, begun)
    await house.sandbox.clearFaults()
    expect(shown).toMatchObject({ state: 'submitted', instant: { outcome: 'person' } })
  })

  it('a seizure between the look and 登簿 wins: the register refuses the old page', async () => {
    const as = await person()
    const one = await lost(as)
    await house.sandbox.fault({ route: 'gov.register.outcome', kind: '500', times: 1 })
    await house.settle({ failures: 'allow' })
    const between = (await model.findById(one.id).lean<CaseRow>())!
    if (between.state === 'entering') {
      await house.sandbox.control('POST', `/register/units/${one.home.unitCode}/seize`, seizure)
    }
    await house.sandbox.clearFaults()
    house.clock.advance({ minutes: 2 })
    await house.runEvery('case-clock')
    await expect.poll(async () => (await settled(as, one)).state, { timeout: 15_000 }).not.toBe('entering')
    const ended = await house.get(as, one)
    // Whoever was first: entered before the seizure, or stopped by it. Never both.
    if (ended.state === 'approving') expect(ended.holds[0]?.hold).toBe('suspended')
    else expect(ended.state).toBe('feeDue')
  })

  it('what was asked of the old words decides nothing when the case came in anew meanwhile', async () => {
    const as = await person()
    const begun = await house.begin(as, 'B19')
    const property = house.propertyOf(await house.homeOf(as.slug))
    await house.answerAll(as, begun, { property })
    between = async () => {
      await house.call(contract.cases.table.reopen, { as, params: { id: begun.id } })
      house.clock.advance({ minutes: 1 })
      await house.submit(as, begun)
    }
    await house.submit(as, begun)
    const shown = await settled(as, begun)
    expect(shown).toMatchObject({ state: 'feeDue', instant: { outcome: 'decide' } })
    // The newer event asked anew, and decided on what it was told.
    expect(between).toBeUndefined()
    expect(new Set(shown.instant!.facts.map(({ at }) => at))).toEqual(new Set([shown.submittedAt]))
  })

  it('twice is once: a repeat of the event changes nothing', async () => {
    const as = await person()
    const one = await lost(as)
    await settled(as, one)
    const before = (await model.findById(one.id).lean<CaseRow>())!
    const feature = house.features.find(({ name }) => name === 'cases')!
    const [event] = (await house.events({ subject: one.id })).filter(({ type }) => type === 'case.submitted')
    await feature.on!['case.submitted']!(event as never)
    expect((await model.findById(one.id).lean<CaseRow>())!.revision).toBe(before.revision)
  })
})

describe('the blind sample', () => {
  it('shows rule and facts, no name and no answer; whoever has opened the file is not asked', async () => {
    const as = await person()
    const one = await lost(as)
    await settled(as, one)
    const clerk = await house.officer('clerk-1')
    const { items } = await house.call(instant.samples, { as: clerk })
    expect(items).toContainEqual(expect.objectContaining({ id: one.id, kind: 'sample' }))
    const sample = await house.call(instant.seeSample, { as: clerk, params: { id: one.id } })
    expect(sample.facts.length).toBeGreaterThan(2)
    expect(JSON.stringify(sample)).not.toContain(as.name)
    expect(JSON.stringify(sample)).not.toMatch(/decide|秒批通过/)
    const { items: looks } = await house.call(contract.me.table.accessLog, { as })
    expect(looks[0]).toMatchObject({ what: expect.stringContaining('秒批') })
    const other = await house.officer('clerk-2')
    await house.open(other, one)
    const body = { decision: 'decide', reason: '逐条核对，都对得上' } as const
    expect((await house.refused(instant.decideSample, { as: other, params: { id: one.id }, body })).code).toBe(
      'NOT_ALLOWED',
    )
    expect(await house.call(instant.decideSample, { as: clerk, params: { id: one.id }, body })).toMatchObject({
      agreed: true,
    })
    expect((await house.refused(instant.decideSample, { as: clerk, params: { id: one.id }, body })).code).toBe(
      'STATE_MOVED',
    )
  })

  it('where it differs a supervisor says who was right, and an administrator can take the item out', async () => {
    const as = await person()
    const one = await lost(as)
    await settled(as, one)
    const clerk = await house.officer('clerk-2')
    const body = { decision: 'person', reason: '应当再问一次本人' } as const
    expect(await house.call(instant.decideSample, { as: clerk, params: { id: one.id }, body })).toMatchObject({
      agreed: false,
    })
    const supervisor = await house.officer('supervisor')
    const { items } = await house.call(instant.samples, { as: supervisor })
    expect(items).toContainEqual(expect.objectContaining({ id: one.id, kind: 'differed', outcome: 'decide' }))
    const settle = { params: { id: one.id }, body: { isMachineRight: false, reason: '本人已说明，今后先问' } }
    expect((await house.refused(instant.settle, { as: clerk, ...settle })).code).toBe('NOT_ALLOWED')
    await house.call(instant.settle, { as: supervisor, ...settle })
    expect((await house.refused(instant.settle, { as: supervisor, ...settle })).code).toBe('STATE_MOVED')

    const admin = await house.officer('admin')
    const off = { params: { code: 'B19' }, body: { on: false, reason: '抽查不一致，先停用' } }
    expect((await house.refused(instant.switchItem, { as: supervisor, ...off })).code).toBe('NOT_ALLOWED')
    const turned = await house.call(instant.switchItem, { as: admin, ...off })
    expect(turned.items.find(({ code }) => code === 'B19')).toMatchObject({ isOn: false, differed: 1 })
    const next = await person()
    expect(await settled(next, await lost(next))).toMatchObject({
      state: 'submitted',
      instant: { outcome: 'person', reasons: [expect.stringContaining('停用')] },
    })
    await house.call(instant.switchItem, { as: admin, ...off, body: { on: true, reason: '核对过了，恢复' } })
  })

  it('people decide as ever on what the machine left to them', async () => {
    const as = await person()
    const one = await lost(as, '请快一点')
    await settled(as, one)
    const clerk = await house.officer('clerk-1')
    await house.seeAll(clerk, one)
    expect(await house.call(desk.accept, { as: clerk, params: { id: one.id }, body: {} })).toMatchObject({
      state: 'reviewing',
    })
  })
})
