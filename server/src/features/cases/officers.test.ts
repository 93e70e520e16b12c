import { contract, plainDate, type StaffCase } from '@anju/shared-types'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TestPerson } from '../../testing/people.ts'
import { createStaffStore, type StaffMember } from '../accounts/staff-store.ts'
import type { CaseRow } from './case-record.ts'
import { createReviewingHouse } from './reviewing-house.ts'

/**
 * Who works on a case and when it is late: drawn, handed on, covered, moved up. One case is taken in once; each test works on a copy of it
 * that stands where the test begins.
 */
const { house, model, owner, reviewing, task, copy, heldBy } = await createReviewingHouse('crowd-6100')
const supervisor = await house.officer('supervisor')
const desk = contract.caseDesk.table
const officers = contract.caseOfficers.table
const staffing = contract.staffing.table
const citizen = contract.cases.table
const likes = house.parts.db.collection('like_cases')
// Monday 2026-11-23 10:00 in Beijing.
const MONDAY = new Date('2026-11-23T02:00:00Z')

const rowOf = async (id: string) => (await model.findById(id).lean<CaseRow>())!
const holderOf = async (id: string) => (await rowOf(id)).hands?.find(({ work }) => work === task)?.staffNo
const open = async (staffNo: string, id: string): Promise<StaffCase> => house.open(await house.officer(staffNo), { id })
const tick = async () => {
  await model.updateMany({ clockAt: { $exists: true } }, { $set: { clockAt: house.clock.now() } })
  await house.runEvery('case-clock')
  await house.settle()
}
const titles = async (as: TestPerson) => {
  const { items } = await house.call(contract.notices.table.list, { as })
  return items.map(({ title }) => title)
}

/** The case handed in again, and taken in by the clerk: the review is drawn anew. */
async function takenIn(): Promise<{ id: string; text: string }> {
  const { acceptedAt: _at, acceptedBy: _by, acceptedByName: _name, ...rest } = reviewing
  const tasks = rest.tasks.map(({ openedAt: _opened, ...one }) => one)
  const { _id } = await copy({ state: 'submitted', tasks, spans: [], hands: [], holders: [] }, rest)
  const clerk = await house.officer('clerk-1')
  await house.seeAll(clerk, { id: _id })
  const { history } = await house.call(desk.accept, { as: clerk, params: { id: _id }, body: {} })
  return { id: _id, text: history.at(-1)!.text }
}

/** One more registrar of the registry, who can be drawn beside 梁燕. */
const another: StaffMember = {
  ...{ staffNo: 'registrar-9', name: '马悦', hallId: 'jn-shimin', roles: ['registrar'] },
  ...{ departments: ['registry'], qualifications: [{ kind: 'registrar' }] },
}
const leave = (staffNo: string, from: string, to: string) =>
  house.call(staffing.addLeave, {
    as: supervisor,
    params: { staffNo },
    body: { from: plainDate(from), to: plainDate(to), reason: '休假' },
  })
const endLeaves = async () => {
  const { items } = await house.call(staffing.list, { as: supervisor })
  for (const { staffNo, leaves } of items) {
    for (const { id: leaveId } of leaves) {
      await house.call(staffing.endLeave, { as: supervisor, params: { staffNo, leaveId } })
    }
  }
}

