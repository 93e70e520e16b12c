import { contract, type Revocation } from '@anju/shared-types'
import { afterEach, describe, expect, it } from 'vitest'
import type { TestPerson } from '../../testing/people.ts'
import { MORNING } from '../cases/case-house.ts'
import { createRevocationHouse, type Ended } from './revocation-house.ts'

/** Who reads what of a revocation, that nobody is revoked unheard, and that one bad row keeps nobody waiting. */
const { house, own, staff, ended, found, propose, answer, show, decide, secondOfficer, second } =
  await createRevocationHouse(8_400)
const cases = house.parts.db.collection('cases')
const revocations = house.parts.db.collection('revocations')
const AFTER_HEARING = new Date('2026-12-07T16:00:00Z')

afterEach(() => house.clock.set(MORNING))

/** Somebody else as a further side of the case, as a buyer is of a sale. */
async function withOtherSide(one: Ended): Promise<TestPerson> {
  const other = await house.verified('wu-hao')
  const { cipher } = house.parts
  const { name, idNumber } = other
  const side = {
    ...{ id: 'other-side', side: 'applicant', isApplicant: false, idIndex: cipher.blindIndex('id-number', idNumber) },
    sealed: cipher.seal(JSON.stringify({ name, idNumber })),
  }
  await cases.updateOne({ _id: one.id as never }, { $push: { parties: side } as never })
  return other
}

/** As of an organisation whose deputy has ended: nobody here acts for the side any more. */
const forget = ({ as }: Ended) =>
  house.parts.db
    .collection('accounts')
    .updateOne({ _id: as.accountId as never }, { $set: { 'realName.state': 'none' } })

const spoil = async ({ id }: Revocation, set: Record<string, unknown>) =>
  revocations.updateOne({ _id: id as never }, { $set: set })

describe('who reads what', () => {
  it('another side reads how it stands, and nothing of what was found, said and thought', async () => {
    const one = await ended()
    const other = await withOtherSide(one)
    const proposed = await propose(one)
    await answer(one.as, proposed, '我母亲住院')
    await decide(proposed)
    await second(proposed, false)
    await decide(proposed, false)
    const theirs = await house.call(own.get, { as: other, params: { id: proposed.id } })
    expect(theirs).toMatchObject({ state: 'dropped', finding: { text: '', evidence: '' }, allowedActions: [] })
    const words = JSON.stringify([theirs, (await house.get(other, one)).history])
    for (const secret of [found.finding, found.evidence, '我母亲住院', '核实无误', '同意”']) {
      expect(words).not.toContain(secret)
    }
    expect(theirs.answer ?? theirs.first ?? theirs.second).toBeUndefined()
    expect(theirs.history.at(-1)?.text).toBe('不撤销，结案')
    const mine = await house.call(own.get, { as: one.as, params: { id: proposed.id } })
    expect(mine).toMatchObject({ finding: { text: found.finding }, answer: { text: '我母亲住院' } })
    expect(mine.history.at(-1)?.text).toContain('核实无误')
  })

  it('signs the hash of what was found; the case keeps no word of it', async () => {
    const one = await ended()
    await propose(one)
    const kept = JSON.stringify(await cases.findOne({ _id: one.id as never }))
    expect(kept).toContain('提出撤销')
    expect(kept).not.toContain(found.finding)
    expect(kept).not.toContain(found.evidence)
  })

  it('a look at the desk is one that the person reads of; the list shows nothing sealed, a recused officer neither', async () => {
    const one = await ended()
    const proposed = await propose(one)
    await answer(one.as, proposed, '我母亲住院')
    const supervisor = await house.officer('supervisor')
    const lines = JSON.stringify(await house.call(staff.list, { as: supervisor, query: {} }))
    expect(lines).toContain(proposed.id)
    expect(lines).not.toContain(found.finding)
    expect(lines).not.toContain('我母亲住院')
    const looks = async () =>
      (await house.call(contract.cases.table.looks, { as: one.as, params: { id: one.id } })).items.filter(
        ({ what }) => what === '撤销核查的内容',
      )
    const before = (await looks()).length
    expect(await show('supervisor', proposed)).toMatchObject({ finding: { text: found.finding } })
    expect((await looks()).length).toBe(before + 1)
    expect(await looks()).toContainEqual(
      expect.objectContaining({ who: expect.stringContaining('主管'), why: expect.stringContaining(proposed.number) }),
    )
    // A party of the officer's own name: until somebody has said who it is, others do it.
    const { name, idNumber } = supervisor
    const sealed = house.parts.cipher.seal(JSON.stringify({ name, idNumber }))
    await cases.updateOne({ _id: one.id as never }, { $set: { 'parties.0.sealed': sealed } })
    expect(await show('supervisor', proposed)).toMatchObject({ finding: { text: '' }, allowedActions: [] })
  })
})

