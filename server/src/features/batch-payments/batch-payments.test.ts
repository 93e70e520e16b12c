import { type BatchOrder, contract } from '@anju/shared-types'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { BatchRow } from '../case-batches/batch-store.ts'
import type { CaseRow } from '../cases/case-record.ts'
import { caseModel } from '../cases/case-store.ts'
import { createFeeHouse } from '../payments/fee-house.ts'

const house = await createFeeHouse({ firstPerson: 7_900 })
const { later, pays, bookings } = house
const { control } = house.sandbox
const pay = contract.batchPayments.table
const desk = contract.caseDesk.table
const FIRM = { name: '济南安居商业管理有限公司', idNumber: '91370102MA0000007F' }
const feng = await house.verified('feng-hai')
const cases = caseModel(house.parts.db)
const batchRows = house.parts.db.collection<BatchRow>('case-batches')
const FEE_FEN = 1_000
/** 冯海 has 138 (SHOPS=138): the same story, and a minute of events. */
const SHOPS = Number(process.env.SHOPS ?? 20)

vi.setConfig({ testTimeout: 120_000 })

/** A shop of the firm that waits for the fee of its new certificate (B18). */
let shop: CaseRow

beforeAll(async () => {
  await house.call(contract.organisations.table.claim, { as: feng, body: { agreed: true } })
  const owned = await house.register.ownedBy(FIRM, { purpose: '测试', consent: 'test' })
  if (owned.kind !== 'units') throw new Error('the register is silent')
  const begun = await house.call(contract.cases.table.begin, {
    as: feng,
    body: { code: 'B18', organisation: FIRM.idNumber },
  })
  await house.answerAll(feng, begun, { property: house.propertyOf(owned.units[0]!) })
  await house.submit(feng, begun)
  const clerk = await house.officer('clerk-1')
  await house.seeAll(clerk, begun)
  await house.call(desk.accept, { as: clerk, params: { id: begun.id }, body: {} })
  await house.finishAll(begun)
  const as = await house.whoMay(begun, 'approve', ['registrar', 'registrar-2'])
  await house.call(desk.approve, { as, params: { id: begun.id }, body: { opinion: '同意' } })
  await house.settle()
  shop = (await cases.findById(begun.id).lean<CaseRow>())!
  expect([shop.state, shop.fees?.totalFen]).toEqual(['feeDue', FEE_FEN])
}, 120_000)

beforeEach(() => control('DELETE', '/faults'))

/** The platform's callbacks come, and everything that follows is done: a hundred cases are many events for a busy machine. */
async function told() {
  await control('POST', '/callbacks/run', {})
  await quiet()
}
async function quiet() {
  for (let tries = 1; ; tries += 1) {
    try {
      return await house.settle({ failures: 'allow' })
    } catch (error) {
      if (tries === 6) throw error
    }
  }
}

let made = 0
/** A batch whose children are like that shop: so many wait for their fee, and so many are still at the office. */
async function batchOf({ due, waiting = 0 }: { due: number; waiting?: number }) {
  made += 1
  const { id } = await house.call(contract.batches.table.begin, {
    as: feng,
    body: { code: 'B18', organisation: FIRM.idNumber },
  })
  const number = `PLTEST${made}`
  await batchRows.updateOne({ _id: id }, { $set: { number, state: 'running', created: due + waiting } })
  const children = Array.from({ length: due + waiting }, (_, n) => ({
    ...shop,
    ...{ _id: house.parts.ids.id(), number: `${number}-${n}`, batch: { id, row: n + 2, unit: `${number}-${n}` } },
    ...(shop.entry && { entry: { ...shop.entry, number: `${shop.entry.number}-${number}-${n}` } }),
    ...(n >= due && { state: 'reviewing' as const, fees: undefined }),
  }))
  await cases.collection.insertMany(children as never[])
  return { id, number, children: children.map(({ _id }) => ({ id: _id })) }
}
const begin = (id: string, as = feng): Promise<BatchOrder> =>
  house.call(pay.begin, { as, params: { batchId: id }, body: { way: 'browser' } })
