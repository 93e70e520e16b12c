import { type ApprovalOutcome, contract } from '@anju/shared-types'
import { beforeAll, describe, expect, it } from 'vitest'
import { createCaseHouse } from './case-house.ts'
import type { CaseRow } from './case-record.ts'
import { caseModel } from './case-store.ts'
import { verifySignatures } from './verify-signatures.ts'

/** Several decided in one go (E51), on copies of a case that waits for its decision. */
const house = await createCaseHouse()
const { approve, list } = contract.approvals.table
const desk = contract.caseDesk.table
const model = caseModel(house.parts.db)
const REASON = '同一小区同日更名，材料和审核意见一致。'

let approving: CaseRow
beforeAll(async () => {
  const li = await house.verified('li-guohua')
  const begun = await house.begin(li, 'B14')
  const property = house.propertyOf(await house.homeOf('li-guohua'))
  await house.answerAll(li, begun, { property, details: { note: '曾用名变更' } })
  await house.submit(li, begun)
  const clerk = await house.officer('clerk-1')
  await house.seeAll(clerk, begun)
  await house.call(desk.accept, { as: clerk, params: begun, body: {} })
  await house.finishAll(begun)
  approving = (await model.findById(begun.id).lean<CaseRow>())!
  await model.deleteOne({ _id: begun.id })
})

let copies = 0
async function copyOf(more: Partial<CaseRow> = {}): Promise<string> {
  const _id = house.parts.ids.id()
  copies += 1
  const own = { _id, number: `TOGETHER${copies}`, seenBy: [], signatures: [] }
  await model.collection.insertOne({ ...approving, ...own, ...more } as never)
  return _id
}
const rowOf = async (id: string) => (await model.findById(id).lean<CaseRow>())!
const approvalsOf = async (id: string) => (await rowOf(id)).history.filter(({ action }) => action === 'approve').length
const told = (outcomes: readonly ApprovalOutcome[]) => outcomes.map(({ approved, code }) => (approved ? 'yes' : code))

async function opened(count: number): Promise<string[]> {
  const registrar = await house.officer('registrar')
  const ids = await Promise.all(Array.from({ length: count }, () => copyOf()))
  for (const id of ids) await house.open(registrar, { id })
  return ids
}
const body = (caseIds: string[], more = {}) => ({ caseIds, opinion: '同意', reason: REASON, ...more })