describe('the draw', () => {
  it('gave each piece of work to somebody, says so to the citizen, and comes out the same again', async () => {
    const { history } = await house.get(owner, { id: reviewing._id })
    expect(history.find(({ text }) => text.startsWith('已受理'))?.text).toContain('抽签分给')
    const shown = await house.call(officers.draws, { as: supervisor, params: { id: reviewing._id } })
    expect(shown.items.map(({ work, differs }) => [work, differs])).toEqual([
      ['受理', []],
      [task, []],
    ])
    // Who sits at a window for everything steps back for the office's own.
    expect(shown.items[1]).toMatchObject({ chosen: { staffNo: 'registrar-2' } })
    expect(shown.items[1]!.excluded).toContainEqual(
      expect.objectContaining({ staffNo: 'registrar', why: '本部门有专人在岗' }),
    )
    // Everything that a hand needs to compute it but the salt, which is told tomorrow.
    expect(shown.items[1]!.seed).toEqual({
      ...{ caseNumber: reviewing.number, day: '2026-11-23', round: expect.stringContaining(`${task}#`) },
    })
    expect(shown.items[1]!.workName).toMatch(/审核|登记/)
    expect(await titles(await house.officer('registrar-2'))).toContain('分给您一件')
  })

  it('shows what somebody changed afterwards', async () => {
    const draws = house.parts.db.collection('case_draws')
    const _id = `${reviewing._id}.${reviewing.revision - 1}.${task}` as never
    await draws.updateOne({ _id }, { $set: { 'record.chosen': 'registrar' } })
    const shown = await house.call(officers.draws, { as: supervisor, params: { id: reviewing._id } })
    expect(shown.items[1]!.differs).toEqual(['抽中的人'])
    await draws.updateOne({ _id }, { $set: { 'record.chosen': 'registrar-2' } })
  })

  it('rests on a salt whose digest stands before the day and which is published after it', async () => {
    await house.runEvery('draw-salts')
    const today = await house.call(officers.salt, { params: { day: '2026-11-23' } })
    const tomorrow = await house.call(officers.salt, { params: { day: '2026-11-24' } })
    expect([today.salt, tomorrow.salt]).toEqual([undefined, undefined])
    house.clock.set(new Date('2026-11-24T02:00:00Z'))
    const after = await house.call(officers.salt, { params: { day: '2026-11-23' } })
    expect(after.digest).toBe(today.digest)
    expect(after.salt).toMatch(/^[\w-]{32}$/)
    house.clock.set(MONDAY)
  })

  it.each([
    ['on leave', () => leave('registrar-2', '2026-11-23', '2026-11-23')],
    [
      'with a relative among the parties',
      async () => {
        const as = await house.officer('registrar-2')
        await house.call(staffing.declareTies, { as, body: { kin: [{ name: owner.name, relation: '哥哥' }] } })
      },
    ],
  ])('leaves out whoever is %s', async (_why, keepOut) => {
    await keepOut()
    const { id } = await takenIn()
    expect(await holderOf(id)).toBe('registrar')
    await endLeaves()
    await house.call(staffing.declareTies, { as: await house.officer('registrar-2'), body: {} })
  })

  it('with nobody left gives it to a supervisor, who is told: no case belongs to nobody', async () => {
    await leave('registrar-2', '2026-11-23', '2026-11-23')
    await leave('registrar', '2026-11-23', '2026-11-23')
    const { id } = await takenIn()
    expect(await holderOf(id)).toBe('supervisor')
    await house.settle()
    expect(await titles(supervisor)).toContain('有一件没有人能接')
    await endLeaves()
  })
})

describe('work behind the window', () => {
  const finish = async (staffNo: string, id: string) => ({
    as: await house.officer(staffNo),
    params: { id },
    body: { taskId: task, opinion: '核对无误' },
  })

  it('is whose it was drawn to; a colleague does it only when it was handed over, and the story goes with it', async () => {
    const { _id: id } = await heldBy('registrar-2')
    expect((await open('registrar', id)).allowedActions).not.toContain('finishTask')
    expect(await house.refused(desk.finishTask, await finish('registrar', id))).toMatchObject({ code: 'NOT_HOLDER' })
    const before = (await open('registrar-2', id)).history.length
    const as = await house.officer('registrar-2')
    const { items } = await house.call(officers.colleagues, { as, params: { id } })
    expect(items.map(({ staffNo }) => staffNo)).toEqual(expect.arrayContaining(['registrar', 'supervisor']))
    // Who took it in cannot review it, and other offices have no business in it.
    expect(items.map(({ staffNo }) => staffNo)).not.toEqual(expect.arrayContaining(['clerk-1']))
    expect(items.map(({ staffNo }) => staffNo)).not.toEqual(expect.arrayContaining(['tax-1']))
    const handed = await house.call(desk.handTo, {
      as,
      params: { id },
      body: { staffNo: 'registrar', reason: '下午外出' },
    })
    expect(handed.history).toHaveLength(before + 1)
    expect(await holderOf(id)).toBe('registrar')
    await open('registrar', id)
    expect(await house.call(desk.finishTask, await finish('registrar', id))).toMatchObject({
      state: expect.any(String),
    })
  })

  it.each([
    ['somebody of another office', 'tax-1', 'NOT_QUALIFIED'],
    ['whoever took it in', 'clerk-1', 'NOT_QUALIFIED'],
    ['nobody who works here', 'nobody', 'NOT_QUALIFIED'],
  ])('is not handed to %s', async (_who, staffNo, code) => {
    const { _id: id } = await heldBy('registrar-2')
    await open('registrar-2', id)
    const as = await house.officer('registrar-2')
    const body = { staffNo, reason: '下午外出' }
    expect(await house.refused(desk.handTo, { as, params: { id }, body })).toMatchObject({ code, field: 'staffNo' })
  })
})

