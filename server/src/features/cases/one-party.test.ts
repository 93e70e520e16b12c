import { contract } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { createCaseHouse } from './case-house.ts'

const house = await createCaseHouse()
const desk = contract.caseDesk.table

it('a change of name goes from draft to the hand-over, and the book has it', async () => {
  const li = await house.verified('li-guohua')
  const home = await house.homeOf('li-guohua')
  const begun = await house.begin(li, 'B14')
  expect(begun).toMatchObject({
    state: 'draft',
    code: 'B14',
    allowedActions: expect.arrayContaining(['saveDraft', 'submit']),
  })

  await house.answerAll(li, begun, { property: house.propertyOf(home), details: { note: '曾用名变更' } })
  const submitted = await house.submit(li, begun)
  expect(submitted).toMatchObject({ state: 'submitted', number: expect.stringMatching(/^AJ/) })

  const clerk = await house.officer('clerk-1')
  await house.seeAll(clerk, begun)
  const accepted = await house.call(desk.accept, { as: clerk, params: begun, body: {} })
  expect(accepted).toMatchObject({ state: 'reviewing', acceptedAt: expect.any(String) })
  expect(accepted.clocks).toMatchObject({ running: 'us' })

  const reviewed = await house.finishAll(begun)
  expect(reviewed.state).toBe('approving')
  const registrar = await house.officer('registrar')
  await house.open(registrar, begun)
  const approved = await house.call(desk.approve, { as: registrar, params: begun, body: { opinion: '同意' } })
  expect(approved.state).toBe('entering')
  await house.settle()

  const entered = await house.get(li, begun)
  expect(entered).toMatchObject({ state: 'ready', register: { number: expect.any(String) } })
  expect((await house.homeOf('li-guohua')).version).toBe(home.version + 1)

  await house.open(clerk, begun)
  const done = await house.call(desk.handOver, { as: clerk, params: begun, body: { to: '李国华' } })
  expect(done.state).toBe('closed')
  const history = (await house.get(li, begun)).history.map(({ text }) => text)
  expect(history).toHaveLength(new Set(history).size)
  const events = await house.events({ subject: begun.id })
  expect(events.filter(({ type }) => type === 'case.registered')).toHaveLength(1)
})
