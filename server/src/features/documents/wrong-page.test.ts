import { contract, idCardSides } from '@anju/shared-types'
import { expect, test, vi } from 'vitest'
import { drawnPage } from '../../testing/drawn-pages.ts'
import { jpegPaper } from '../../testing/papers.ts'
import { createPapersHouse } from './papers-house.ts'

const house = await createPapersHouse({ config: { READ_PAPERS: 'yes' } })
const { table } = contract.documents
const { person, ready, staffView, use, clerk } = house
// Every page is really read, which a busy machine does slowly.
vi.setConfig({ testTimeout: 120_000 })
const inCase = (caseId: string, accountId: string) => house.cases.set(caseId, { accountId, clerk: 'clerk-1' })

test('a household register where a marriage certificate is asked: told what was seen and what was expected', async () => {
  const owner = person()
  inCase('c-marriage', owner.accountId)
  const asked = { material: 'marriage', title: '结婚证', caseId: 'c-marriage' }
  const sent = await ready(owner, await drawnPage('household'), asked)
  expect(sent.page).toEqual({
    state: 'doubted',
    doubt: 'other-kind',
    text: '这张像是户口簿。要的是“结婚证”。',
  })
  expect(sent.allowedActions).toContain('sayPage')
  // A doubt stands in nobody's way.
  expect(sent.state).toBe('ready')
  await use(owner, sent.id, 'c-marriage')
  expect((await staffView(clerk(), sent.id)).page?.state).toBe('doubted')

  const said = await house.call(table.sayPage, { as: owner, params: { id: sent.id } })
  expect(said.page?.state).toBe('said')
  expect(said.allowedActions).not.toContain('sayPage')
  expect((await staffView(clerk(), sent.id)).page).toMatchObject({
    state: 'said',
    text: expect.stringContaining('户口簿'),
  })
  const other = { as: person(), params: { id: sent.id } }
  expect((await house.refused(table.sayPage, other)).code).toBe('NOT_YOURS')
})

test('the two sides of an ID card, in either order', async () => {
  const owner = person()
  inCase('c-sides', owner.accountId)
  const page = (asked: string) => ({ caseId: 'c-sides', page: asked })
  const back = await ready(owner, await drawnPage('id-back'), page(idCardSides.front))
  expect(back.page).toMatchObject({ doubt: 'other-side', text: expect.stringContaining('身份证有国徽的一面') })
  const front = await ready(owner, await drawnPage('id-front'), page(idCardSides.front))
  expect(front.page).toEqual({ asked: idCardSides.front, state: 'fits' })
})

test('the same page twice, saved anew in between; a blank sheet; a portrait', async () => {
  const owner = person()
  inCase('c-twice', owner.accountId)
  const asked = { material: 'contract-resale', title: '买卖合同', caseId: 'c-twice' }
  const first = await ready(owner, await jpegPaper({ seed: 5 }), asked)
  expect(first.page).toEqual({ state: 'fits' })
  const saved = await ready(owner, await jpegPaper({ seed: 5, width: 1200, height: 1600 }), asked)
  expect(saved.page?.doubt).toBe('same-page')
  expect((await ready(owner, await jpegPaper({ seed: 6 }), asked)).page?.state).toBe('fits')
  expect((await ready(owner, await drawnPage('blank'), asked)).page?.doubt).toBe('blank')
  const portrait = await ready(owner, await drawnPage('person'), { ...asked, pageSaid: true })
  // What the phone has asked already is not asked again; the clerk reads both.
  expect(portrait.page).toMatchObject({ state: 'said', doubt: 'person' })
})

test('what was said of one doubt is not said of another that comes later', async () => {
  const owner = person()
  inCase('c-later', owner.accountId)
  const asked = { material: 'marriage', title: '结婚证', caseId: 'c-later', pageSaid: true }
  // The phone asked about what it saw; only reading tells that it is another paper.
  const sent = await ready(owner, await drawnPage('household'), asked)
  expect(sent.page).toMatchObject({ state: 'doubted', doubt: 'other-kind' })
  expect(sent.allowedActions).toContain('sayPage')
  const say = () => house.call(table.sayPage, { as: owner, params: { id: sent.id } })
  const said = await say()
  expect(said.page).toMatchObject({ state: 'said', doubt: 'other-kind' })
  expect(said.allowedActions).not.toContain('sayPage')
  await say()
  expect((await house.eventsOf(sent.id)).filter((type) => type === 'document.page-said')).toHaveLength(1)
})
