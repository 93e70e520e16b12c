import { contract, type DelegableUse, plainDate, type StaffRating } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { systemCall } from '../../platform/http/call.ts'
import { createCaseHouse } from '../cases/case-house.ts'

const house = await createCaseHouse()
const { mine, rate, again, desk, correct, appeal, decideAppeal } = contract.ratings.table
const { counts } = contract.openRatings.table
const outreach = contract.outreach.table
const cases = contract.caseDesk.table
const [clerk, supervisor, inspector] = [
  await house.officer('clerk-1'),
  await house.officer('supervisor'),
  await house.officer('inspector'),
]
let people = 9_300
type Citizen = Awaited<ReturnType<typeof house.verified>>

/** A correction of a name (B14), taken in by clerk-1 and sent to its end. */
async function ended() {
  const as = await house.verified(`crowd-${people++}`)
  const begun = await house.begin(as, 'B14')
  await house.answerAll(as, begun, {
    property: house.propertyOf(await house.homeOf(as.slug)),
    details: { note: '改名' },
  })
  await house.submit(as, begun)
  const { id } = begun
  await house.seeAll(clerk, { id })
  await house.call(cases.accept, { as: clerk, params: { id }, body: {} })
  expect((await own(as)).length).toBe(0)
  await house.finishAll({ id })
  const approver = await house.whoMay({ id }, 'approve', ['registrar', 'registrar-2'])
  await house.call(cases.approve, { as: approver, params: { id }, body: { opinion: '同意' } })
  await house.settle()
  let { state } = await house.get(as, { id })
  if (state === 'feeDue') {
    const { fees } = await house.open(clerk, { id })
    await house.call(cases.settleFees, { as: clerk, params: { id }, body: { amountFen: fees!.totalFen, slip: '1' } })
    ;({ state } = await house.get(as, { id }))
  }
  if (state === 'ready') {
    await house.open(clerk, { id })
    await house.call(cases.handOver, { as: clerk, params: { id }, body: { to: '本人' } })
  }
  await house.settle()
  expect((await house.get(as, { id })).state).toBe('closed')
  return { as, caseId: id }
}
const own = async (as: Citizen) => (await house.call(mine, { as })).items
const give = (as: Citizen, id: string, level: 1 | 2 | 5, words = '') =>
  house.call(rate, { as, params: { id }, body: { level, words } })
const shownTo = async (as: Citizen, id: string): Promise<StaffRating | undefined> =>
  (await house.call(desk, { as })).items.find((item) => item.id === id)
async function bad() {
  const { as, caseId } = await ended()
  const [asked] = await own(as)
  await give(as, asked!.id, 1, '跑了三趟')
  await house.settle()
  return { as, caseId, id: asked!.id }
}
const calls = async (as: Citizen) => (await house.call(outreach.list, { as, query: { kind: 'bad-rating' } })).items
const callBack = (id: string) =>
  house.call(outreach.done, {
    as: supervisor,
    params: { id: `rating-${id}` },
    body: { how: 'phoned', words: '已道歉' },
  })

it('comes with the end of a case and nowhere else, is given once, and silence is its own number', async () => {
  const { as } = await ended()
  const [asked, ...more] = await own(as)
  expect(more).toEqual([])
  expect(asked).toMatchObject({ state: 'unrated', stateLabel: '未评', allowedActions: ['rate'] })
  const before = (await house.call(counts, {})).all
  expect(before.unrated).toBeGreaterThan(0)
  const stranger = await house.verified('he-jun')
  const five = { params: { id: asked!.id }, body: { level: 5 as const } }
  expect(await house.refused(rate, { as: stranger, ...five })).toMatchObject({ code: 'NOT_YOURS' })
  expect(await give(as, asked!.id, 5)).toMatchObject({ state: 'rated', rating: { label: '非常满意' } })
  expect(await house.refused(rate, { as, ...five })).toMatchObject({ code: 'RATING_OVER' })
  const after = (await house.call(counts, {})).all
  expect(after.unrated).toBe(before.unrated - 1)
  expect(after.levels[0]).toMatchObject({ label: '非常满意', count: before.levels[0]!.count + 1 })
  const visits = (await house.call(outreach.list, { as: supervisor, query: { kind: 'visit' } })).items
  expect(visits.filter(({ title }) => title.includes('问问怎么样'))).not.toEqual([])
})

