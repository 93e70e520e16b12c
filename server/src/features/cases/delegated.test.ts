import { type Case, contract, type DelegableUse, type Delegation, type PlainDate, plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../../testing/people.ts'
import { createCaseHouse } from './case-house.ts'

const house = await createCaseHouse()
const cases = contract.cases.table
const routes = contract.delegations.table
let people = 6_400

const until = plainDate('2026-12-31')
const elder = async () => {
  people += 1
  return house.verified(`crowd-${people}`)
}
const nameOf = ({ name, idNumber }: TestPerson) => ({ name, idNumber })
interface Asked {
  uses?: DelegableUse[]
  items?: string[]
  caseId?: string
  home?: { unitCode: string; address: string }
  until?: PlainDate
  other?: { name: string; idNumber: string }
}

/** The child writes it, the elder reads it on the own phone and says yes. */
async function helped(more: Asked = {}, child?: TestPerson) {
  const [principal, agent] = [await elder(), child ?? (await elder())]
  const uses = ['fill', 'upload', 'submit', 'supply', 'withdraw'] as const
  const body = { as: 'agent' as const, other: nameOf(principal), uses: [...uses], until, ...more }
  const asked = await house.call(routes.ask, { as: agent, body })
  const read = await house.call(routes.get, { as: principal, params: { id: asked.id } })
  const agree = { as: principal, params: { id: asked.id }, body: { digest: read.act!.digest } }
  return { principal, agent, asked, given: await house.call(routes.agree, agree) }
}
const revoke = (as: TestPerson, { id }: Pick<Delegation, 'id'>) => house.call(routes.revoke, { as, params: { id } })
const begun = (as: TestPerson, delegationId: string, code = 'B14') =>
  house.call(cases.begin, { as, body: { code, delegationId } })
async function filled({ agent, principal, given }: Awaited<ReturnType<typeof helped>>): Promise<Case> {
  const draft = await begun(agent, given.id)
  const property = house.propertyOf(await house.homeOf(principal.slug))
  return house.answerAll(agent, draft, { property, details: { note: '曾用名变更' } })
}
const titles = async (as: TestPerson) => {
  await house.settle()
  return (await house.call(contract.notices.table.list, { as })).items.map(({ title }) => title)
}

describe('a delegation', () => {
  it('is read by the principal in short sentences, and holds only with their own yes to exactly that', async () => {
    const [principal, agent, stranger] = [await elder(), await elder(), await elder()]
    const body = { as: 'agent' as const, other: nameOf(principal), uses: ['fill' as const], items: ['B14'], until }
    expect(await house.refused(routes.ask, { body })).toMatchObject({ code: 'NOT_LOGGED_IN' })
    const { id } = await house.call(routes.ask, { as: agent, body })
    expect(await house.refused(cases.begin, { as: agent, body: { code: 'B14', delegationId: id } })).toMatchObject({
      code: 'NOT_YOURS',
    })
    const read = await house.call(routes.get, { as: principal, params: { id } })
    expect(read.act!.text).toContain(agent.name)
    expect(read.act!.text).toMatch(/到2026年12月31日为止/)
    expect(JSON.stringify(read)).not.toContain(agent.idNumber)
    const agree = { params: { id }, body: { digest: read.act!.digest } }
    expect(await house.refused(routes.agree, { as: agent, ...agree })).toMatchObject({ code: 'NOT_YOURS' })
    expect(await house.refused(routes.agree, { as: stranger, ...agree })).toMatchObject({ code: 'NOT_YOURS' })
    const other = { params: { id }, body: { digest: 'of another text' } }
    expect(await house.refused(routes.agree, { as: principal, ...other })).toMatchObject({ code: 'ACT_CHANGED' })
    expect(await house.call(routes.agree, { as: principal, ...agree })).toMatchObject({
      state: 'given',
      allowedActions: ['revoke'],
    })
    expect(await house.refused(routes.get, { as: stranger, params: { id } })).toMatchObject({ code: 'NOT_YOURS' })
    expect(await titles(principal)).toEqual(expect.arrayContaining(['有人想替您代办', '委托生效了']))
    const { received } = await house.call(routes.list, { as: agent })
    expect(received.map((one) => one.id)).toEqual([id])
  })

  it.each<[string, Asked, string]>([
    ['longer than half a year', { until: plainDate('2027-11-23') }, '180'],
    ['over already', { until: plainDate('2026-11-22') }, '已经过了'],
    ['for a home that the agent names', { home: { unitCode: 'x', address: 'y' } }, '只有本人'],
    ['for a number that is none', { other: { name: '王某', idNumber: '370102194801010000' } }, '身份证号码'],
    ['for a case of somebody else', { caseId: '0123456789abcdef01234567' }, '不是这件办件的当事人'],
  ])('is not made %s', async (_, more, words) => {
    const [principal, agent] = [await elder(), await elder()]
    const body = { as: 'agent' as const, other: nameOf(principal), uses: ['fill' as const], until, ...more }
    expect(await house.refused(routes.ask, { as: agent, body })).toMatchObject({
      code: 'DELEGATION_WRONG',
      text: expect.stringContaining(words),
    })
  })

  it('is asked for five times at most, and a question that nobody answers ends', async () => {
    const agent = await elder()
    const ask = async () => {
      const other = nameOf(await elder())
      return { as: agent, body: { as: 'agent' as const, other, uses: ['fill' as const], until } }
    }
    const first = await house.call(routes.ask, await ask())
    for (let n = 0; n < 4; n += 1) await house.call(routes.ask, await ask())
    expect(await house.refused(routes.ask, await ask())).toMatchObject({ code: 'TOO_MANY_ASKS' })
    const before = house.clock.now()
    house.clock.advance({ days: 9 })
    await house.runEvery('end-delegations')
    expect(await house.call(routes.get, { as: agent, params: { id: first.id } })).toMatchObject({ state: 'lapsed' })
    house.clock.set(before)
  })

  it('on a notarised paper holds at once; only the staff of a window write it down', async () => {
    const [principal, agent] = [await elder(), await elder()]
    const paper = '（2026）鲁济南高新证民字第8号公证书'
    const body = { principal: nameOf(principal), agent: nameOf(agent), uses: ['fill' as const], until, paper }
    expect(await house.refused(routes.atWindow, { as: agent, body })).toMatchObject({ code: 'NOT_ALLOWED' })
    const given = await house.call(routes.atWindow, { as: await house.officer('clerk-1'), body })
    expect(given).toMatchObject({ state: 'given', role: 'staff', text: expect.stringContaining(paper) })
    expect(await begun(agent, given.id)).toMatchObject({ state: 'draft', actsFor: { name: principal.name } })
    // Of which home the paper speaks is chosen from the book, and its owner reads who looked.
    const asked = { principal: nameOf(principal), paper }
    expect(await house.refused(routes.homesAtWindow, { as: agent, body: asked })).toMatchObject({ code: 'NOT_ALLOWED' })
    const clerk = await house.officer('clerk-1')
    const { items } = await house.call(routes.homesAtWindow, { as: clerk, body: asked })
    const { unitCode, address } = await house.homeOf(principal.slug)
    expect(items).toContainEqual({ unitCode, address })
    const log = await house.call(contract.me.table.accessLog, { as: principal })
    expect(JSON.stringify(log)).toContain(`登记委托书：${paper}`)
    const ofHome = await house.call(routes.atWindow, { as: clerk, body: { ...body, home: { unitCode, address } } })
    expect(ofHome).toMatchObject({ state: 'given', home: { unitCode } })
    expect(await titles(principal)).toContain('委托生效了')
  })
})

describe('a child for an elder', () => {
  it('fills in and hands in; the case is the elder’s, each step says who, and the elder hears of each', async () => {
    const one = await helped()
    const draft = await filled(one)
    expect(draft.actsFor).toEqual({ name: one.principal.name, delegationId: one.given.id })
    expect(JSON.stringify(draft)).not.toContain(one.principal.idNumber)
    expect(draft.allowedActions).not.toContain('discard')
    const submitted = await house.submit(one.agent, draft)
    expect(submitted).toMatchObject({ state: 'submitted' })
    const mine = await house.get(one.principal, draft)
    expect(mine.actsFor).toBeUndefined()
    expect(mine.history.map(({ who }) => who)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^.\*+ 代 .\*+（.+）$/)]),
    )
    const lines = await house.call(cases.list, { as: one.agent })
    expect(lines.items).toMatchObject([{ id: draft.id, actsFor: one.principal.name }])
    expect((await titles(one.principal)).filter((title) => title.includes('替您办了一步'))).toHaveLength(2)
    expect(await titles(one.agent)).toContainEqual(expect.stringMatching(/^代.\*+：已提交$/))
  })

  it('never says yes to the sale of a home: the elder reads it and confirms on the own phone', async () => {
    const one = await helped()
    const buyer = await house.verified('wu-hao')
    const draft = await begun(one.agent, one.given.id, 'P01')
    await house.answerAll(one.agent, draft, {
      side: '转让方',
      others: [{ side: '受让方', ...nameOf(buyer) }],
      property: house.propertyOf(await house.homeOf(one.principal.slug)),
      priceFen: 120_000_000,
    })
    const handed = await house.submit(one.agent, draft)
    expect(handed).toMatchObject({ state: 'confirming' })
    expect(handed.parties.every(({ confirmedAt }) => confirmedAt === undefined)).toBe(true)
    const params = { id: draft.id }
    const confirm = { as: one.agent, params, body: { digest: handed.act!.digest } }
    expect(await house.refused(cases.confirm, confirm)).toMatchObject({
      code: 'NOT_DELEGATED',
      text: expect.stringContaining('本人在自己的手机上确认'),
    })
    expect(await house.refused(cases.notMe, { as: one.agent, params, body: {} })).toMatchObject({
      code: 'NOT_DELEGATED',
    })
    expect(await titles(one.principal)).toContain('请您确认一件事')
    // Somebody else has filled it in: the elder shows to be there, by whatever way.
    const yes = { as: one.principal, params, body: { digest: handed.act!.digest } }
    expect(await house.refused(cases.confirm, yes)).toMatchObject({ code: 'LIVE_CHECK_NEEDED' })
    await house.showPresence(one.principal, draft)
    await house.confirm(one.principal, draft)
    expect(await house.confirm(buyer, draft)).toMatchObject({ state: 'submitted' })
  })
})