const shown = ({ id }: { id: string }) => house.call(pay.get, { as: feng, params: { id } })
const statesOf = async (id: string) =>
  (await cases.find({ 'batch.id': id }).sort({ 'batch.row': 1 }).lean<CaseRow[]>()).map(({ state }) => state)
const settledTimes = async (children: { id: string }[]) =>
  (await Promise.all(children.map(({ id }) => house.settled(id)))).reduce((sum, times) => sum + times, 0)
const entriesOf = async (id: string) =>
  (
    await house.call(contract.accountBook.table.ofCase, {
      as: await house.officer('supervisor'),
      params: { caseId: id },
    })
  ).items
    .map(({ debit, credit, amountFen }) => `${debit} > ${credit} ${amountFen}`)
    .toSorted()
const singly = (child: { id: string }) =>
  house.call(contract.payments.table.begin, { as: feng, params: { caseId: child.id }, body: { way: 'browser' } })

test('all bills are one order: told a hundred times it is booked once, every case goes on once, and the book agrees', async () => {
  const one = await batchOf({ due: SHOPS })
  const order = await begin(one.id)
  expect(order).toMatchObject({ state: 'open', amountFen: SHOPS * FEE_FEN, count: SHOPS, batchId: one.id })
  expect((await begin(one.id)).number).toBe(order.number)
  await pays(order)
  for (let copy = 0; copy < 99; copy += 1) {
    await control('POST', '/wechat-pay/notify', { outTradeNo: order.number, ...(copy % 2 === 0 && { id: 'the-same' }) })
  }
  await Promise.all([told(), house.call(pay.ask, { as: feng, params: { id: order.id } })])
  expect(await shown(order)).toMatchObject({ state: 'paid', refunds: [] })
  expect(await bookings(order.id)).toBe(1)
  expect(await settledTimes(one.children)).toBe(SHOPS)
  expect(new Set(await statesOf(one.id))).toEqual(new Set(['ready']))
  expect(await entriesOf(one.id)).toEqual([`wechat > fees ${SHOPS * FEE_FEN}`])
  // An accountant who looks at one of the cases finds the same entry.
  expect(await entriesOf(one.children[7]!.id)).toEqual([`wechat > fees ${SHOPS * FEE_FEN}`])
  const { items } = await house.call(contract.notices.table.list, { as: feng, query: {} })
  expect(items.filter(({ text }) => text.includes(order.number)).map(({ title }) => title)).toEqual([
    '批量业务费用已缴',
  ])
  expect(
    await house.refused(pay.begin, { as: feng, params: { batchId: one.id }, body: { way: 'browser' } }),
  ).toMatchObject({ code: 'PAYMENT_NOT_DUE' })
}, 300_000)

test('what has no bill yet is not in it, and is paid by the next order', async () => {
  const one = await batchOf({ due: 2, waiting: 1 })
  const { bill } = await house.call(contract.batches.table.get, { as: feng, params: { id: one.id } })
  expect(bill).toMatchObject({ dueFen: 2 * FEE_FEN, dueCount: 2, waiting: 1 })
  const order = await begin(one.id)
  expect(order).toMatchObject({ count: 2, amountFen: 2 * FEE_FEN })
  await pays(order)
  await told()
  expect(await statesOf(one.id)).toEqual(['ready', 'ready', 'reviewing'])
  await cases.collection.updateOne({ _id: one.children[2]!.id as never }, {
    $set: { state: 'feeDue', fees: shop.fees },
  } as never)
  expect(await begin(one.id)).toMatchObject({ count: 1, amountFen: FEE_FEN })
})