it('a bad one is called back, corrected and rated once more; only then who it was is shown', async () => {
  const { as, id } = await bad()
  const seen = await shownTo(supervisor, id)
  expect(seen).toMatchObject({ state: 'calling', rating: { words: '跑了三趟' }, isMine: false })
  expect([seen?.who, seen?.served, (await shownTo(clerk, id))?.who]).toEqual([undefined, undefined, undefined])
  // Whom it is about neither calls nor sees who is called.
  expect((await calls(clerk)).map((task) => task.id)).not.toContain(`rating-${id}`)
  expect(await house.refused(outreach.open, { as: clerk, params: { id: `rating-${id}` } })).toMatchObject({
    code: 'NOT_FOUND',
  })
  expect((await calls(supervisor)).map((task) => task.id)).toContain(`rating-${id}`)
  await callBack(id)
  await house.settle()
  expect(await shownTo(supervisor, id)).toMatchObject({ state: 'correcting', allowedActions: ['correct'] })
  const words = '这三份材料以后由窗口自己查'
  await house.call(correct, { as: supervisor, params: { id }, body: { words } })
  expect((await own(as))[0]).toMatchObject({
    state: 'corrected',
    now: expect.stringContaining(words),
    allowedActions: ['again'],
  })
  await house.call(again, { as, params: { id }, body: { level: 4 } })
  expect(await house.refused(again, { as, params: { id }, body: { level: 1 } })).toMatchObject({ code: 'RATING_OVER' })
  expect(await shownTo(clerk, id)).toMatchObject({
    state: 'closed',
    who: expect.stringContaining('*'),
    served: expect.arrayContaining(['刘芳 · 综合窗口']),
    again: { level: 4 },
  })
})

it('a wrong one is appealed by whom it is about and decided by another; it is told and not counted', async () => {
  const { id } = await bad()
  const before = (await house.call(counts, {})).all
  const why = { params: { id }, body: { reason: '评的是隔壁银行窗口' } }
  expect(await house.refused(appeal, { as: inspector, ...why })).toMatchObject({ code: 'NOT_YOUR_RATING' })
  expect(await house.call(appeal, { as: clerk, ...why })).toMatchObject({ state: 'appealed', allowedActions: [] })
  const yes = { params: { id }, body: { isWrong: true, reason: '查了录像，说的是银行' } }
  expect(await house.refused(decideAppeal, { as: clerk, ...yes })).toMatchObject({ code: 'NOT_ALLOWED' })
  expect(await house.call(decideAppeal, { as: inspector, ...yes })).toMatchObject({ state: 'annulled' })
  const after = (await house.call(counts, {})).all
  expect([after.bad, after.annulled]).toEqual([before.bad - 1, before.annulled + 1])
  const second = await bad()
  await house.call(appeal, { as: clerk, params: { id: second.id }, body: { reason: '不是我' } })
  const no = { params: { id: second.id }, body: { isWrong: false, reason: '就是这次' } }
  expect(await house.call(decideAppeal, { as: inspector, ...no })).toMatchObject({ state: 'calling' })
  const twice = { as: clerk, params: { id: second.id }, body: { reason: '再申诉' } }
  expect(await house.refused(appeal, twice)).toMatchObject({ code: 'STATE_MOVED' })
})

it('what nobody calls back within a day is the supervisors’ business, once', async () => {
  const { id } = await bad()
  house.clock.advance({ days: 1 })
  for (let turn = 0; turn < 2; turn += 1) await house.runEvery('watch-ratings')
  const told = { title: '差评超时没有处理', eventId: new RegExp(id) }
  expect(await house.parts.db.collection('notices').countDocuments(told)).toBe(1)
  expect(await shownTo(await house.person('supervisor'), id)).toMatchObject({ isLate: true })
})

