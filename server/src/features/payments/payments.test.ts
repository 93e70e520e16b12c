import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createFeeHouse } from './fee-house.ts'

const house = await createFeeHouse({ firstPerson: 7_100 })
const { feeDue, beginPayment: begin, pays, told, later, orderOf } = house
const { control } = house.sandbox
const pay = contract.payments.table
const desk = contract.caseDesk.table
const supervisor = await house.officer('supervisor')
const bookings = async (id: string) =>
  (await house.events({ subject: id })).filter(({ type }) => type === 'payment.booked').length
const settled = async (id: string) =>
  (await house.events({ subject: id })).filter(({ type }) => type === 'case.fees-settled').length

beforeEach(() => control('DELETE', '/faults'))

describe('a fee', () => {
  test('is ordered, paid on WeChat’s page, told, booked once, and the case goes on', async () => {
    const { owner, id, totalFen } = await feeDue()
    const order = await begin(owner, id)
    expect(order).toMatchObject({ state: 'open', amountFen: totalFen, url: expect.stringContaining('cashier') })
    // The same person asking again, and the same request again, get the same order.
    const key = newKey()
    expect((await begin(owner, id, key)).number).toBe(order.number)
    expect((await begin(owner, id, key)).number).toBe(order.number)
    expect(await pays(order)).toEqual({ errMsg: 'requestPayment:ok' })
    await told()
    expect(await orderOf(owner, order)).toMatchObject({ state: 'paid' })
    const shown = await house.get(owner, { id })
    expect(['ready', 'closed']).toContain(shown.state)
    expect(shown.fees?.settledText).toContain(order.number)
    expect(
      await house.refused(pay.begin, { as: owner, params: { caseId: id }, body: { way: 'browser' } }),
    ).toMatchObject({
      code: 'PAYMENT_NOT_DUE',
    })
  })

  test('is nobody else’s to see or to pay', async () => {
    const { owner, id } = await feeDue()
    const stranger = await house.verified('wu-hao')
    const body = { way: 'browser' as const }
    expect((await house.refused(pay.begin, { as: stranger, params: { caseId: id }, body })).code).toBe('NOT_YOURS')
    const order = await begin(owner, id)
    expect((await house.refused(pay.get, { as: stranger, params: { id: order.id } })).code).toBe('NOT_YOURS')
    expect((await house.refused(pay.ask, { as: stranger, params: { id: order.id } })).code).toBe('NOT_YOURS')
    expect((await house.refused(pay.begin, { params: { caseId: id }, body })).code).toBe('NOT_LOGGED_IN')
    expect((await house.refused(pay.listFrozen, { as: owner })).status).toBe(403)
  })

  test('booked once, however often and in whatever order it is told', async () => {
    const { owner, id } = await feeDue()
    const order = await begin(owner, id)
    await house.sandbox.fault({ route: 'wechat-pay.notify', kind: 'duplicate', times: 1 })
    await pays(order)
    await Promise.all(
      Array.from({ length: 10 }, () => control('POST', '/wechat-pay/notify', { outTradeNo: order.number })),
    )
    await Promise.all([told(), house.call(pay.ask, { as: owner, params: { id: order.id } })])
    await later(20)
    expect(await bookings(order.id)).toBe(1)
    expect(await settled(id)).toBe(1)
  })

  test('whose callback never came is found by asking: by the payer, or by the clock', async () => {
    for (const how of ['payer', 'clock']) {
      const { owner, id } = await feeDue()
      const order = await begin(owner, id)
      await house.sandbox.fault({ route: 'wechat-pay.notify', kind: 'refuse', times: 1 })
      await pays(order)
      if (how === 'payer') await house.call(pay.ask, { as: owner, params: { id: order.id } })
      else await later(6)
      expect(await orderOf(owner, order)).toMatchObject({ state: 'paid' })
    }
  })

  test('told by a forged, stale, broken or probing callback stays unpaid', async () => {
    const { owner, id } = await feeDue()
    const order = await begin(owner, id)
    for (const defect of ['signtest', 'stale', 'unknown-serial', 'wrong-signature', 'wrong-tag', 'xml']) {
      // Nobody has paid: the stand-in says so all the same.
      const change = { trade_state: 'SUCCESS', transaction_id: '4200000000', success_time: '2026-11-23T10:00:00+08:00' }
      await control('POST', '/wechat-pay/notify', { outTradeNo: order.number, defect, change })
    }
    await told()
    expect(await orderOf(owner, order)).toMatchObject({ state: 'open' })
  })
})