describe('an absence', () => {
  it('moves what cannot wait to the stand-in before it is late, once, and tells both', async () => {
    const { _id: id } = await heldBy('registrar-2')
    await house.call(staffing.setPost, {
      as: supervisor,
      params: { staffNo: 'registrar-2' },
      body: { standIns: ['tax-1', 'registrar'] },
    })
    const due = (await rowOf(id)).dueAt!
    await leave('registrar-2', '2026-11-23', due.toISOString().slice(0, 10))
    await Promise.all([house.runEvery('case-clock'), house.runEvery('case-clock')])
    await house.settle()
    const row = await rowOf(id)
    expect(await holderOf(id)).toBe('registrar')
    expect(row.history.filter(({ action }) => action === 'cover')).toHaveLength(1)
    expect(await titles(await house.officer('registrar-2'))).toContain('一件已转给同事')
    expect(await titles(await house.officer('registrar'))).toContain('分给您一件')
    await endLeaves()
  })

  it('that ends in time moves nothing', async () => {
    const { _id: id } = await heldBy('registrar-2')
    await leave('registrar-2', '2026-11-23', '2026-11-23')
    await house.runEvery('case-clock')
    expect(await holderOf(id)).toBe('registrar-2')
    await endLeaves()
  })
})

describe('time', () => {
  const promised = {
    limits: { promise: { unit: 'working-days' as const, count: 5, text: '5 个工作日', source: '测试' } },
  }
  beforeEach(async () => {
    house.clock.set(MONDAY)
    await endLeaves()
    await model.deleteMany({ number: /^AJTEST/ })
    await likes.deleteMany({})
  })

  it('warns, then moves the case up, each step once however many clocks run', async () => {
    const { _id: id } = await heldBy('registrar-2', promised)
    const steps: string[] = []
    for (let day = 0; day < 12 && !steps.includes('breach'); day += 1) {
      house.clock.advance({ hours: 24 })
      await model.updateMany({ _id: id }, { $set: { clockAt: house.clock.now() } })
      await Promise.all([house.runEvery('case-clock'), house.runEvery('case-clock')])
      steps.splice(0, steps.length, ...((await rowOf(id)).escalated ?? []).map(({ trigger }) => trigger))
    }
    await house.settle()
    expect(steps.length).toBe(new Set(steps).size)
    expect(steps).toEqual(expect.arrayContaining(['half', 'four-fifths', 'breach']))
    expect(await holderOf(id)).toBe('supervisor')
    const late = await house.call(citizen.get, { as: owner, params: { id } })
    expect(late.clocks?.late).toMatchObject({
      officer: { staffNo: 'supervisor' },
      text: expect.stringContaining('对不起'),
    })
    expect(await titles(supervisor)).toContain('办件快到时限')
  })

  it('gives a forecast from like cases, and none as long as there are too few', async () => {
    const { _id: id } = await heldBy('registrar-2', promised)
    expect((await house.get(owner, { id })).clocks?.forecast).toBeUndefined()
    await likes.insertOne({ _id: 'B14' as never, count: 40, p10: 60, median: 120, p90: 300 })
    expect((await house.get(owner, { id })).clocks?.forecast).toMatchObject({ basedOn: 40, verdict: 'no' })
  })

  it('moves a case on the forecast alone, to the stand-in, before the promise is broken', async () => {
    await likes.insertOne({ _id: 'B14' as never, count: 40, p10: 9_000, median: 12_000, p90: 15_000 })
    const { _id: id } = await heldBy('registrar-2', promised)
    await tick()
    expect((await rowOf(id)).escalated?.map(({ trigger }) => trigger)).toContain('forecast')
    expect(await holderOf(id)).toBe('registrar')
  })
})

