import { contract, plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { spokenOf } from '../notices/holds-while.ts'
import { createCaseHouse } from './case-house.ts'

const house = await createCaseHouse()
const cases = contract.cases.table
const desk = contract.caseDesk.table
const { list: notices, subscribed } = contract.notices.table
await house.sandbox.control('POST', '/settings', { smsPerMinute: 1_000, smsPerHour: 1_000, smsPerDay: 1_000 })
let people = 6_900

async function submitted() {
  people += 1
  const as = await house.verified(`crowd-${people}`)
  const begun = await house.begin(as, 'B14')
  const property = house.propertyOf(await house.homeOf(as.slug))
  await house.answerAll(as, begun, { property, details: { note: '曾用名变更' } })
  await house.submit(as, begun)
  return { as, id: begun.id }
}
const smsOf = async (slug: string) => {
  await house.settle({ delayed: 'now' })
  return (await house.sandbox.messages(slug)).map(({ text }) => text).toReversed()
}

it('every document that a message may speak of has a place in the database', () => {
  const names = Object.values(house.parts.db.models).map(({ collection }) => collection.name)
  expect(names).toEqual(expect.arrayContaining([...spokenOf]))
})

describe('what was asked for while no provider answered', () => {
  it('is not asked for any more when it is done, and nobody is called about it', async () => {
    const { as, id } = await submitted()
    const clerk = await house.officer('clerk-1')
    const file = await house.open(clerk, { id })
    await smsOf(as.slug)
    const owed = file.materials.find(({ status }) => status === 'open' || status === 'waived')!
    const items = [{ material: owed.id, why: '部门没有查到' }]
    for (const route of ['sms.tencent.send', 'sms.aliyun.send']) await house.sandbox.fault({ route, kind: '500' })
    await house.call(desk.demand, { as: clerk, params: { id }, body: { items, due: plainDate('2026-12-10') } })
    await house.settle()
    await house.call(cases.withdraw, { as, params: { id } })
    await house.sandbox.clearFaults()
    const rung = await smsOf(as.slug)
    expect(rung.filter((text) => text.includes('还缺'))).toEqual([])
    const { items: told } = await house.call(notices, { as })
    expect(told.find(({ title }) => title === '请补材料')?.deliveries).toEqual([
      { channel: 'sms', text: '短信不用再发' },
    ])
  })
})

describe('milestones ring a phone, once each', () => {
  it('accepted, decided, ready; a job that runs again tells nobody again', async () => {
    const { as, id } = await submitted()
    const clerk = await house.officer('clerk-1')
    await house.seeAll(clerk, { id })
    await house.call(desk.accept, { as: clerk, params: { id }, body: {} })
    const { number } = await house.get(as, { id })
    expect(await smsOf(as.slug)).toEqual([expect.stringMatching(new RegExp(`已受理，办件号${number}，最晚.+办完`))])
    const [event] = await house.events({ type: 'case.accepted', subject: id })
    for (const feature of house.features) await feature.on?.['case.accepted']?.(event!)
    expect(await smsOf(as.slug)).toHaveLength(1)
    await house.finishAll({ id })
    const registrar = await house.officer('registrar')
    await house.open(registrar, { id })
    await house.call(desk.approve, { as: registrar, params: { id }, body: { opinion: '同意' } })
    const rung = await smsOf(as.slug)
    expect(rung).toHaveLength(2)
    expect(rung[1]).toMatch(/请缴费|请带身份证到|有结果了/)
    const { items } = await house.call(notices, { as })
    expect(items.map(({ page }) => page)).toContain(`packages/cases/detail/index?id=${id}`)
  })

  it('a payment says that the money has arrived, and then where the paper lies', async () => {
    people += 1
    const as = await house.verified(`crowd-${people}`)
    const { id } = await house.begin(as, 'B19')
    const begun = await house.get(as, { id })
    await house.answerAll(as, begun, { property: house.propertyOf(await house.homeOf(as.slug)) })
    await house.submit(as, begun)
    await house.settle()
    expect((await house.get(as, { id })).state).toBe('feeDue')
    const [before] = (await smsOf(as.slug)).slice(-1)
    expect(before).toContain('请缴费')
    const clerk = await house.officer('clerk-1')
    const { fees } = await house.open(clerk, { id })
    await house.call(desk.settleFees, { as: clerk, params: { id }, body: { amountFen: fees!.totalFen, slip: 'POS-9' } })
    const yuan = (fees!.totalFen / 100).toFixed(2)
    const rung = (await smsOf(as.slug)).slice(-4).join()
    expect(rung).toContain(`费用${yuan}元已收到`)
    expect(rung).toContain('请带身份证到')
    expect(rung).toContain('不动产权证书已经生成')
    const { items } = await house.call(notices, { as })
    const titles = items.map(({ title }) => title)
    expect(titles).toEqual(expect.arrayContaining(['可以领取了', '缴费成功']))
  })

  it('a shortfall says how many papers and by when', async () => {
    const { as, id } = await submitted()
    const clerk = await house.officer('clerk-1')
    const file = await house.open(clerk, { id })
    const owed = file.materials.find(({ status }) => status === 'open' || status === 'waived')!
    const items = [{ material: owed.id, why: '部门没有查到' }]
    await house.call(desk.demand, { as: clerk, params: { id }, body: { items, due: plainDate('2026-12-10') } })
    expect(await smsOf(as.slug)).toEqual([expect.stringContaining('还缺1份材料，请在2026年12月10日前补齐')])
  })

  it('who must confirm is asked, who has confirmed is not', async () => {
    people += 1
    const [seller, buyer] = [await house.verified(`crowd-${people}`), await house.verified('wu-hao')]
    const begun = await house.begin(seller, 'P01')
    await house.answerAll(seller, begun, {
      side: '转让方',
      others: [{ side: '受让方', name: buyer.name, idNumber: buyer.idNumber }],
      property: house.propertyOf(await house.homeOf(seller.slug)),
      priceFen: 185_000_000,
    })
    await house.submit(seller, begun)
    expect(await smsOf(buyer.slug)).toEqual([expect.stringMatching(/要您本人确认.+不是我/)])
    expect(await smsOf(seller.slug)).toEqual([])
  })
})

describe('what would be silent', () => {
  const credit = (as: Awaited<ReturnType<typeof submitted>>['as'], id: string, channel: 'h5' | 'wechat') =>
    house.call(cases.credit, { as, params: { id }, channel })

  it('is asked for at the next tap, the most needed first, and no more once it was given', async () => {
    const { as, id } = await submitted()
    const before = await credit(as, id, 'wechat')
    expect(before.ask.map(({ template }) => template)).toEqual(['case-shortfall', 'case-fee-due', 'case-ready'])
    expect(before.items.every(({ way }) => way === 'sms')).toBe(true)
    const accepted = before.ask.map((one) => one.id)
    await house.call(subscribed, { as, body: { accepted, rejected: [] } })
    const after = await credit(as, id, 'wechat')
    expect(after.items.filter(({ way }) => way === 'push').map(({ template }) => template)).toEqual(
      before.ask.map(({ template }) => template),
    )
    expect(after.ask.map(({ template }) => template)).not.toContain('case-shortfall')
  })

  it('goes by SMS to a browser, and is nobody else’s business', async () => {
    const { as, id } = await submitted()
    expect(await credit(as, id, 'h5')).toMatchObject({ ask: [], text: '' })
    const stranger = await house.verified('he-jun')
    const params = { id }
    expect(await house.refused(cases.credit, { as: stranger, params })).toMatchObject({ code: 'NOT_YOURS' })
    expect(await house.refused(cases.credit, { params })).toMatchObject({ code: 'NOT_LOGGED_IN' })
  })
})
