import { contract } from '@anju/shared-types'
import { expect, test } from 'vitest'
import { createFeeHouse } from '../fee-house.ts'

const house = await createFeeHouse({ firstPerson: 7_450 })
const { feeDue, beginPayment, paidAtCounter, pays, told, later, orderOf } = house
const refunds = contract.refunds.table
const desk = contract.caseDesk.table
const supervisor = await house.officer('supervisor')
const inspector = await house.officer('inspector')
const clerk = await house.officer('clerk-1')
const cases = () => house.parts.db.collection('cases')
const ofCase = async (as: typeof supervisor, caseId: string) =>
  (await house.call(contract.payments.table.ofCase, { as, params: { caseId } })).items
const entriesOf = async (caseId: string) =>
  (await house.call(contract.accountBook.table.ofCase, { as: inspector, params: { caseId } })).items

test('a bill that became smaller takes what is due; the rest goes back, once, and the receipt is for what was due', async () => {
  const { owner, id, totalFen } = await feeDue()
  const order = await beginPayment(owner, id)
  await cases().updateOne({ _id: id as never }, { $set: { 'fees.totalFen': totalFen - 300 } })
  await pays(order)
  await Promise.all([told(), told(), house.call(contract.payments.table.ask, { as: owner, params: { id: order.id } })])
  const shown = await orderOf(owner, order)
  expect(shown).toMatchObject({ state: 'paid', refunds: [{ amountFen: 300, why: '应缴金额减少了，多付的退回' }] })
  expect(await house.settled(id)).toBe(1)
  expect((await house.get(owner, { id })).fees).toMatchObject({ totalFen: totalFen - 300 })
  await later(1)
  await later(61)
  const done = await orderOf(owner, order)
  expect(done).toMatchObject({ state: 'paid', refunds: [{ state: 'done' }] })
  expect(
    done.receipts.filter(({ kind, state }) => kind === 'blue' && state === 'issued').map(({ amountFen }) => amountFen),
  ).toEqual([totalFen - 300])
  const fees = (await entriesOf(id)).reduce(
    (fen, { debit, credit, amountFen }) => fen + (credit === 'fees' ? amountFen : debit === 'fees' ? -amountFen : 0),
    0,
  )
  expect(fees).toBe(totalFen - 300)
})

test('a bill that became larger is paid by nothing: all of it goes back', async () => {
  const { owner, id, totalFen } = await feeDue()
  const order = await beginPayment(owner, id)
  await cases().updateOne({ _id: id as never }, { $set: { 'fees.totalFen': totalFen + 300 } })
  await pays(order)
  await told()
  expect(await orderOf(owner, order)).toMatchObject({
    state: 'refunding',
    refunds: [{ amountFen: totalFen }],
    receipts: [],
  })
  expect(await house.settled(id)).toBe(0)
})

test('what we got wrong goes back at the counter that took it: somebody else hands it out, once, with a slip', async () => {
  const { owner, id, totalFen } = await paidAtCounter('POS-601')
  await house.call(contract.cases.table.reportMistake, {
    as: owner,
    params: { id },
    body: { words: '证上的面积写错了' },
  })
  await house.open(supervisor, { id })
  const judged = { agree: true, reason: '录入时看错了一行' }
  await house.call(desk.decideMistake, { as: supervisor, params: { id }, body: judged })
  await house.settle()
  const [payment] = await ofCase(owner, id)
  expect(payment).toMatchObject({
    state: 'refunding',
    now: expect.stringContaining('到窗口领取'),
    refunds: [{ amountFen: totalFen, state: 'due', why: '是我们办错了，不收费用，已缴的退回' }],
  })
  expect(payment!.receipts.map(({ kind, state }) => [kind, state])).toEqual([
    ['blue', 'struck'],
    ['red', 'issued'],
  ])
  const rung = (await house.sandbox.messages(owner.slug)).map(({ text }) => text).join()
  expect(rung).toContain(`有${(totalFen / 100).toFixed(2)}元要退给您。请带身份证`)
  const mine = (await house.call(refunds.atCounter, { as: clerk })).items.find(({ caseId }) => caseId === id)!
  const hand = { as: clerk, params: { id: mine.id }, body: { slip: 'POS-602' } }
  expect(await house.call(refunds.payOut, hand)).toMatchObject({ state: 'done' })
  expect((await house.refused(refunds.payOut, hand)).code).toBe('STATE_MOVED')
  expect((await ofCase(owner, id))[0]).toMatchObject({ state: 'refunded', now: '已在窗口退还。' })
  const entries = await entriesOf(id)
  expect(entries.map(({ kind, debit, credit, amountFen }) => [kind, debit, credit, amountFen]).sort()).toEqual([
    ['owed', 'fees', 'owed', totalFen],
    ['paid', 'counter', 'fees', totalFen],
    ['repaid', 'owed', 'counter', totalFen],
  ])
  expect(entries.find(({ kind }) => kind === 'repaid')).toMatchObject({ outsideNumber: 'POS-602' })
})

