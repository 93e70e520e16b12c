import { contract } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { MORNING } from '../cases/case-house.ts'
import { createRevocationHouse } from './revocation-house.ts'

const {
  house,
  citizen,
  desk,
  own,
  staff,
  REMAINS,
  ended,
  found,
  propose,
  answer,
  show,
  decide,
  secondOfficer,
  second,
  titles,
  titleStates,
} = await createRevocationHouse(8_300)

describe('a pledge found false after the end', () => {
  it('is written down with its evidence; the person is told, heard, and nothing is revoked by that', async () => {
    const one = await ended()
    const watched = await house.call(contract.casePromises.table.list, {
      ...{ as: await house.officer('inspector'), query: { state: 'pledged' } },
    })
    expect(watched.items.map(({ caseId }) => caseId)).toContain(one.id)
    const key = newKey()
    const proposed = await propose(one, 'inspector', key)
    expect(proposed).toMatchObject({ state: 'hearing', answerBy: '2026-12-07', person: expect.stringContaining('*') })
    expect(proposed.ground).toContain('国办发〔2020〕42号')
    expect(proposed.answerByNote).toContain('法律没有规定')
    expect((await propose(one, 'inspector', key)).id).toBe(proposed.id)
    const body = { caseId: one.id, promise: one.promise, ...found }
    expect(await house.refused(staff.propose, { as: await house.officer('registrar'), body })).toMatchObject({
      code: expect.stringMatching(/REVOCATION_OPEN|INTERESTED/),
    })
    expect(await titles(one.as)).toContain('您的承诺核查不符，请说明')
    expect((await house.get(one.as, one)).ending).toBeUndefined()
    expect(await titleStates(one.as)).toEqual(['issued'])
    // Nobody decides before the person has answered or the days are over.
    const early = {
      as: await house.officer('supervisor'),
      params: { id: proposed.id },
      body: { revoke: true, reason: '早' },
    }
    expect(await house.refused(staff.decide, early)).toMatchObject({ code: 'STATE_MOVED' })
    const answered = await answer(one.as, proposed)
    expect(answered).toMatchObject({ state: 'deciding', answer: { text: '我确实记错了' }, allowedActions: [] })
    const again = { as: one.as, params: { id: proposed.id }, body: { text: '再说一次' } }
    expect(await house.refused(own.answer, again)).toMatchObject({ code: 'STATE_MOVED' })
    expect((await house.call(own.mine, { as: one.as })).items.map(({ id }) => id)).toEqual([proposed.id])
  })

  it('is revoked by two who had no hand in it: certificates end, the register hears, no further pledge is taken', async () => {
    const one = await ended()
    const proposed = await propose(one)
    await answer(one.as, proposed)
    const body = { agree: true, reason: '同意' }
    const params = { id: proposed.id }
    const supervisor = await house.officer('supervisor')
    await decide(proposed)
    expect(await house.refused(staff.second, { as: supervisor, params, body })).toMatchObject({ code: 'SAME_PERSON' })
    const inspector = await house.officer('inspector')
    expect(await house.refused(staff.second, { as: inspector, params, body })).toMatchObject({ code: 'NOT_ALLOWED' })
    const key = newKey()
    const other = await secondOfficer(proposed)
    const revoked = await house.call(staff.second, { as: other, key, params, body })
    expect(revoked).toMatchObject({ state: 'revoked', first: { yes: true }, second: { yes: true }, allowedActions: [] })
    expect((await house.call(staff.second, { as: other, key, params, body })).state).toBe('revoked')
    expect(await titles(one.as)).toContain('决定已撤销')
    const shown = await house.call(own.get, { as: one.as, params })
    expect(shown.remedy).toContain('行政复议')
    expect(shown.register).toMatchObject({ state: 'entered' })
    expect(await titleStates(one.as)).not.toContain('issued')
    const mine = await house.get(one.as, one)
    expect(mine).toMatchObject({
      ending: { text: expect.stringContaining('决定已撤销') },
      promises: [{ state: 'broken' }],
    })
    const next = await house.begin(one.as, 'B19')
    const property = house.propertyOf(await house.homeOf(one.as.slug))
    await house.answerAll(one.as, next, { property, details: {}, answers: { 怎么没的: '坏了、烧了' } })
    const paper = { as: one.as, params: { id: next.id }, body: { material: REMAINS, promise: {} } }
    expect(await house.refused(citizen.givePaper, paper)).toMatchObject({ code: 'PROMISE_NOT_ALLOWED' })
    expect((await house.events({ type: 'case.decision-revoked', subject: one.id })).length).toBe(1)
  })

  it('before the fee is paid: it is not paid any more, and nothing is issued or handed over', async () => {
    const one = await ended({ isPaid: false })
    const proposed = await propose(one)
    await answer(one.as, proposed)
    await decide(proposed)
    await second(proposed)
    await house.settle()
    const { fees, holds } = await house.get(one.as, one)
    expect(holds.map(({ hold }) => hold)).toEqual(['revoked'])
    const clerk = await house.officer('clerk-1')
    await house.open(clerk, one)
    const body = { amountFen: fees!.totalFen, slip: 'POS-LATE' }
    expect(await house.refused(desk.settleFees, { as: clerk, params: { id: one.id }, body })).toMatchObject({
      code: expect.stringMatching(/CASE_STOPPED|STATE_MOVED/),
    })
    expect(await titleStates(one.as)).toEqual([])
  })

  it('goes back to the supervisor when the second does not agree, and a drop leaves everything as it was', async () => {
    const one = await ended()
    const proposed = await propose(one)
    // No days run out before somebody was told.
    await house.settle()
    house.clock.set(new Date('2026-12-07T15:59:00Z'))
    await house.runEvery('end-hearings')
    expect(await show('supervisor', proposed)).toMatchObject({ state: 'hearing' })
    house.clock.set(new Date('2026-12-07T16:00:00Z'))
    await house.runEvery('end-hearings')
    expect(await show('supervisor', proposed)).toMatchObject({ state: 'deciding', allowedActions: ['decide'] })
    await decide(proposed)
    expect(await second(proposed, false)).toMatchObject({ state: 'deciding' })
    expect(await decide(proposed, false)).toMatchObject({ state: 'dropped' })
    expect(await titles(one.as)).toContain('不撤销')
    expect(await titleStates(one.as)).toEqual(['issued'])
    expect((await house.get(one.as, one)).promises).toMatchObject([{ state: 'kept' }])
    // What was dropped may be found again on other evidence.
    expect(await propose(one)).toMatchObject({ state: 'hearing' })
    house.clock.set(MORNING)
  })
})