test('a bill that a counter took while the order was open: the others are settled, its part goes back', async () => {
  const one = await batchOf({ due: 3 })
  const order = await begin(one.id)
  const [first] = one.children as [{ id: string }]
  const clerk = await house.officer('clerk-1')
  await house.open(clerk, first)
  await house.call(desk.settleFees, {
    as: clerk,
    params: { id: first.id },
    body: { amountFen: FEE_FEN, slip: 'POS-77' },
  })
  await pays(order)
  await told()
  const paid = await shown(order)
  expect(paid).toMatchObject({ state: 'paid', amountFen: 3 * FEE_FEN })
  expect(paid.refunds.map(({ amountFen }) => amountFen)).toEqual([FEE_FEN])
  expect(await settledTimes(one.children)).toBe(3)
  expect(await entriesOf(one.id)).toEqual([`fees > owed ${FEE_FEN}`, `wechat > fees ${3 * FEE_FEN}`])
})

test('a bill that changed is none of this order’s any more, and nothing due at all sends everything back', async () => {
  const changed = await batchOf({ due: 2 })
  const order = await begin(changed.id)
  await cases.collection.updateOne({ _id: changed.children[1]!.id as never }, {
    $set: { 'fees.totalFen': FEE_FEN + 1 },
  } as never)
  await pays(order)
  await told()
  expect(await statesOf(changed.id)).toEqual(['ready', 'feeDue'])
  expect((await shown(order)).refunds.map(({ amountFen }) => amountFen)).toEqual([FEE_FEN])

  const gone = await batchOf({ due: 2 })
  const late = await begin(gone.id)
  await cases.collection.updateMany({ 'batch.id': gone.id } as never, { $set: { 'fees.totalFen': 0 } } as never)
  await pays(late)
  await told()
  expect(['refunding', 'refunded']).toContain((await shown(late)).state)
  expect((await shown(late)).refunds.map(({ amountFen }) => amountFen)).toEqual([2 * FEE_FEN])
  expect(await settledTimes(gone.children)).toBe(0)
})

test('after 登簿 no case of it can be withdrawn, before and after paying; one that ended before has no bill', async () => {
  const one = await batchOf({ due: 1, waiting: 1 })
  const [due, atWork] = one.children as [{ id: string }, { id: string }]
  const withdraw = ({ id }: { id: string }) => house.send(contract.cases.table.withdraw, { as: feng, params: { id } })
  expect((await withdraw(atWork)).status).toBe(200)
  expect((await withdraw(due)).status).toBe(409)
  const order = await begin(one.id)
  expect(order.count).toBe(1)
  await pays(order)
  await told()
  expect((await withdraw(due)).status).toBe(409)
  expect(await statesOf(one.id)).toEqual(['ready', 'withdrawn'])
  expect((await shown(order)).refunds).toEqual([])
})

test('a kill in the middle leaves nothing half paid, and the callback that is worked on again pays all of it', async () => {
  const one = await batchOf({ due: 12 })
  const order = await begin(one.id)
  await pays(order)
  await control('POST', '/callbacks/run', {})
  // The worker dies at another moment each time: every event of a change asks the clock for its number, and that is gone.
  const now = house.clock.now
  for (const moment of [6, 14, 22]) {
    let asked = 0
    house.clock.now = () => {
      asked += 1
      if (asked > moment) throw new Error('killed')
      return now()
    }
    await quiet().finally(() => {
      house.clock.now = now
    })
    const states = new Set(await statesOf(one.id))
    expect(states.size).toBe(1)
    expect(await entriesOf(one.id)).toHaveLength(states.has('ready') ? 1 : 0)
    await house.sandbox.control('POST', '/wechat-pay/notify', { outTradeNo: order.number })
    await control('POST', '/callbacks/run', {})
  }
  await house.call(pay.ask, { as: feng, params: { id: order.id } })
  expect(new Set(await statesOf(one.id))).toEqual(new Set(['ready']))
  expect(await settledTimes(one.children)).toBe(12)
  expect(await bookings(order.id)).toBe(1)
})

test('one bill is open in one place: alone or with the others', async () => {
  const one = await batchOf({ due: 2 })
  const alone = await singly(one.children[0]!)
  const body = { way: 'browser' as const }
  const again = { as: feng, params: { batchId: one.id }, body }
  expect((await house.refused(pay.begin, again)).code).toBe('PAYMENT_OPEN')
  await pays(alone)
  await told()
  expect(await begin(one.id)).toMatchObject({ count: 1 })
  const params = { caseId: one.children[1]!.id }
  expect((await house.refused(contract.payments.table.begin, { as: feng, params, body })).code).toBe('PAYMENT_OPEN')
})