describe('a new working calendar', () => {
  it('says to citizen and officer where the due day was, where it is and why, once', async () => {
    house.clock.set(MONDAY)
    await model.deleteMany({ number: /^AJTEST/ })
    const limits = { promise: { unit: 'working-days' as const, count: 5, text: '5 个工作日', source: '测试' } }
    const { _id: id } = await heldBy('registrar-2', { limits })
    const admin = await house.officer('admin')
    const calendar = contract.calendar.table
    const notice = {
      status: 'published' as const,
      source: '测试：某市关于 2026 年 11 月 26 日放假的通知',
      off: [{ name: '测试放假', from: plainDate('2026-11-26'), to: plainDate('2026-11-26') }],
      work: [],
    }
    await house.call(calendar.replace, { as: admin, params: { year: '2026' }, body: { ...notice, version: 0 } })
    await house.settle()
    const { clocks } = await house.get(owner, { id })
    expect(clocks?.moves).toEqual([
      { text: expect.stringMatching(/从11月30日.*改为12月1日.*11月26日.*放假/), at: expect.any(String) },
    ])
    expect(clocks?.ours.dueText).toContain('12月1日')
    const told = await house.officer('registrar-2')
    await expect.poll(() => titles(told), { timeout: 15_000 }).toContain('办件期限有变')
    await expect.poll(() => titles(owner), { timeout: 15_000 }).toContain('办结日期有变化')
    const [event] = await house.events({ type: 'calendar.replaced' })
    for (const feature of house.features) await feature.on?.['calendar.replaced']?.(event!)
    expect((await house.get(owner, { id })).clocks?.moves).toHaveLength(1)
  })
})

describe('people', () => {
  beforeAll(() => void house.clock.set(MONDAY))

  it('several of an office: the lot is between them, and the next in order stands behind the first', async () => {
    await createStaffStore(house.parts).save(another, '13900000199')
    const { id } = await takenIn()
    const { items } = await house.call(officers.draws, { as: supervisor, params: { id } })
    const drawn = items.find(({ work }) => work === task)!
    expect(drawn.order.map(({ staffNo }) => staffNo).toSorted()).toEqual(['registrar-2', 'registrar-9'])
    expect(drawn.chosen?.staffNo).toBe(drawn.order[0]!.staffNo)
    expect(drawn.differs).toEqual([])
    await createStaffStore(house.parts).remove('registrar-9')
  })

  it('everybody has to stay away: the supervisors are told, and the case waits for somebody from outside', async () => {
    const kin = [{ name: owner.name, relation: '哥哥' }]
    const all = ['registrar-2', 'registrar', 'supervisor']
    for (const staffNo of all) {
      await house.call(staffing.declareTies, { as: await house.officer(staffNo), body: { kin } })
    }
    const { id, text } = await takenIn()
    expect(await holderOf(id)).toBeUndefined()
    expect(text).toContain('暂时没有人能接')
    await house.settle()
    expect((await titles(supervisor)).filter((title) => title === '有一件没有人能接').length).toBeGreaterThan(1)
    for (const staffNo of all) {
      await house.call(staffing.declareTies, { as: await house.officer(staffNo), body: {} })
    }
  })
})