test('a supervisor decides a part of a counter’s money, another person hands it out; a platform’s refund is never handed out', async () => {
  const { owner, id } = await paidAtCounter('POS-611')
  const { number } = (await ofCase(owner, id))[0]!
  const give = (amountFen: number) => ({ as: supervisor, params: { number }, body: { amountFen, reason: '多收了' } })
  const { refunds: given } = await house.call(refunds.refund, give(100))
  expect((await house.refused(refunds.refund, give(1_000_000))).code).toBe('REFUND_TOO_MUCH')
  const params = { id: given[0]!.id }
  const own = { as: supervisor, params, body: { slip: 'POS-612' } }
  expect((await house.refused(refunds.payOut, own)).code).toBe('SAME_PERSON')
  await house.call(refunds.payOut, { as: clerk, params, body: { slip: 'POS-612' } })
  expect((await ofCase(owner, id))[0]).toMatchObject({ state: 'paid', refunds: [{ state: 'done', amountFen: 100 }] })

  const due = await feeDue()
  const order = await beginPayment(due.owner, due.id)
  await pays(order)
  await told()
  const byPlatform = { as: supervisor, params: { number: order.number }, body: { amountFen: 100, reason: '多收了' } }
  const { refunds: sent } = await house.call(refunds.refund, byPlatform)
  const wrong = { as: clerk, params: { id: sent[0]!.id }, body: { slip: 'POS-613' } }
  expect((await house.refused(refunds.payOut, wrong)).code).toBe('STATE_MOVED')
  expect((await house.refused(refunds.atCounter, { as: owner })).status).toBe(403)
})

test('of one payment WeChat carries out fifty refunds: the fifty-first waits for its payer at a counter, who is told in words', async () => {
  const { owner, order } = await house.paid()
  const give = (amountFen: number) =>
    house.call(refunds.refund, {
      as: supervisor,
      params: { number: order.number },
      body: { amountFen, reason: '多收了' },
    })
  await give(1)
  const rows = house.parts.db.collection('refunds')
  const { _id: _first, ...first } = (await rows.findOne({ orderNumber: order.number }))!
  const done = Array.from({ length: 47 }, (_, n) => ({
    ...first,
    ...{ _id: house.parts.ids.id() as never, number: `${order.number}_R${n + 2}`, state: 'done', askAt: null },
  }))
  await rows.insertMany(done)
  for (const amountFen of [2, 3, 4]) await give(amountFen)
  await later(1)
  await later(61)
  const shown = await orderOf(owner, order)
  const refundOf = (fen: number) => shown.refunds.find(({ amountFen }) => amountFen === fen)
  expect([2, 3, 4].map((fen) => refundOf(fen)?.state)).toEqual(['done', 'done', 'due'])
  expect(refundOf(4)!.now).toContain('到大厅交费窗口领取')
  expect((await house.sandbox.messages(owner.slug)).map(({ text }) => text).join()).toContain('有0.04元要退给您')
  const { items } = await house.call(contract.notices.table.list, { as: owner, query: {} })
  expect(items.find(({ title }) => title === '有一笔退款等您来领')).toMatchObject({
    ...{ text: expect.stringContaining('微信'), page: expect.stringContaining(order.id) },
  })
  const mine = (await house.call(refunds.atCounter, { as: clerk })).items.filter(
    ({ orderNumber }) => orderNumber === order.number,
  )
  expect(mine).toMatchObject([{ channel: 'counter', amountFen: 4 }])
  const hand = { as: clerk, params: { id: mine[0]!.id }, body: { slip: 'POS-651' } }
  expect(await house.call(refunds.payOut, hand)).toMatchObject({ state: 'done' })
  expect((await entriesOf(shown.caseId)).filter(({ kind }) => kind === 'repaid').at(-1)).toMatchObject({
    ...{ debit: 'owed', credit: 'counter', amountFen: 4, outsideNumber: 'POS-651' },
  })
})