test('it is nobody else’s to see or to pay', async () => {
  const one = await batchOf({ due: 2 })
  const wu = await house.verified('wu-hao')
  const body = { way: 'browser' as const }
  expect((await house.refused(pay.begin, { as: wu, params: { batchId: one.id }, body })).code).toBe('NOT_YOURS')
  const order = await begin(one.id)
  for (const route of [pay.get, pay.ask, pay.claim]) {
    expect((await house.refused(route, { as: wu, params: { id: order.id } })).code).toBe('NOT_YOURS')
  }
  expect((await house.refused(pay.begin, { params: { batchId: one.id }, body })).code).toBe('NOT_LOGGED_IN')
  // An order for one case is no order of a batch.
  const [, child] = (await batchOf({ due: 2 })).children
  const { id } = await singly(child!)
  expect((await house.refused(pay.get, { as: feng, params: { id } })).code).toBe('NOT_YOURS')
})

test('a counter takes the sum of all of it by one slip, once', async () => {
  const one = await batchOf({ due: 3, waiting: 1 })
  const clerk = await house.officer('clerk-1')
  const params = { number: one.number }
  expect(await house.call(pay.counterBill, { as: clerk, params })).toMatchObject({
    ...{ organisation: FIRM.name, count: 3, amountFen: 3 * FEE_FEN, waiting: 1 },
  })
  const take = (amountFen: number) => ({ as: clerk, params, body: { amountFen, slip: 'POS-900' } })
  expect((await house.refused(pay.takeAtCounter, take(3 * FEE_FEN - 1))).code).toBe('AMOUNT_DIFFERS')
  expect((await house.refused(pay.counterBill, { as: feng, params })).status).toBe(403)
  const unknown = { as: clerk, params: { number: 'PLNONE' } }
  expect((await house.refused(pay.counterBill, unknown)).code).toBe('BATCH_UNKNOWN')
  // Somebody was about to pay on the phone: that order ends.
  const order = await begin(one.id)
  const outcomes = await Promise.all([1, 2].map(() => house.send(pay.takeAtCounter, take(3 * FEE_FEN))))
  expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await statesOf(one.id)).toEqual(['ready', 'ready', 'ready', 'reviewing'])
  expect(await entriesOf(one.id)).toEqual([`counter > fees ${3 * FEE_FEN}`])
  expect(await settledTimes(one.children)).toBe(3)
  await later(6)
  expect((await shown(order)).state).toBe('closed')
})