describe('approving together', () => {
  it('is for who decides, with a reason, and not more than one hand can read', async () => {
    const [id] = (await opened(1)) as [string]
    expect(await house.refused(approve, { body: body([id]) })).toMatchObject({ code: 'NOT_LOGGED_IN' })
    const clerk = await house.officer('clerk-1')
    expect(await house.refused(approve, { as: clerk, body: body([id]) })).toMatchObject({ code: 'NOT_ALLOWED' })
    const as = await house.officer('registrar')
    const wrong = (more: object) => house.refused(approve, { as, body: body([id], more) })
    expect(await wrong({ reason: '都一样' })).toMatchObject({ code: 'BAD_INPUT', field: 'reason' })
    expect(await wrong({ caseIds: [] })).toMatchObject({ code: 'BAD_INPUT' })
    const many = Array.from({ length: 21 }, () => house.parts.ids.id())
    expect(await wrong({ caseIds: many })).toMatchObject({ code: 'BAD_INPUT', field: 'caseIds' })
    expect(await approvalsOf(id)).toBe(0)
  })

  it('decides each by itself: what was never opened, has moved, stands still or is nobody’s is told and left', async () => {
    const as = await house.officer('registrar')
    const [good, also, moved] = (await opened(3)) as [string, string, string]
    await model.updateOne({ _id: moved }, { $inc: { revision: 1 } })
    const unread = await copyOf()
    const at = house.clock.now()
    const stopped = await copyOf({ alert: { at, partyId: 'x', words: '' } })
    await house.open(as, { id: stopped })
    const nobody = house.parts.ids.id()
    const ids = [good, moved, also, unread, stopped, nobody]
    const { outcomes } = await house.call(approve, { as, body: body(ids) })
    expect(told(outcomes)).toEqual([
      'yes',
      'FILE_NOT_OPENED',
      'yes',
      'FILE_NOT_OPENED',
      'CASE_STOPPED',
      'NOT_YOUR_CASE',
    ])
    expect(outcomes.map(({ id }) => id)).toEqual(ids)
    expect(await Promise.all([good, moved, also, unread, stopped].map(approvalsOf))).toEqual([1, 0, 1, 0, 0])
    const { history, signatures } = await rowOf(good)
    expect(history.find(({ action }) => action === 'approve')?.text).toContain(`与另外 5 件一起审批，理由：${REASON}`)
    expect(signatures.at(-1)).toMatchObject({ content: { opinion: '同意', together: { reason: REASON, others: 5 } } })
    expect((await verifySignatures(house.parts.db)).problems).toEqual([])
  })

  it('is not for who took it in', async () => {
    const as = await house.officer('registrar')
    const id = await copyOf({ acceptedBy: 'registrar', acceptedByName: '赵敏' })
    await house.open(as, { id })
    const { items } = await house.call(list, { as })
    expect(items.find((one) => one.id === id)?.blocker).toMatch(/另一个人/)
    const { outcomes } = await house.call(approve, { as, body: body([id]) })
    expect(told(outcomes)).toEqual(['SAME_PERSON'])
  })

  it('twice with one key decides once; again with another finds it done', async () => {
    const as = await house.officer('registrar')
    const ids = await opened(2)
    const key = house.parts.ids.secret(18)
    const [first, second] = await Promise.all([
      house.call(approve, { as, key, body: body(ids) }),
      house.call(approve, { as, key, body: body(ids) }),
    ])
    expect([told(first.outcomes), told(second.outcomes)]).toEqual([
      ['yes', 'yes'],
      ['yes', 'yes'],
    ])
    expect(await Promise.all(ids.map(approvalsOf))).toEqual([1, 1])
    const again = await house.call(approve, { as, body: body(ids) })
    expect(again.outcomes.every(({ approved }) => !approved)).toBe(true)
    expect(await Promise.all(ids.map(approvalsOf))).toEqual([1, 1])
  })

  it('and alone at the same instant: each case is decided once', async () => {
    const as = await house.officer('registrar')
    const [one, two] = (await opened(2)) as [string, string]
    const [together, alone] = await Promise.all([
      house.call(approve, { as, body: body([one, two]) }),
      house.send(desk.approve, { as, params: { id: one }, body: { opinion: '同意' } }),
    ])
    const wins = Number(together.outcomes[0]!.approved) + Number(alone.status === 200)
    expect([wins, together.outcomes[1]!.approved]).toEqual([1, true])
    expect(await Promise.all([one, two].map(approvalsOf))).toEqual([1, 1])
  })
})

describe('the list to choose from', () => {
  it('says what was read as it is, before its last change, or never', async () => {
    const as = await house.officer('registrar')
    await house.settle({ delayed: 'now', failures: 'allow' })
    const [read, moved] = (await opened(2)) as [string, string]
    await model.updateOne({ _id: moved }, { $inc: { revision: 1 } })
    const unread = await copyOf()
    const { items, most } = await house.call(list, { as })
    const seenOf = (id: string) => items.find((one) => one.id === id)?.seen
    expect([read, moved, unread].map(seenOf)).toEqual(['now', 'before', 'never'])
    expect(most).toBe(20)
    expect(items.find((one) => one.id === read)?.facts).toEqual(
      expect.arrayContaining([
        { label: '登记簿', text: '没有挡住的限制' },
        { label: expect.any(String), text: expect.stringMatching(/^核对无误（.+）$/) },
      ]),
    )
    expect(JSON.stringify(items)).not.toContain((await house.verified('li-guohua')).idNumber)
    // Another office's registrar has nothing to choose from; a clerk does not decide at all.
    expect((await house.call(list, { as: await house.officer('tax-1') })).items).toEqual([])
    const clerk = await house.officer('clerk-1')
    expect(await house.refused(list, { as: clerk })).toMatchObject({ code: 'NOT_ALLOWED' })
  })
})