describe('who may', () => {
  it('nobody without login, no citizen, no clerk; a stranger reads nothing; nothing without a sound body', async () => {
    const one = await ended()
    const body = { caseId: one.id, promise: one.promise, ...found }
    expect(await house.refused(staff.propose, { body })).toMatchObject({ code: 'NOT_LOGGED_IN' })
    for (const as of [one.as, await house.officer('clerk-2')]) {
      expect(await house.refused(staff.propose, { as, body })).toMatchObject({ code: 'NOT_ALLOWED' })
    }
    const inspector = await house.officer('inspector')
    for (const bad of [{ ...body, evidence: '' }, { ...body, more: 1 }, { caseId: one.id }]) {
      expect(await house.refused(staff.propose, { as: inspector, body: bad as typeof body })).toMatchObject({
        code: 'BAD_INPUT',
      })
    }
    const other = { ...body, promise: '0123456789abcdef01234567' }
    expect(await house.refused(staff.propose, { as: inspector, body: other })).toMatchObject({ code: 'PAPER_UNKNOWN' })
    const proposed = await propose(one)
    const stranger = await house.verified('wu-hao')
    const params = { id: proposed.id }
    expect(await house.refused(own.get, { as: stranger, params })).toMatchObject({ code: 'NOT_YOURS' })
    expect(await house.refused(own.answer, { as: stranger, params, body: { text: '不是' } })).toMatchObject({
      code: 'NOT_YOURS',
    })
  })

  it('two at the same instant: one proposal, one opinion, one decision', async () => {
    const one = await ended()
    const inspector = await house.officer('inspector')
    const body = { caseId: one.id, promise: one.promise, ...found }
    const both = () => [0, 1].map(() => house.send(staff.propose, { as: inspector, body }))
    expect((await Promise.all(both())).map(({ status }) => status).sort()).toEqual([200, 409])
    const { items } = await house.call(own.mine, { as: one.as })
    const proposed = items[0]!
    await answer(one.as, proposed)
    await decide(proposed)
    const as = await secondOfficer(proposed)
    const params = { id: proposed.id }
    const replies = await Promise.all(
      [true, false].map((agree) => house.send(staff.second, { as, params, body: { agree, reason: '同时' } })),
    )
    expect(replies.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    const events = await house.events({ subject: proposed.id })
    expect(events.filter(({ type }) => ['revocation.decided', 'revocation.sent-back'].includes(type))).toHaveLength(1)
    await house.settle()
  })
})