it('a visit is about whoever was at the window: who served is known to the list, and to nobody before it is over', async () => {
  const as = await house.verified(`crowd-${people++}`)
  const { id: accountId } = await house.call(contract.me.table.get, { as })
  const { db, ids, transact } = house.parts
  const id = ids.secret(9)
  const step = (action: string, by: string) => ({ action, by, at: house.clock.now(), to: 'done' })
  const history = [step('call', 'clerk-2'), step('start', 'clerk-1'), step('finish', 'clerk-1')]
  await db.collection('tickets').insertOne({ accountId, appointmentId: id, history })
  const visit = { _id: id as never, accountId, service: 'second-hand', state: 'completed' }
  await db.collection('appointments').insertOne(visit)
  await transact(systemCall('test', { now: house.clock.now(), ids }), async (tx) => {
    tx.record({ type: 'appointment.completed', subject: { kind: 'appointment', id } })
    return {}
  })
  await house.settle()
  const [asked] = await own(as)
  expect(asked).toMatchObject({ kind: 'visit', matter: expect.stringContaining('到窗口办') })
  await give(as, asked!.id, 2, '等了两个小时')
  await house.settle()
  expect(await shownTo(clerk, asked!.id)).toMatchObject({ isMine: true, allowedActions: ['appeal'] })
  expect((await shownTo(supervisor, asked!.id))?.served).toBeUndefined()
  // Who only called the number is not who served.
  const other = await house.officer('clerk-2')
  expect(await shownTo(other, asked!.id)).toBeUndefined()
  expect((await calls(clerk)).map((task) => task.id)).not.toContain(`rating-${asked!.id}`)
  expect((await calls(other)).map((task) => task.id)).toContain(`rating-${asked!.id}`)
})

it('both sides and whoever did something for one rate the same case, each once; nobody else has the right', async () => {
  const [seller, buyer, helper, stranger] = [
    await house.verified(`crowd-${people++}`),
    await house.verified(`crowd-${people++}`),
    await house.verified(`crowd-${people++}`),
    await house.verified(`crowd-${people++}`),
  ]
  const { ask, agree } = contract.delegations.table
  const other = { name: buyer.name, idNumber: buyer.idNumber }
  const uses: DelegableUse[] = ['view', 'upload', 'supply', 'collect']
  const asked = await house.call(ask, {
    as: helper,
    body: { as: 'agent', other, uses, until: plainDate('2026-12-31') },
  })
  const { act } = await house.call(contract.delegations.table.get, { as: buyer, params: { id: asked.id } })
  await house.call(agree, { as: buyer, params: { id: asked.id }, body: { digest: act!.digest } })

  const begun = await house.begin(seller, 'P01')
  await house.answerAll(seller, begun, {
    ...{ side: '转让方', others: [{ side: '受让方', ...other }], priceFen: 185_000_000 },
    property: house.propertyOf(await house.homeOf(seller.slug)),
  })
  await house.submit(seller, begun)
  await house.confirm(buyer, begun)
  const params = { id: begun.id }
  const open = (await house.seeAll(clerk, begun)).state
  expect(open).toBe('submitted')
  await house.call(cases.accept, { as: clerk, params, body: {} })
  await house.finishAll(begun)
  const approver = await house.whoMay(begun, 'approve', ['registrar', 'registrar-2'])
  await house.call(cases.approve, { as: approver, params, body: { opinion: '同意' } })
  await house.settle()
  const { fees } = await house.open(clerk, begun)
  await house.call(cases.settleFees, { as: clerk, params, body: { amountFen: fees!.totalFen, slip: '2' } })
  // The helper goes to fetch the certificate for the buyer.
  const choose = { as: helper, params: { caseId: begun.id }, body: { way: 'window' as const } }
  await house.call(contract.collections.table.choose, choose)
  await house.open(clerk, begun)
  await house.call(cases.handOver, { as: clerk, params, body: { to: '代办人' } })
  await house.settle()

  const rights = await Promise.all([seller, buyer, helper].map(async (as) => ({ as, items: await own(as) })))
  for (const { as, items } of rights) {
    expect(items).toMatchObject([{ state: 'unrated', kind: 'case' }])
    await give(as, items[0]!.id, 5)
    expect(
      await house.refused(rate, { as, params: { id: items[0]!.id }, body: { level: 1, words: '' } }),
    ).toMatchObject({ code: 'RATING_OVER' })
  }
  expect(new Set(rights.map(({ items }) => items[0]!.id)).size).toBe(3)
  expect(await own(stranger)).toEqual([])
  const theirs = { as: stranger, params: { id: rights[0]!.items[0]!.id }, body: { level: 5 as const, words: '' } }
  expect(await house.refused(rate, theirs)).toMatchObject({ code: 'NOT_YOURS' })
  // The event is told again: nobody has a second right.
  for (const feature of house.features) {
    const [row] = await house.events({ type: 'case.handed-over', subject: begun.id })
    await feature.on?.['case.handed-over']?.(row!)
  }
  expect((await own(buyer)).length).toBe(1)
})
