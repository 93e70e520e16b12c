import { contract } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import type { CaseRow } from './case-record.ts'
import { createReviewingHouse } from './reviewing-house.ts'

/** What supervisors and inspectors watch: in which order work is done (E46), and clocks that stand too long (E57). */
const { house, model, owner, reviewing, task, heldBy } = await createReviewingHouse('crowd-6400')
const reviewer = await house.officer('registrar-2')
const supervisor = await house.officer('supervisor')
const inspector = await house.officer('inspector')
const desk = contract.caseDesk.table
const officers = contract.caseOfficers.table

/** The accepted case once more, in the reviewer's hands and due on a day of November. */
const waits = (day: number, more: Partial<CaseRow> = {}): Promise<CaseRow> =>
  heldBy('registrar-2', { dueAt: new Date(Date.UTC(2026, 10, day, 9)), ...more })

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