describe('outside its scope', () => {
  it('who may only look at a draft reads the other sides masked; who fills it in reads what was typed', async () => {
    const one = await helped()
    const viewer = await elder()
    const ask = { as: 'agent' as const, other: nameOf(one.principal), uses: ['view' as const], until }
    const asked = await house.call(routes.ask, { as: viewer, body: ask })
    const read = await house.call(routes.get, { as: one.principal, params: { id: asked.id } })
    const agree = { as: one.principal, params: { id: asked.id }, body: { digest: read.act!.digest } }
    await house.call(routes.agree, agree)
    const buyer = nameOf(await elder())
    const draft = await house.begin(one.principal, 'P01')
    const filled = await house.answerAll(one.principal, draft, {
      side: '转让方',
      others: [{ side: '受让方', ...buyer }],
      property: house.propertyOf(await house.homeOf(one.principal.slug)),
      priceFen: 120_000_000,
    })
    expect(filled.draft.others).toEqual([{ side: '受让方', ...buyer }])
    expect((await house.get(one.agent, draft)).draft.others).toEqual([{ side: '受让方', ...buyer }])
    const seen = await house.get(viewer, draft)
    expect(seen).toMatchObject({ state: 'draft', actsFor: { name: one.principal.name } })
    expect(JSON.stringify(seen.draft)).not.toContain(buyer.name)
    expect(JSON.stringify(seen)).not.toContain(buyer.idNumber)
  })

  it('another matter, another use, another home and another person are refused', async () => {
    const one = await helped({ items: ['B14'], uses: ['fill'] })
    const refusedTo = (code: string) =>
      house.refused(cases.begin, { as: one.agent, body: { code, delegationId: one.given.id } })
    expect(await refusedTo('B19')).toMatchObject({ code: 'NOT_DELEGATED' })
    const draft = await filled(one)
    const digest = draft.act!.digest
    const params = { id: draft.id }
    expect(await house.refused(cases.submit, { as: one.agent, params, body: { digest } })).toMatchObject({
      code: 'NOT_DELEGATED',
      text: expect.stringContaining('范围'),
    })
    expect(await house.refused(cases.discard, { as: one.agent, params })).toMatchObject({ code: 'NOT_YOURS' })
    const stranger = await elder()
    expect(await house.refused(cases.get, { as: stranger, params })).toMatchObject({ code: 'NOT_YOURS' })
    // A matter of the same principal that is none of this agent's.
    const other = await house.begin(one.principal, 'B19')
    expect(await house.refused(cases.get, { as: one.agent, params: { id: other.id } })).toMatchObject({
      code: 'NOT_YOURS',
    })
  })

  it('a delegation for one home stays with that home', async () => {
    const [principal, agent] = [await elder(), await elder()]
    const home = house.propertyOf(await house.homeOf(principal.slug))
    const { unitCode, address } = home
    const scope = { uses: ['fill' as const], home: { unitCode, address }, until }
    const own = await house.call(routes.ask, {
      as: principal,
      body: { as: 'principal', other: nameOf(agent), ...scope },
    })
    const agree = { as: principal, params: { id: own.id }, body: { digest: own.act!.digest } }
    const given = await house.call(routes.agree, agree)
    const draft = await begun(agent, given.id)
    expect(draft.draft.property).toMatchObject({ unitCode })
    const elsewhere = house.propertyOf(await house.homeOf('li-guohua'))
    const body = { draft: { ...draft.draft, property: elsewhere } }
    expect(await house.refused(cases.saveDraft, { as: agent, params: { id: draft.id }, body })).toMatchObject({
      code: 'NOT_DELEGATED',
    })
  })
})

