import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { systemCall } from '../../platform/http/call.ts'
import type { TestPerson } from '../../testing/people.ts'
import { createCounterTill } from '../payments/counter-till.ts'
import { createFeeHouse } from '../payments/fee-house.ts'

const house = await createFeeHouse({ firstPerson: 7_400 })
const { paid, paidAtCounter, told, later, orderOf } = house
const till = createCounterTill(house.parts)
/** A case whose fee was paid on a phone; further money for it is taken at a counter, which costs no further case. */
const first = await paid()
let slips = 0
const { control } = house.sandbox
const receipts = contract.fiscalReceipts.table
const supervisor = await house.officer('supervisor')
const inspector = await house.officer('inspector')

interface Issued {
  businessNo: string
  payer: string
  amount: string
  number: string
  strikes?: { number: string }
  struckBy?: string
}
/** What the finance office has of a payment, oldest first. */
const officeHas = async ({ number }: { number: string }) =>
  (await control<{ receipts: Issued[] }>('GET', '/fiscal/receipts')).receipts
    .filter(({ businessNo }) => businessNo.startsWith(`${number}_`))
    .reverse()
const give = (number: string, amountFen: number) =>
  house.call(contract.refunds.table.refund, {
    as: supervisor,
    params: { number },
    body: { amountFen, reason: '多收了' },
  })
/** Money at a counter, booked: the number of its payment. */
async function counterMoney(amountFen = 8_000) {
  slips += 1
  const money = { caseId: first.id, title: '换证', amountFen, slip: `POS-${slips}`, by: '刘芳' }
  const now = house.clock.now()
  await house.parts.transact(systemCall('payments', { now, ids: house.parts.ids }), async (tx) => {
    await till.take(tx, money)
    return {}
  })
  await house.settle()
  const row = await house.parts.db.collection('pay_orders').findOne({ tradeNo: money.slip, caseId: first.id })
  return { number: String(row!.number) }
}
const ofOrder = async ({ number }: { number: string }) =>
  (await house.call(receipts.ofOrder, { as: inspector, params: { number } })).items
const shown = async (as: TestPerson, caseId: string) =>
  (await house.call(contract.payments.table.ofCase, { as, params: { caseId } })).items
const fault = (kind: string, more: object = {}) =>
  house.sandbox.fault({ route: 'fiscal.issue', kind, ...more } as never)

beforeEach(() => control('DELETE', '/faults'))

describe('a fee that was booked', () => {
  test('has one receipt in the name of whoever owes it, with its numbers and a page where anybody checks it', async () => {
    const { owner, totalFen, order } = first
    const { receipts: mine } = await orderOf(owner, order)
    expect(mine).toMatchObject([
      { kind: 'blue', state: 'issued', amountFen: totalFen, code: expect.stringMatching(/^\d{8}$/) },
    ])
    const [issued] = await officeHas(order)
    expect(issued).toMatchObject({ payer: owner.name, amount: (totalFen / 100).toFixed(2), number: mine[0]!.number })
    const page = await (await fetch(mine[0]!.verifyUrl!)).text()
    expect(page).toContain('真实有效')
    expect(page).not.toContain(owner.name)
    const { items } = await house.call(contract.notices.table.list, { as: owner })
    expect(items.find(({ title }) => title === '财政电子票据开好了')).toMatchObject({
      page: `packages/cases/pay/index?order=${order.id}`,
      text: expect.stringContaining(mine[0]!.number!),
    })
    // Who came by phone number only has no app to find it in.
    const rung = (await house.sandbox.messages(owner.slug)).map(({ text }) => text).join()
    expect(rung).toContain(`号码${mine[0]!.number}，校验码${mine[0]!.checkCode}`)
  })

  test('rings no phone that has the app: there it can be shown and checked', async () => {
    const { owner, id } = await paidAtCounter('POS-502')
    const { items: before } = await house.call(contract.notices.table.list, { as: owner })
    const notice = await house.parts.db.collection('notices').findOne({ _id: before[0]!.id as never })
    const wechat = { channel: 'wechat', app: house.config.WX_APPID, platformId: `openid-${owner.slug}` }
    await house.parts.db
      .collection('identities')
      .insertOne({ _id: Object.values(wechat).join(':') as never, accountId: notice!.accountId, ...wechat })
    const rungBefore = (await house.sandbox.messages(owner.slug)).length
    const [payment] = await shown(owner, id)
    await give(payment!.number, 100)
    await house.settle()
    await later(1)
    const { items } = await house.call(contract.notices.table.list, { as: owner })
    expect(items.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['新的财政电子票据开好了', '原来的票据作废了', '有一笔退款等您来领']),
    )
    const rung = (await house.sandbox.messages(owner.slug)).slice(0, -rungBefore || undefined)
    expect(rung.map(({ text }) => text.includes('退给您'))).toEqual([true])
  })

  test('has one however often the booking, the job and the clock are repeated', async () => {
    await fault('timeout-after', { times: 1 })
    const order = await counterMoney()
    await Promise.all([told(), later(15), house.runEvery('watch-fiscal-receipts')])
    await later(60)
    const events = await house.events({ subject: `paid-${order.number}` })
    const posted = house.features.find(({ name }) => name === 'fiscalReceipts')!.on!['book.posted']!
    const row = events.find(({ type }) => type === 'book.posted')!
    await Promise.all([posted(row), posted(row), posted(row)])
    await house.settle()
    expect(await officeHas(order)).toHaveLength(1)
    expect(await ofOrder(order)).toMatchObject([{ caseId: first.id, state: 'issued', orderNumber: order.number }])
  })

  test('taken at a counter has one too, which the sides of the case see', async () => {
    const { owner, id, totalFen } = await paidAtCounter('POS-501')
    const [payment] = await shown(owner, id)
    expect(payment).toMatchObject({ platformLabel: '窗口收款', state: 'paid', amountFen: totalFen })
    expect(payment!.receipts).toMatchObject([{ state: 'issued', amountFen: totalFen }])
    expect(await shown(await house.verified('wu-hao'), id)).toEqual([])
  })
})

