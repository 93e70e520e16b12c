import { contract } from '@anju/shared-types'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TestPerson } from '../../testing/people.ts'
import { createCaseHouse } from './case-house.ts'
import type { CaseRow } from './case-record.ts'
import { caseModel } from './case-store.ts'

/** What supervisors and inspectors watch: in which order work is done (E46), and clocks that stand too long (E57). */
const house = await createCaseHouse()
const desk = contract.caseDesk.table
const officers = contract.caseOfficers.table
const model = caseModel(house.parts.db)

let owner: TestPerson
let reviewer: TestPerson
let supervisor: TestPerson
let inspector: TestPerson
let reviewing: CaseRow
let task = ''

beforeAll(async () => {
  owner = await house.verified('crowd-6400')
  reviewer = await house.officer('registrar-2')
  supervisor = await house.officer('supervisor')
  inspector = await house.officer('inspector')
  const begun = await house.begin(owner, 'B14')
  const property = house.propertyOf(await house.homeOf(owner.slug))
  await house.answerAll(owner, begun, { property, details: { note: '曾用名变更' } })
  await house.submit(owner, begun)
  await house.settle()
  const clerk = await house.whoMay(begun, 'accept', ['clerk-1'])
  await house.seeAll(clerk, begun)
  await house.call(desk.accept, { as: clerk, params: { id: begun.id }, body: {} })
  reviewing = (await model.findById(begun.id).lean<CaseRow>())!
  task = reviewing.tasks[0]!.id
  await house.settle()
})

let copies = 0
/** The accepted case once more, in the reviewer's hands and due on a day of November. */
async function waits(day: number, more: Partial<CaseRow> = {}): Promise<CaseRow> {
  copies += 1
  const _id = house.parts.ids.id()
  const hands = reviewing.hands!.map((hand) => (hand.work === task ? { ...hand, staffNo: 'registrar-2' } : hand))
  const dueAt = new Date(Date.UTC(2026, 10, day, 9))
  const row = { ...reviewing, _id, number: `AJW${copies}`, hands, holders: ['registrar-2'], dueAt, ...more }
  await model.collection.insertOne(row as never)
  return row
}
async function review({ _id }: CaseRow) {
  const params = { id: _id }
  await house.open(reviewer, { id: _id })
  await house.call(desk.finishTask, { as: reviewer, params, body: { taskId: task, opinion: '核对无误' } })
}
const ownPicks = () => house.call(officers.ownPicks, { as: reviewer })

describe('in which order work is done', () => {
  it('passes over what was more urgent, says so to officer and supervisor, and can be explained', async () => {
    await model.deleteOne({ _id: reviewing._id })
    const urgent = await waits(24)
    const stopped = await waits(23, {
      suspension: { at: reviewing.changedAt, by: 'x', byName: 'x', ground: 'appraisal', reason: '鉴定' },
    })
    const later = await waits(27)
    await review(later)
    const own = await ownPicks()
    expect(own.measure).toEqual({ picks: 1, skipped: 1, explained: 0, sharePercent: 100 })
    // What is stopped cannot be done, so nobody passes it over.
    expect(own.items).toMatchObject([{ number: later.number, over: [{ number: urgent.number }] }])
    expect(JSON.stringify(own)).not.toContain(stopped.number)

    const shown = await house.call(officers.picking, { as: supervisor })
    expect(shown.people.find(({ staffNo }) => staffNo === 'registrar-2')).toMatchObject({ picks: 1, skipped: 1 })
    expect(shown.leftBehind).toMatchObject([{ id: urgent._id, number: urgent.number, times: 1 }])

    const params = { id: own.items[0]!.id }
    const body = { reason: '当事人在窗口等，先办了' }
    expect(await house.refused(officers.explainPick, { as: supervisor, params, body })).toMatchObject({
      code: 'NOT_FOUND',
    })
    const said = await house.call(officers.explainPick, { as: reviewer, params, body })
    expect(said).toMatchObject({ measure: { skipped: 0, explained: 1 }, items: [body] })
  })

  it('counts what was done in its order as nothing more than a pick', async () => {
    const urgent = (await model.findOne({ holders: 'registrar-2', suspension: { $exists: false } }).lean<CaseRow>())!
    await review(urgent)
    expect((await ownPicks()).measure).toMatchObject({ picks: 2, skipped: 0, explained: 1 })
    const { all, leftBehind } = await house.call(officers.picking, { as: inspector })
    expect(all).toMatchObject({ skipped: 0, explained: 1 })
    // It has found somebody: nobody is asked about it any more.
    expect(leftBehind).toEqual([])
  })

  it('is nobody else’s business', async () => {
    expect(await house.refused(officers.picking, { as: reviewer })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await house.call(officers.ownPicks, { as: supervisor })).items).toEqual([])
  })
})

describe('a clock that stands too long', () => {
  it('comes before the inspector once, whose finding the citizen reads', async () => {
    const from = new Date('2026-11-05T02:00:00Z')
    const pause = {
      who: 'other' as const,
      from,
      ground: 'appraisal' as const,
      paper: '告知书 1 号',
      by: 'registrar-2',
    }
    const short = { ...pause, from: new Date('2026-11-19T02:00:00Z') }
    const [long, brief] = [await waits(30, { spans: [pause] }), await waits(30, { spans: [short] })]
    for (let run = 0; run < 2; run++) await house.runEvery('long-pauses')
    const { items } = await house.call(officers.longPauses, { as: inspector })
    expect(items).toMatchObject([
      { caseId: long._id, paper: '告知书 1 号', workingDays: 12, usualDays: 10, by: { staffNo: 'registrar-2' } },
    ])
    expect(JSON.stringify(items)).not.toContain(brief.number)

    const params = { id: items[0]!.id }
    const body = { isRight: false, reason: '鉴定报告十日前已经收到' }
    const as = inspector
    expect(await house.refused(officers.checkPause, { as: supervisor, params, body })).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    const found = await house.call(officers.checkPause, { as, params, body })
    expect(found.items[0]!.finding).toMatchObject(body)
    const { history } = await house.get(owner, { id: long._id })
    expect(history.at(-1)!.text).toContain('不该停这么久。鉴定报告十日前已经收到')
    expect(await house.refused(officers.checkPause, { as, params, body })).toMatchObject({ code: 'STATE_MOVED' })
    await house.runEvery('long-pauses')
    expect((await house.call(officers.longPauses, { as: supervisor })).items).toHaveLength(1)
  })
})