describe('money that does not fit', () => {
  test('another amount is looked at by a person, who sends it back with a reason', async () => {
    const { owner, id, totalFen } = await feeDue()
    const order = await begin(owner, id)
    await house.sandbox.fault({ route: 'wechat-pay.notify', kind: 'refuse', times: 1 })
    await pays(order)
    await control('POST', '/wechat-pay/notify', {
      outTradeNo: order.number,
      change: { amount: { total: totalFen - 1 } },
    })
    await told()
    expect(await orderOf(owner, order)).toMatchObject({ state: 'frozen' })
    expect((await house.get(owner, { id })).state).toBe('feeDue')
    const { items } = await house.call(pay.listFrozen, { as: supervisor })
    expect(items).toContainEqual(expect.objectContaining({ number: order.number, paidFen: totalFen - 1 }))
  })

  test('twice for one bill goes back by itself', async () => {
    const { owner, id } = await feeDue()
    const order = await begin(owner, id)
    // Paid at the counter while WeChat's page was open.
    const clerk = await house.officer('clerk-1')
    const { fees } = await house.open(clerk, { id })
    const less = { amountFen: fees!.totalFen - 1, slip: 'POS-1' }
    const refused = await house.refused(desk.settleFees, { as: clerk, params: { id }, body: less })
    expect(refused.code).toBe('AMOUNT_DIFFERS')
    await house.call(desk.settleFees, { as: clerk, params: { id }, body: { amountFen: fees!.totalFen, slip: 'POS-1' } })
    await pays(order)
    await told()
    await later(1)
    await later(61)
    expect(await orderOf(owner, order)).toMatchObject({ state: 'refunded' })
    expect(await settled(id)).toBe(1)
    expect(await bookings(order.id)).toBe(0)
  })

  test('not paid in time is closed there and here, and somebody else may pay', async () => {
    const { owner, id } = await feeDue()
    const order = await begin(owner, id)
    await later(16 * 60)
    expect(await orderOf(owner, order)).toMatchObject({ state: 'closed' })
    expect((await pays(order)).errMsg).toContain('已关闭')
    const next = await begin(owner, id)
    expect(next.number).not.toBe(order.number)
    await pays(next)
    await told()
    expect(await settled(id)).toBe(1)
  })
})

describe('a silent WeChat Pay', () => {
  test('costs nothing: the same order is asked for again, and no second one is made', async () => {
    const { owner, id } = await feeDue()
    await house.sandbox.fault({ route: 'wechat-pay.h5', kind: '500', times: 1 })
    const body = { way: 'browser' as const }
    expect((await house.refused(pay.begin, { as: owner, params: { caseId: id }, body })).code).toBe('PAYMENT_SILENT')
    const order = await begin(owner, id)
    expect(order.state).toBe('open')
    await house.sandbox.fault({ route: 'wechat-pay.query', kind: 'wrong-signature', times: 1 })
    expect((await house.refused(pay.ask, { as: owner, params: { id: order.id } })).code).toBe('PAYMENT_SILENT')
  })

  test('two of one case cannot both be sent to pay', async () => {
    const { owner, id } = await feeDue()
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => begin(owner, id)))
    const numbers = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value.number] : []))
    expect(new Set(numbers).size).toBe(1)
  })
})