describe('one decision', () => {
  it('is revoked once: no second finding, and none that was open meanwhile', async () => {
    const one = await ended()
    const twin = { ...one, promise: 'abcdefabcdefabcdefabcdef' }
    const promises = (await cases.findOne({ _id: one.id as never }))!.promises as { id: string }[]
    await cases.updateOne({ _id: one.id as never }, {
      $push: { promises: { ...promises[0], id: twin.promise } },
    } as never)
    const [first, other] = [await propose(one), await propose(twin)]
    await answer(one.as, first)
    await answer(one.as, other)
    await decide(first)
    await decide(other)
    await second(first)
    const as = await secondOfficer(other)
    const body = { agree: true, reason: '同意' }
    expect(await house.refused(staff.second, { as, params: { id: other.id }, body })).toMatchObject({
      code: 'REVOCATION_OPEN',
    })
    expect(await second(other, false)).toMatchObject({ state: 'deciding' })
    expect(await decide(other, false)).toMatchObject({ state: 'dropped' })
    const again = { caseId: one.id, promise: twin.promise, ...found }
    const inspector = await house.officer('inspector')
    expect(await house.refused(staff.propose, { as: inspector, body: again })).toMatchObject({
      code: 'REVOCATION_OPEN',
    })
    expect(await house.events({ type: 'case.decision-revoked', subject: one.id })).toHaveLength(1)
  })

  it('that went back is looked at anew: the old second opinion is gone from the next', async () => {
    const one = await ended()
    const proposed = await propose(one)
    await answer(one.as, proposed)
    await decide(proposed)
    expect(await second(proposed, false)).toMatchObject({ second: { yes: false } })
    const anew = await decide(proposed)
    expect(anew.state).toBe('confirming')
    expect(anew.second).toBeUndefined()
  })
})

describe('nobody is revoked unheard', () => {
  it('nobody known: a person calls, the days do not end, an officer notes that they know it and what they say', async () => {
    const one = await ended()
    await forget(one)
    const proposed = await propose(one)
    await house.settle()
    const calls = await house.parts.db
      .collection('outreach')
      .find({ page: { $regex: proposed.id } })
      .toArray()
    expect(calls).toHaveLength(1)
    house.clock.set(AFTER_HEARING)
    await house.runEvery('end-hearings')
    expect(await show('supervisor', proposed)).toMatchObject({
      state: 'hearing',
      allowedActions: ['noteTold', 'answerFor'],
    })
    const registrar = await house.officer('registrar')
    const params = { id: proposed.id }
    const told = await house.call(staff.noteTold, { as: registrar, params, body: { text: '挂号信 2026-12-08 签收' } })
    expect(told).toMatchObject({ state: 'hearing', answerBy: '2026-12-22' })
    await house.runEvery('end-hearings')
    expect(await show('supervisor', proposed)).toMatchObject({ state: 'hearing', allowedActions: ['answerFor'] })
    const heard = await house.call(staff.answerFor, { as: registrar, params, body: { text: '到窗口说：搬家时丢的' } })
    expect(heard).toMatchObject({ state: 'deciding', answer: { text: '到窗口说：搬家时丢的', by: expect.any(String) } })
  })

  it('somebody was told and says nothing: the days end as they do', async () => {
    const one = await ended()
    await forget(one)
    const proposed = await propose(one)
    await house.settle()
    const params = { id: proposed.id }
    const body = { text: '当面送达' }
    await house.call(staff.noteTold, { as: await house.officer('registrar'), params, body })
    house.clock.set(AFTER_HEARING)
    await house.runEvery('end-hearings')
    expect(await show('supervisor', proposed)).toMatchObject({ state: 'deciding' })
  })
})

describe('a row that fails', () => {
  it('does not keep the hearings after it from ending', async () => {
    const bad = await propose(await ended())
    const good = await propose(await ended())
    await house.settle()
    await spoil(bad, { history: 'spoilt' })
    house.clock.set(AFTER_HEARING)
    await house.runEvery('end-hearings')
    expect(await show('supervisor', good)).toMatchObject({ state: 'deciding' })
    await spoil(bad, { history: [], state: 'dropped' })
  })

  it('does not keep the register from hearing of the others', async () => {
    const [bad, good] = [await propose(await ended()), await propose(await ended())]
    await house.settle()
    for (const one of [bad, good]) await spoil(one, { state: 'revoked', register: { state: 'due', tries: 0 } })
    await spoil(bad, { caseId: { no: 'text' } })
    await house.runEvery('tell-register')
    expect(await show('supervisor', good)).toMatchObject({
      register: { state: expect.stringMatching(/entered|refused/) },
    })
  })
})
