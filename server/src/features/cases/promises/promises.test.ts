import { contract, plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { createCaseHouse } from '../case-house.ts'
import type { CaseRow } from '../case-record.ts'
import { caseModel } from '../case-store.ts'

/** B16 asks for evidence that may come later (容缺); B19 for remains that a promise may replace (告知承诺). 济南 lets the clock run. */
const house = await createCaseHouse()
const citizen = contract.cases.table
const desk = contract.caseDesk.table
const promises = contract.casePromises.table
const model = caseModel(house.parts.db)
const EVIDENCE = 'error-evidence'
const REMAINS = 'remains'
let people = 5_600

const person = () => {
  people += 1
  return house.verified(`crowd-${people}`)
}
type Citizen = Awaited<ReturnType<typeof person>>

async function filled(as: Citizen, code: 'B16' | 'B19' = 'B16') {
  const begun = await house.begin(as, code)
  const property = house.propertyOf(await house.homeOf(as.slug))
  const details: Record<string, string> = code === 'B16' ? { reason: '面积写错了' } : {}
  await house.answerAll(as, begun, {
    ...{ property, details },
    ...(code === 'B19' && { answers: { 怎么没的: '坏了、烧了' } }),
  })
  return { id: begun.id }
}
const promise = (as: Citizen, { id }: { id: string }, due?: string, material = EVIDENCE) => ({
  as,
  params: { id },
  body: { material, promise: { ...(due && { due: plainDate(due) }) } },
})
/** Handed in with everything but the evidence, which is promised. */
async function promised(due = '2026-11-26', as?: Citizen) {
  const who = as ?? (await person())
  const one = await filled(who)
  await house.call(citizen.givePaper, promise(who, one, due))
  await house.submit(who, one)
  return { as: who, ...one }
}
async function accepted(due?: string) {
  const one = await promised(due)
  const clerk = await house.officer('clerk-1')
  await house.seeAll(clerk, one)
  await house.call(desk.accept, { as: clerk, params: { id: one.id }, body: {} })
  return { ...one, clerk }
}
const tick = async () => {
  await house.runEvery('case-clock')
  await house.settle()
}
const promiseOf = async (as: Citizen, one: { id: string }) => (await house.get(as, one)).promises[0]!
const seen = async (one: { id: string }, material = EVIDENCE) => {
  const clerk = await house.officer('clerk-1')
  await house.open(clerk, one)
  return house.send(desk.paperSeen, { as: clerk, params: { id: one.id }, body: { material } })
}

describe('four cures are four things', () => {
  it('the item says which fits, the reply says until when and what one signs', async () => {
    const as = await person()
    const evidence = (await house.get(as, await filled(as))).materials.find(({ id }) => id === EVIDENCE)!
    const of = (cure: string) => evidence.cures.find((one) => one.cure === cure)!
    expect(of('deferral')).toMatchObject({ allowed: true, latest: expect.any(String) })
    expect(of('deferral').statement.length).toBeGreaterThan(3)
    expect([of('pledge').allowed, of('waiver').allowed, of('keeping').allowed]).toEqual([false, false, true])
  })

  it('a key paper is never promised, and a day beyond the rule is not taken', async () => {
    const as = await person()
    const one = await filled(as)
    const late = await house.refused(citizen.givePaper, promise(as, one, '2027-03-01'))
    expect(late).toMatchObject({ code: 'PROMISE_NOT_ALLOWED', field: 'due' })
    const none = await house.refused(citizen.givePaper, promise(as, one))
    expect(none).toMatchObject({ code: 'PROMISE_NOT_ALLOWED', field: 'due' })
    const b19 = await filled(as, 'B19')
    const key = await house.refused(citizen.givePaper, promise(as, b19, undefined, 'id-card'))
    expect(key).toMatchObject({ code: 'PROMISE_NOT_ALLOWED' })
  })

  it('a pledge stands for the paper for good, until it is found false: then it is owed and nothing is decided', async () => {
    const as = await person()
    const one = await filled(as, 'B19')
    await house.call(citizen.givePaper, promise(as, one, undefined, REMAINS))
    await house.submit(as, one)
    // The machine looks first, and leaves it to people.
    await house.settle()
    const clerk = await house.officer('clerk-1')
    await house.seeAll(clerk, one)
    await house.call(desk.accept, { as: clerk, params: one, body: {} })
    await house.finishAll(one)
    const pledge = await promiseOf(as, one)
    expect(pledge).toMatchObject({ cure: 'pledge', state: 'kept', stateText: '承诺有效' })
    const registrar = await house.officer('registrar')
    await house.open(registrar, one)
    const body = { promise: pledge.id, reason: '公安有挂失记录，不是毁损' }
    const file = await house.call(desk.pledgeFalse, { as: registrar, params: one, body })
    expect(file.materials.find(({ id }) => id === REMAINS)).toMatchObject({ status: 'open' })
    const refused = await house.refused(desk.approve, { as: registrar, params: one, body: { opinion: '同意' } })
    expect(refused).toMatchObject({ code: 'PAPERS_MISSING', text: expect.stringContaining('不符') })
    await house.settle()
    const { items } = await house.call(contract.notices.table.list, { as })
    expect(items.map(({ title }) => title)).toContain('承诺经核实不符，请补材料')
  })
})

describe('a promised paper', () => {
  it('is reminded of, comes in time, is looked at, and only then is anything decided', async () => {
    const one = await accepted()
    house.clock.set(new Date('2026-11-24T02:00:00Z'))
    await tick()
    const { items } = await house.call(contract.notices.table.list, { as: one.as })
    expect(items.map(({ text }) => text).join()).toMatch(/补交.*最晚/)
    expect(await promiseOf(one.as, one)).toMatchObject({ state: 'open', daysLeft: 2 })
    await house.finishAll(one)
    const registrar = await house.officer('registrar')
    await house.open(registrar, one)
    const approve = { as: registrar, params: { id: one.id }, body: { opinion: '同意' } }
    expect(await house.refused(desk.approve, approve)).toMatchObject({
      code: 'PAPERS_MISSING',
      text: expect.stringContaining('还没有到'),
    })
    house.clock.set(new Date('2026-11-26T15:59:00Z'))
    expect((await seen(one)).status).toBe(200)
    expect(await promiseOf(one.as, one)).toMatchObject({ state: 'kept' })
    await house.open(registrar, one)
    expect(await house.call(desk.approve, approve)).toMatchObject({ state: 'entering' })
    house.clock.set(new Date('2026-11-23T02:00:00Z'))
    await house.settle()
  })

  it('that does not come ends the case after its last day, and keeps its author from promising until it is repaired', async () => {
    const one = await accepted()
    house.clock.set(new Date('2026-11-26T15:59:00Z'))
    await tick()
    expect(await house.get(one.as, one)).toMatchObject({ state: 'reviewing' })
    house.clock.set(new Date('2026-11-26T16:00:00Z'))
    await tick()
    expect(await house.get(one.as, one)).toMatchObject({
      state: 'returned',
      ending: { text: expect.stringContaining('不再容缺') },
      promises: [{ state: 'broken' }],
    })
    const next = await filled(one.as)
    const blocked = await house.refused(citizen.givePaper, promise(one.as, next, '2026-11-30'))
    expect(blocked).toMatchObject({ code: 'PROMISE_NOT_ALLOWED', text: expect.stringContaining('修复') })

    const inspector = await house.officer('inspector')
    const broken = await house.call(promises.list, { as: inspector, query: { state: 'broken' } })
    const line = broken.items.find(({ caseId }) => caseId === one.id)!
    expect(line).toMatchObject({ mayRepair: false, person: expect.stringContaining('*') })
    const supervisor = await house.officer('supervisor')
    const repair = { params: { id: one.id, promise: line.id }, body: { reason: '住院期间没能补交，有证明' } }
    expect(await house.refused(promises.repair, { as: inspector, ...repair })).toMatchObject({ code: 'NOT_ALLOWED' })
    await house.call(promises.repair, { as: supervisor, ...repair })
    expect(await house.call(citizen.givePaper, promise(one.as, next, '2026-11-30'))).toMatchObject({
      promises: [{ state: 'open' }],
    })
    house.clock.set(new Date('2026-11-23T02:00:00Z'))
  })

  it('may be put off once, before it is due and not beyond the rule', async () => {
    const one = await accepted('2026-11-25')
    const { id, postponeUntil } = await promiseOf(one.as, one)
    const ask = (due: string) => ({
      as: one.as,
      params: { id: one.id, promise: id },
      body: { due: plainDate(due), reason: '档案馆周五才出' },
    })
    expect(await house.refused(citizen.postponePromise, ask('2027-03-01'))).toMatchObject({
      code: 'PROMISE_NOT_ALLOWED',
    })
    const moved = await house.call(citizen.postponePromise, ask(postponeUntil!))
    expect(moved.promises).toMatchObject([{ due: postponeUntil, postponed: { from: '2026-11-25' } }])
    expect(moved.promises[0]!.postponeUntil).toBeUndefined()
    expect((await house.refused(citizen.postponePromise, ask(postponeUntil!))).code).toBe('PROMISE_NOT_ALLOWED')
  })

  it('only one is open at a time for somebody who has kept none', async () => {
    const one = await promised()
    const blocked = await house.refused(citizen.givePaper, promise(one.as, await filled(one.as), '2026-11-26'))
    expect(blocked).toMatchObject({ code: 'PROMISE_NOT_ALLOWED', text: expect.stringContaining('1 份') })
  })

  it('two drafts of one person handed in at the same instant: one promise binds', async () => {
    const as = await person()
    const [one, two] = [await filled(as), await filled(as)]
    for (const each of [one, two]) await house.call(citizen.givePaper, promise(as, each, '2026-11-26'))
    const digests = await Promise.all([one, two].map(async (each) => (await house.get(as, each)).act!.digest))
    const sent = await Promise.all(
      [one, two].map((each, at) =>
        house.send(citizen.submit, { as, params: each, body: { digest: digests[at]! } }).then(({ status }) => status),
      ),
    )
    expect(sent.toSorted()).toEqual([200, 422])
  })
})

describe('the paper and the clock at the same instant', () => {
  const REPEATS = Number(process.env.RACES ?? 8)
  it('one of them wins, and the other is told so', async () => {
    const one = await accepted()
    const row = (await model.findById(one.id).lean<CaseRow>())!
    for (let at = 0; at < REPEATS; at += 1) {
      const _id = house.parts.ids.id()
      house.clock.set(new Date('2026-11-26T15:59:59Z'))
      const seenBy = [{ staffNo: 'clerk-1', at: house.clock.now(), revision: row.revision }]
      await model.collection.insertOne({ ...row, _id, number: `KEPT${at}`, seenBy } as never)
      // The clock of the worker is past midnight while the clerk's request, stamped before it, is still under way.
      const clerk = await house.officer('clerk-1')
      const look = house.send(desk.paperSeen, { as: clerk, params: { id: _id }, body: { material: EVIDENCE } })
      house.clock.set(new Date('2026-11-26T16:00:00Z'))
      const [reply] = await Promise.all([look, house.runEvery('case-clock')])
      const after = (await model.findById(_id).lean<CaseRow>())!
      const isKept = after.promises![0]!.accepted
      expect([reply.status === 200, after.state]).toEqual([isKept, isKept ? 'reviewing' : 'returned'])
      expect(after.revision - row.revision).toBe(1)
      expect(after.promises![0]!.brokenOn === undefined).toBe(isKept)
      await model.deleteOne({ _id })
    }
    house.clock.set(new Date('2026-11-23T02:00:00Z'))
  })
})
