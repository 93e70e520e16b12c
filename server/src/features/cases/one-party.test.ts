import { type CaseMaterial, contract } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { createCaseHouse } from './case-house.ts'
import { createCaseStore } from './case-store.ts'

const house = await createCaseHouse()
const desk = contract.caseDesk.table

it('what another phone has saved since is not written over; a phone that does not say what it saw still saves', async () => {
  const as = await house.verified('he-jun')
  const begun = await house.begin(as, 'B14')
  const { revision } = await house.save(as, begun, { remark: '这部手机' })
  const save = (seen: number | undefined, remark: string) => ({
    ...{ as, params: { id: begun.id } },
    body: { draft: { answers: {}, others: [], details: {}, remark }, seen },
  })
  const { saveDraft } = contract.cases.table
  expect(await house.call(saveDraft, save(revision, '另一部手机'))).toMatchObject({ revision: revision + 1 })
  expect(await house.refused(saveDraft, save(revision, '这部手机又写'))).toMatchObject({ code: 'STATE_MOVED' })
  expect((await house.get(as, begun)).draft.remark).toBe('另一部手机')
  expect((await house.call(saveDraft, save(undefined, '老版本'))).draft.remark).toBe('老版本')
})

it('what offices hold is asked of them when the case has come in, and what they said stands beside the paper', async () => {
  const li = await house.verified('zhao-qiang')
  const home = await house.homeOf('zhao-qiang')
  const begun = await house.begin(li, 'B14')
  await house.answerAll(li, begun, { property: house.propertyOf(home), details: { note: '曾用名变更' } })
  const card = (file: { materials: CaseMaterial[] }) => file.materials.find(({ id }) => id === 'id-card')
  expect(card(await house.get(li, begun))).toMatchObject({ status: 'waived', statusText: '免交，由系统核对' })
  await house.submit(li, begun)
  await house.settle()
  const shown = await house.get(li, begun)
  expect(card(shown)).toMatchObject({
    statusText: '免交，已核对',
    handlingText: expect.stringMatching(/^已问公安（2026-11-23）：.*一致。$/),
  })
  expect(shown.materials.find(({ id }) => id === 'title')?.handlingText).toContain('登记簿上的权利人都是这件的当事人')
  // Whoever takes it in reads the same.
  const clerk = await house.officer('clerk-1')
  expect(card(await house.open(clerk, begun))?.handlingText).toContain('已问公安')

  // A silent office is no no: the paper is still not asked for, and a person looks.
  const other = await house.verified('gao-jie')
  const second = await house.begin(other, 'B14')
  const draft = { property: house.propertyOf(await house.homeOf('gao-jie')), details: { note: '曾用名变更' } }
  await house.answerAll(other, second, draft)
  await house.sandbox.fault({ route: 'gov.population.verify', kind: '500', times: 20 })
  await house.submit(other, second)
  await house.settle()
  await house.sandbox.clearFaults()
  expect(card(await house.get(other, second))).toMatchObject({ status: 'waived', statusText: '免交，由人核对' })
})

it('what offices said of the old words is gone with them when a case is taken back', async () => {
  const as = await house.verified('wang-xiuying')
  const begun = await house.begin(as, 'B14')
  const property = house.propertyOf(await house.homeOf('wang-xiuying'))
  await house.answerAll(as, begun, { property, details: { note: '曾用名变更' } })
  const card = async () => (await house.get(as, begun)).materials.find(({ id }) => id === 'id-card')?.statusText
  await house.submit(as, begun)
  await house.settle()
  expect(await card()).toBe('免交，已核对')
  const store = createCaseStore(house.parts.db)
  const seen = (await store.find(begun.id))!

  await house.call(contract.cases.table.reopen, { as, params: { id: begun.id } })
  expect(await card()).toBe('免交，由系统核对')
  // An office that answers now answered the old words.
  expect(await store.noteOffices(seen, seen.officeFacts!)).toBe(false)
  expect(await card()).toBe('免交，由系统核对')

  await house.sandbox.fault({ route: 'gov.population.verify', kind: '500', times: 20 })
  await house.submit(as, begun)
  await house.settle()
  await house.sandbox.clearFaults()
  expect(await card()).toBe('免交，由人核对')
})

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