describe('a finance office that is not well', () => {
  test.each([
    ['says nothing', '500', {}],
    ['has done it and says nothing', 'timeout-after', {}],
    ['cannot be believed', 'wrong-signature', {}],
    ['answers what somebody else asked', 'duplicate', {}],
    ['does it later', 'late', { delayMs: 30_000 }],
  ])('%s: the receipt is being made until it is there, under one number', async (_, kind, more) => {
    await fault(kind, { times: 1, ...more })
    const order = await counterMoney()
    expect(await ofOrder(order)).toMatchObject([{ state: 'due', now: expect.stringContaining('正在开具') }])
    await later(11)
    await later(31)
    expect(await ofOrder(order)).toMatchObject([{ state: 'issued' }])
    expect(await officeHas(order)).toHaveLength(1)
    expect(await officeHas(first.order)).toHaveLength(1)
  })

  test('for two hours: a person hears of it, once, and asks again; the payer is not told that there is none', async () => {
    await fault('500')
    const order = await counterMoney()
    for (const minutes of [30, 60, 45, 31]) await later(minutes * 60)
    const late = await house.call(receipts.late, { as: supervisor })
    const mine = late.items.filter(({ orderNumber }) => orderNumber === order.number)
    expect(mine).toMatchObject([{ problem: '财政票据系统没有答复', allowedActions: ['again'] }])
    expect(await ofOrder(order)).toMatchObject([{ state: 'due', now: expect.stringContaining('工作人员已经在催') }])
    const told = await house.call(contract.notices.table.list, { as: supervisor })
    expect(told.items.filter(({ text }) => text.includes(mine[0]!.id))).toHaveLength(1)
    await control('DELETE', '/faults')
    await house.call(receipts.again, { as: supervisor, params: { id: mine[0]!.id } })
    await house.settle()
    expect(await ofOrder(order)).toMatchObject([{ state: 'issued' }])
    const again = { as: supervisor, params: { id: mine[0]!.id } }
    expect((await house.refused(receipts.again, again)).code).toBe('STATE_MOVED')
    expect((await house.call(receipts.late, { as: supervisor })).items).toEqual([])
  })

  test('whose no is told to a person at once', async () => {
    const rows = house.parts.db.collection('cases')
    const row = await rows.findOne({ _id: first.id as never })
    const [party] = row!.parties as { sealed: string }[]
    const rename = (sealed: string) =>
      rows.updateOne({ _id: first.id as never }, { $set: { 'parties.0.sealed': sealed } })
    await rename(house.parts.cipher.seal(JSON.stringify({ name: '李?', idNumber: '' })))
    const order = await counterMoney()
    const { items } = await house.call(receipts.late, { as: supervisor })
    expect(items).toMatchObject([{ orderNumber: order.number, problem: expect.stringContaining('姓名不完整') }])
    await rename(party!.sealed)
    await later(61)
    expect((await house.call(receipts.late, { as: supervisor })).items).toEqual([])
    expect(await officeHas(order)).toHaveLength(1)
  })
})

describe('money that goes back', () => {
  test('as a whole strikes the receipt', async () => {
    const order = await counterMoney()
    await give(order.number, 8_000)
    await house.settle()
    expect(await ofOrder(order)).toMatchObject([
      { kind: 'blue', state: 'struck', now: expect.stringContaining('作废') },
      { kind: 'red', state: 'issued', amountFen: 8_000 },
    ])
    const [blue, red] = await officeHas(order)
    expect(red).toMatchObject({ strikes: { number: blue!.number }, amount: `-${blue!.amount}` })
    expect(blue!.struckBy).toBe(red!.number)
  })

  test('in part strikes it and makes one for the rest, also when nobody knows yet whether the first is there', async () => {
    await fault('timeout-after', { times: 1 })
    const order = await counterMoney()
    await give(order.number, 100)
    await give(order.number, 200)
    await house.settle()
    await later(11)
    await later(1)
    expect((await ofOrder(order)).map(({ kind, state, amountFen }) => [kind, state, amountFen])).toEqual([
      ['blue', 'struck', 8_000],
      ['red', 'issued', 8_000],
      ['blue', 'issued', 7_700],
    ])
    const all = await officeHas(order)
    const sum = all.reduce((fen, { amount }) => fen + Math.round(Number(amount) * 100), 0)
    expect(sum).toBe(7_700)
  })

  test('is a fee again when the platform gives up a part of it for good: the receipt follows', async () => {
    const { owner, id, totalFen, order } = first
    await control('POST', '/wechat-pay/next-refund', { end: 'CLOSED' })
    await give(order.number, 100)
    await later(1)
    await later(61)
    await later(1)
    const now = await orderOf(owner, order)
    expect(now).toMatchObject({ state: 'paid', refunds: [{ state: 'failed' }] })
    expect(now.receipts.at(-1)).toMatchObject({ kind: 'blue', state: 'issued', amountFen: totalFen })
    const { items } = await house.call(contract.accountBook.table.ofCase, { as: inspector, params: { caseId: id } })
    expect(items.find(({ kind }) => kind === 'reversed')).toMatchObject({ credit: 'fees' })
  })
})