describe('one home of a paid batch that we got wrong', () => {
  const supervisorOf = () => house.officer('supervisor')
  const isOurMistake = async ({ id }: { id: string }) => {
    const supervisor = await supervisorOf()
    await house.call(contract.cases.table.reportMistake, { as: feng, params: { id }, body: { words: '面积写错了' } })
    await house.open(supervisor, { id })
    const body = { agree: true, reason: '录入时看错了一行' }
    await house.call(desk.decideMistake, { as: supervisor, params: { id }, body })
    await quiet()
  }
  const receiptsOf = async (number: string) =>
    (
      await house.call(contract.fiscalReceipts.table.ofOrder, {
        as: await house.officer('inspector'),
        params: { number },
      })
    ).items.map(({ kind, state, amountFen }) => [kind, state, amountFen])
  const noticesOf = async () => (await house.call(contract.notices.table.list, { as: feng, query: {} })).items
  const struckAndAnew = (paidFen: number, restFen: number) => [
    ['blue', 'struck', paidFen],
    ['red', 'issued', paidFen],
    ['blue', 'issued', restFen],
  ]

  test('paid at a counter by one slip: one receipt in the firm’s name; its share waits at the counter, the receipt follows', async () => {
    const one = await batchOf({ due: 3 })
    const clerk = await house.officer('clerk-1')
    const body = { amountFen: 3 * FEE_FEN, slip: 'POS-950' }
    await house.call(pay.takeAtCounter, { as: clerk, params: { number: one.number }, body })
    await quiet()
    const row = await house.parts.db.collection('pay_orders').findOne({ tradeNo: 'POS-950' })
    const number = String(row!.number)
    expect(await receiptsOf(number)).toEqual([['blue', 'issued', 3 * FEE_FEN]])
    const office = await control<{ receipts: { businessNo: string; payer: string; number: string }[] }>(
      'GET',
      '/fiscal/receipts',
    )
    const issued = office.receipts.filter(({ businessNo }) => businessNo.startsWith(`${number}_`))
    expect(issued).toMatchObject([{ payer: FIRM.name }])
    expect((await noticesOf()).find(({ text }) => text.includes(issued[0]!.number))).toMatchObject({
      ...{ title: '财政电子票据开好了', page: `packages/cases/pay-batch/index?id=${one.id}` },
    })

    const [wrong] = one.children as [{ id: string }]
    await isOurMistake(wrong)
    expect(await receiptsOf(number)).toEqual(struckAndAnew(3 * FEE_FEN, 2 * FEE_FEN))
    expect(await entriesOf(one.id)).toEqual([`counter > fees ${3 * FEE_FEN}`, `fees > owed ${FEE_FEN}`])
    // Whoever works on the event again gives nothing back again.
    const [event] = await house.events({ type: 'case.mistake-found', subject: wrong.id })
    for (const feature of house.features) await feature.on?.['case.mistake-found']?.(event!)
    await quiet()
    const due = (await house.call(contract.refunds.table.atCounter, { as: clerk })).items
    const mine = due.filter(({ orderNumber }) => orderNumber === number)
    expect(mine).toMatchObject([{ amountFen: FEE_FEN, why: '是我们办错了，不收费用，已缴的退回' }])
    const told = (await noticesOf()).find(({ title, page }) => title === '有一笔退款等您来领' && page?.includes(one.id))
    expect(told).toMatchObject({ text: expect.stringContaining('请带身份证') })
    expect(told?.deliveries).toMatchObject([{ channel: 'sms' }])
    const paidOut = { as: clerk, params: { id: mine[0]!.id }, body: { slip: 'POS-951' } }
    expect(await house.call(contract.refunds.table.payOut, paidOut)).toMatchObject({ state: 'done' })
    // The last of its homes: then all of the payment has gone back.
    for (const child of one.children.slice(1)) await isOurMistake(child)
    expect((await receiptsOf(number)).filter(([kind, state]) => kind === 'blue' && state === 'issued')).toEqual([])
    expect(await house.parts.db.collection('pay_orders').findOne({ number })).toMatchObject({ state: 'refunding' })
  })

  test('paid on a phone: its share goes back the same way, also when another home’s share had gone back at once', async () => {
    const one = await batchOf({ due: 3 })
    const order = await begin(one.id)
    const [elsewhere, wrong] = one.children as [{ id: string }, { id: string }]
    const clerk = await house.officer('clerk-1')
    await house.open(clerk, elsewhere)
    const body = { amountFen: FEE_FEN, slip: 'POS-960' }
    await house.call(desk.settleFees, { as: clerk, params: { id: elsewhere.id }, body })
    await pays(order)
    await told()
    await isOurMistake(wrong)
    expect((await shown(order)).refunds.map(({ amountFen }) => amountFen)).toEqual([FEE_FEN, FEE_FEN])
    // That home was paid at the counter: there it goes back, and nothing more of this order.
    await isOurMistake(elsewhere)
    expect((await shown(order)).refunds).toHaveLength(2)
    const atCounter = (await house.call(contract.refunds.table.atCounter, { as: clerk })).items
    expect(atCounter.filter(({ caseId }) => caseId === elsewhere.id)).toMatchObject([{ amountFen: FEE_FEN }])
    expect(
      (await noticesOf()).filter(({ title, page }) => title === '有一笔钱退给您' && page?.includes(order.id)),
    ).toHaveLength(2)
  })
})