describe('when it ends', () => {
  it('nothing works any more and the case goes on', async () => {
    const one = await helped()
    const draft = await filled(one)
    await revoke(one.principal, one.given)
    const params = { id: draft.id }
    expect(await house.refused(cases.get, { as: one.agent, params })).toMatchObject({ code: 'NOT_YOURS' })
    const body = { draft: draft.draft }
    expect(await house.refused(cases.saveDraft, { as: one.agent, params, body })).toMatchObject({ code: 'NOT_YOURS' })
    expect((await house.call(cases.list, { as: one.agent })).items).toEqual([])
    expect(await house.submit(one.principal, draft)).toMatchObject({ state: 'submitted' })
    expect(await titles(one.agent)).toContain('委托已收回')
    const again = { as: one.principal, params: { id: one.given.id } }
    expect(await house.refused(routes.revoke, again)).toMatchObject({ code: 'STATE_MOVED' })
  })

  it('its last day is the last, whether or not anybody has written it down', async () => {
    const before = house.clock.now()
    const one = await helped({ until: plainDate('2026-11-25') })
    const draft = await filled(one)
    house.clock.set(new Date('2026-11-25T15:59:00Z'))
    expect(await house.get(one.agent, draft)).toMatchObject({ state: 'draft' })
    house.clock.set(new Date('2026-11-25T16:00:00Z'))
    expect(await house.refused(cases.get, { as: one.agent, params: { id: draft.id } })).toMatchObject({
      code: 'NOT_YOURS',
    })
    await house.runEvery('end-delegations')
    expect(await titles(one.principal)).toContain('委托到期了')
    house.clock.set(before)
  })

  it('taken back at the very instant of an act: the act came before, or it did not come', async () => {
    const child = await elder()
    for (let round = 0; round < 5; round += 1) {
      const one = await helped({}, child)
      const draft = await filled(one)
      const digest = draft.act!.digest
      const [act, back] = await Promise.all([
        house.send(cases.submit, { as: child, params: { id: draft.id }, body: { digest } }),
        house.send(routes.revoke, { as: one.principal, params: { id: one.given.id } }),
      ])
      expect(back.status).toBe(200)
      const shown = await house.get(one.principal, draft)
      expect(shown.state).toBe(act.status === 200 ? 'submitted' : 'draft')
      const { history, usedTimes } = await house.call(routes.get, { as: one.principal, params: { id: one.given.id } })
      expect(history.at(-1)!.text).toBe('收回委托')
      const used = await house.events({ type: 'delegation.used', subject: one.given.id })
      expect(used.map(({ data }) => data.act)).toEqual(act.status === 200 ? ['begin', 'submit'] : ['begin'])
      expect(usedTimes).toBeGreaterThanOrEqual(used.length)
    }
    // Five cases from draft to submission, on a machine that may be busy.
  }, 120_000)
})
