import { contract } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { createCaseHouse } from './case-house.ts'

const house = await createCaseHouse()
const citizen = contract.cases.table
const desk = contract.caseDesk.table
const WORDS = '登记簿上的面积少写了 10 平方米'
let homes = 7_100

/** Somebody of the crowd hands in a change of name: one side, no price, a fee-free entry; or a new paper book, which costs something. */
async function submitted(code = 'B18') {
  homes += 1
  const owner = await house.verified(`crowd-${homes}`)
  const begun = await house.begin(owner, code)
  await house.answerAll(owner, begun, { property: house.propertyOf(await house.homeOf(owner.slug)) })
  const handed = await house.submit(owner, begun)
  await house.settle()
  return { owner, id: handed.id }
}
const report = (as: Awaited<ReturnType<typeof submitted>>['owner'], id: string) =>
  house.call(citizen.reportMistake, { as, params: { id }, body: { words: WORDS } })
async function uphold(id: string, agree = true) {
  const supervisor = await house.officer('supervisor')
  await house.open(supervisor, { id })
  const body = { agree, reason: agree ? '录入时看错了一行' : '与测绘成果一致' }
  return house.call(desk.decideMistake, { as: supervisor, params: { id }, body })
}

it('until somebody of staff has opened it the applicant takes it back, puts it right and hands it in anew', async () => {
  const { owner, id } = await submitted()
  const before = await house.get(owner, { id })
  expect(before.allowedActions).toContain('reopen')
  const back = await house.call(citizen.reopen, { as: owner, params: { id } })
  expect(back).toMatchObject({ state: 'draft', number: before.number })
  expect(back.parties.every(({ confirmedAt }) => confirmedAt === undefined)).toBe(true)
  const saved = await house.save(owner, { id }, { ...back.draft, remark: '证上名字的第二个字写错了' })
  expect(saved.act!.digest).toBeDefined()
  expect(await house.submit(owner, { id })).toMatchObject({ state: 'submitted', number: before.number })

  const clerk = await house.officer('clerk-1')
  await house.open(clerk, { id })
  expect((await house.get(owner, { id })).allowedActions).not.toContain('reopen')
  expect(await house.refused(citizen.reopen, { as: owner, params: { id } })).toMatchObject({
    code: 'STATE_MOVED',
    text: expect.stringContaining('已经打开'),
  })
})

it('a mistake of ours in a running case: first of every list, free, with its reason in the history', async () => {
  await submitted()
  const { owner, id } = await submitted()
  const asked = await report(owner, id)
  expect(asked).toMatchObject({ state: 'submitted', mistake: { state: 'asked', words: WORDS } })
  expect(asked.allowedActions).not.toContain('reportMistake')
  const supervisor = await house.officer('supervisor')
  const attention = await house.call(desk.list, { as: supervisor, query: { view: 'attention' } })
  expect(attention.items.map((line) => line.id)).toContain(id)
  expect(await uphold(id)).toMatchObject({ ourMistake: { reason: '录入时看错了一行' } })

  const clerk = await house.officer('clerk-1')
  const { items } = await house.call(desk.list, { as: clerk, query: { view: 'department' } })
  expect(items[0]).toMatchObject({ id, ourMistake: '录入时看错了一行' })
  expect(items.length).toBeGreaterThan(1)
  await house.seeAll(clerk, { id })
  await house.call(desk.accept, { as: clerk, params: { id }, body: {} })
  await house.finishAll({ id })
  const registrar = await house.whoMay({ id }, 'approve', ['registrar', 'registrar-2'])
  await house.call(desk.approve, { as: registrar, params: { id }, body: { opinion: '同意' } })
  await house.settle()
  const done = await house.get(owner, { id })
  expect(done).toMatchObject({ state: 'ready', fees: { totalFen: 0 } })
  expect(done.history.map(({ text }) => text).join()).toContain('核实是我们的差错，优先办、不收费')
})

it('one that has ended begins anew as a draft of whoever it was wrong for, free and linked to the old one', async () => {
  const { owner, id } = await submitted()
  const supervisor = await house.officer('supervisor')
  const clerk = await house.officer('clerk-1')
  await house.open(clerk, { id })
  const [clause] = (await house.open(clerk, { id })).refusalClauses
  const proposal = { kind: 'return' as const, clause: clause!, reason: '材料与登记簿不一致，请核对后再来' }
  await house.call(desk.propose, { as: clerk, params: { id }, body: proposal })
  await house.open(supervisor, { id })
  await house.call(desk.decideProposal, { as: supervisor, params: { id }, body: { agree: true, reason: '同意' } })
  await report(owner, id)
  const { mistake } = await uphold(id)
  expect(mistake).toMatchObject({ state: 'upheld', redoneAs: expect.any(String) })
  const redone = await house.get(owner, { id: mistake!.redoneAs! })
  expect(redone).toMatchObject({ state: 'draft', code: 'B18', ourMistake: { of: id } })
  expect(redone.draft.property).toEqual((await house.get(owner, { id })).draft.property)
  expect(await house.submit(owner, redone)).toMatchObject({ state: 'submitted' })
  await house.settle()
  const { items } = await house.call(desk.list, { as: clerk, query: { view: 'department' } })
  expect(items.filter((line) => line.ourMistake).map((line) => line.id)).toContain(redone.id)
  const { items: told } = await house.call(contract.notices.table.list, { as: owner })
  expect(told.map(({ title }) => title)).toContain('是我们办错了，对不起')
})

it('nobody gives the favour alone, a no is said with its reason, and it is asked once', async () => {
  const { owner, id } = await submitted()
  const supervisor = await house.officer('supervisor')
  await house.open(supervisor, { id })
  const own = await house.call(desk.reportMistake, { as: supervisor, params: { id }, body: { words: WORDS } })
  expect(own.allowedActions).not.toContain('decideMistake')
  const body = { agree: true, reason: '是的' }
  const decide = { as: supervisor, params: { id }, body }
  expect(await house.refused(desk.decideMistake, decide)).toMatchObject({ code: 'SAME_PERSON' })

  const other = await submitted()
  await report(other.owner, other.id)
  expect(await uphold(other.id, false)).toMatchObject({ mistake: { state: 'denied', reason: '与测绘成果一致' } })
  const again = { as: other.owner, params: { id: other.id }, body: { words: WORDS } }
  expect(await house.refused(citizen.reportMistake, again)).toMatchObject({ code: 'STATE_MOVED' })
  const twice = { ...decide, params: { id: other.id } }
  expect(await house.refused(desk.decideMistake, twice)).toMatchObject({ code: 'STATE_MOVED' })
  const clerk = await house.officer('clerk-1')
  await house.open(clerk, { id: other.id })
  expect(await house.refused(desk.decideMistake, { ...twice, as: clerk })).toMatchObject({ code: 'NEEDS_SUPERVISOR' })
  const stranger = { as: owner, params: { id: other.id }, body: { words: WORDS } }
  expect(await house.refused(citizen.reportMistake, stranger)).toMatchObject({ code: 'NOT_YOURS' })
})
