import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { createFeeHouse } from '../fee-house.ts'

const house = await createFeeHouse({ firstPerson: 7_300 })
const { feeDue, beginPayment, pays, told, later, orderOf } = house
const { control } = house.sandbox
const refunds = contract.refunds.table
const book = contract.accountBook.table
const supervisor = await house.officer('supervisor')
const inspector = await house.officer('inspector')

async function paid() {
  const { owner, id, totalFen } = await feeDue()
  const order = await beginPayment(owner, id)
  await pays(order)
  await told()
  expect(await orderOf(owner, order)).toMatchObject({ state: 'paid', refunds: [] })
  return { owner, id, totalFen, order }
}
const give = (number: string, amountFen: number, reason = '多收了') =>
  house.call(refunds.refund, { as: supervisor, params: { number }, body: { amountFen, reason } })
const sumsOf = async (caseId: string) => {
  const { items } = await house.call(book.ofCase, { as: inspector, params: { caseId } })
  const sums: Record<string, number> = {}
  for (const { debit, credit, amountFen } of items) {
    sums[debit] = (sums[debit] ?? 0) + amountFen
    sums[credit] = (sums[credit] ?? 0) - amountFen
  }
  return sums
}

beforeEach(() => control('DELETE', '/faults'))

describe('money that goes back', () => {
  test('a part, then the rest, each under its own number, never more than came; the payer reads when it is there', async () => {
    const { owner, id, totalFen, order } = await paid()
    await give(order.number, 100)
    expect((await orderOf(owner, order)).refunds).toMatchObject([{ amountFen: 100, state: 'due' }])
    await later(1)
    const [accepted] = (await orderOf(owner, order)).refunds
    expect(accepted).toMatchObject({ state: 'processing', arrival: { isEstimate: true } })
    expect(accepted!.now).toContain('预计')
    // The callback comes; the platform is asked and says that it is there.
    await later(3)
    await told()
    expect(await orderOf(owner, order)).toMatchObject({
      state: 'paid',
      refunds: [{ state: 'done', arrival: { isEstimate: false } }],
    })
    const body = { amountFen: totalFen - 99, reason: '多收了' }
    const tooMuch = await house.refused(refunds.refund, { as: supervisor, params: { number: order.number }, body })
    expect(tooMuch).toMatchObject({ code: 'REFUND_TOO_MUCH', field: 'amountFen' })
    expect((await give(order.number, totalFen - 100)).leftFen).toBe(0)
    await later(1)
    await later(61)
    const shown = await orderOf(owner, order)
    expect(shown).toMatchObject({ state: 'refunded', refunds: [{ state: 'done' }, { state: 'done' }] })
    expect(new Set(shown.refunds.map(({ number }) => number)).size).toBe(2)
    expect(await sumsOf(id)).toEqual({ wechat: 0, fees: 0, owed: 0 })
    const mine = await house.call(contract.payments.table.ofCase, { as: owner, params: { caseId: id } })
    expect(mine.items).toMatchObject([{ number: order.number, refunds: [{}, {}] }])
  })

  test('an account that is gone is a task: once more under the same number, then another way with a slip', async () => {
    const { owner, id, totalFen, order } = await paid()
    await control('POST', '/wechat-pay/next-refund', { end: 'ABNORMAL' })
    await give(order.number, totalFen)
    await later(1)
    await later(61)
    const { items } = await house.call(refunds.list, { as: supervisor })
    const stuck = items.find(({ orderNumber }) => orderNumber === order.number)!
    expect(stuck).toMatchObject({
      state: 'stuck',
      problem: expect.any(String),
      allowedActions: ['retry', 'settleByHand'],
    })
    const params = { id: stuck.id }
    await house.call(refunds.retry, { as: supervisor, params, body: { reason: '银行说可以再试' } })
    await later(1)
    const again = (await house.call(refunds.list, { as: supervisor })).items.find(({ id: one }) => one === stuck.id)
    expect(again).toMatchObject({ number: stuck.number, state: 'stuck' })
    await house.call(refunds.byHand, { as: supervisor, params, body: { slip: 'ICBC-1', reason: '转账退还' } })
    expect(await orderOf(owner, order)).toMatchObject({ state: 'refunded', refunds: [{ state: 'settled' }] })
    expect(await sumsOf(id)).toEqual({ wechat: totalFen, fees: 0, owed: 0, counter: -totalFen })
  })

  test('a number that the platform has given up is never used again; silence and repeats are one refund', async () => {
    const { owner, id, totalFen, order } = await paid()
    await control('POST', '/wechat-pay/next-refund', { end: 'CLOSED' })
    await house.sandbox.fault({ route: 'wechat-pay.refund', kind: 'timeout-after', times: 1 })
    await give(order.number, totalFen)
    await later(1)
    await later(61)
    await later(61)
    expect(await orderOf(owner, order)).toMatchObject({ state: 'frozen', refunds: [{ state: 'failed' }] })
    expect(await sumsOf(id)).toMatchObject({ held: -totalFen, owed: 0 })
    const [first] = (await give(order.number, totalFen)).refunds
    await later(1)
    await later(61)
    const shown = await orderOf(owner, order)
    expect(shown.state).toBe('refunded')
    expect(shown.refunds.at(-1)!.number).not.toBe(first!.number)
    expect(await sumsOf(id)).toEqual({ wechat: 0, fees: 0, owed: 0, held: 0 })
  })

  test('a case that ends without its service gives back what was paid for it, unasked', async () => {
    const { owner, totalFen, order } = await paid()
    const other = await house.verified('crowd-7390')
    const home = await house.homeOf(other.slug)
    // Another item, which nobody decides at once; the payment is moved to it, as if it had been paid ahead.
    const begun = await house.begin(other, 'B19')
    await house.answerAll(other, begun, { property: house.propertyOf(home) })
    await house.parts.db.collection('pay_orders').updateOne({ _id: order.id as never }, { $set: { caseId: begun.id } })
    const ended = house.features.find(({ name }) => name === 'refunds')!.on!['case.returned']!
    const event = { subject: { kind: 'case', id: begun.id } } as Parameters<typeof ended>[0]
    await ended(event)
    await ended(event)
    await later(1)
    await later(61)
    const shown = await orderOf(owner, order)
    expect(shown).toMatchObject({ state: 'refunded', refunds: [{ amountFen: totalFen, state: 'done' }] })
  })

  test('is decided by a supervisor', async () => {
    const clerk = await house.officer('clerk-1')
    expect((await house.refused(refunds.list, { as: clerk })).status).toBe(403)
    expect((await house.refused(refunds.order, { as: supervisor, params: { number: 'A0' } })).code).toBe('NOT_FOUND')
  })
})
