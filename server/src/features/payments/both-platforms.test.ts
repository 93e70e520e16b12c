import { contract, type PayOrder, type PayWay } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { createFeeHouse } from './fee-house.ts'

const house = await createFeeHouse({ firstPerson: 7_300 })
const { feeDue, told, later, orderOf, bookings, settled } = house
const { control } = house.sandbox
const pay = contract.payments.table
const desk = contract.caseDesk.table
const supervisor = await house.officer('supervisor')
const NOW = '2026-11-23T10:00:00+08:00'

interface Platform {
  name: string
  way: PayWay
  route: string
  notify: string
  /** The payer opens the page; gives what pays it. */
  open(order: PayOrder): Promise<() => Promise<unknown>>
  /** Fields of a callback that say: paid, of this amount. */
  paidWords(fen: number): object
  /** Callbacks that must change nothing, each in its own way. */
  forgeries: { defect?: string; change?: object }[]
}
const platforms: Platform[] = [
  {
    name: '微信支付',
    way: 'browser',
    route: 'wechat-pay.notify',
    notify: '/wechat-pay/notify',
    open: async (order) => () => house.pays(order),
    paidWords: (total) => ({
      trade_state: 'SUCCESS',
      transaction_id: '4200000000',
      success_time: NOW,
      amount: { total },
    }),
    forgeries: [
      ...['signtest', 'stale', 'unknown-serial', 'wrong-signature', 'wrong-tag', 'xml'].map((defect) => ({ defect })),
      { change: { appid: 'wx0000000000000000' } },
      { change: { mchid: '1900000000' } },
    ],
  },
  {
    name: '支付宝',
    way: 'alipayBrowser',
    route: 'alipay.notify',
    notify: '/alipay-pay/notify',
    async open(order) {
      const tradeNo = await house.opensAlipay(order)
      return () => house.paysAtAlipay(tradeNo)
    },
    paidWords: (fen) => ({
      trade_status: 'TRADE_SUCCESS',
      gmt_payment: '2026-11-23 10:00:00',
      total_amount: (fen / 100).toFixed(2),
    }),
    forgeries: [
      ...['wrong-signature', 'no-signature', 'sha1', 'doubled-field'].map((defect) => ({ defect })),
      { change: { app_id: '2021000000000000' } },
      { change: { seller_id: '2088000000000000' } },
      { change: { notify_time: '2020-01-01 00:00:00' } },
    ],
  },
]

beforeEach(() => control('DELETE', '/faults'))

describe.each(platforms)('$name: a fee', ({ way, route, notify, open, paidWords, forgeries }) => {
  const ordered = async () => {
    const due = await feeDue()
    const order = await house.beginPayment(due.owner, due.id, undefined, way)
    return { ...due, order, pays: await open(order) }
  }
  const tell = (order: PayOrder, more: object = {}) => control('POST', notify, { outTradeNo: order.number, ...more })
  const withheld = () => house.sandbox.fault({ route, kind: 'refuse', times: 1 })

  test('told a hundred times at once, with the payer and the clock asking meanwhile, is booked once', async () => {
    const { owner, id, order, pays } = await ordered()
    await house.sandbox.fault({ route, kind: 'duplicate', times: 1 })
    await pays()
    for (let copy = 0; copy < 98; copy += 1) await tell(order, copy % 2 === 0 ? { id: 'the-same' } : {})
    await Promise.all([told(), house.call(pay.ask, { as: owner, params: { id: order.id } }), later(6)])
    await told()
    expect(await bookings(order.id)).toBe(1)
    expect(await settled(id)).toBe(1)
    // The same words again, much later.
    await later(3_600)
    await tell(order, { id: 'the-same' })
    await told()
    expect(await bookings(order.id)).toBe(1)
  }, 120_000)

  test('whose callback is withheld is found when the payer asks', async () => {
    const { owner, order, pays } = await ordered()
    await withheld()
    await pays()
    expect(await house.call(pay.ask, { as: owner, params: { id: order.id } })).toMatchObject({ state: 'paid' })
  })

  test('whose callback comes late was found by the clock before', async () => {
    const { owner, id, order, pays } = await ordered()
    await house.sandbox.fault({ route, kind: 'late', delayMs: 60_000, times: 1 })
    await pays()
    await later(6)
    expect(await orderOf(owner, order)).toMatchObject({ state: 'paid' })
    expect((await house.get(owner, { id })).fees?.settledText).toContain(order.number)
    await later(61)
    await told()
    expect(await bookings(order.id)).toBe(1)
    expect(await settled(id)).toBe(1)
  })

  test('told by whoever cannot be the platform, or speaks for another merchant, stays unpaid', async () => {
    const { owner, order, totalFen } = await ordered()
    for (const { change, ...spoiled } of forgeries) {
      // Nobody has paid: the stand-in says so all the same.
      await tell(order, { ...spoiled, change: { ...paidWords(totalFen), ...change } })
    }
    await told()
    expect(await orderOf(owner, order)).toMatchObject({ state: 'open' })
    expect(await bookings(order.id)).toBe(0)
  })

  test('of another amount is looked at by a person, whatever comes afterwards', async () => {
    const { owner, id, order, pays, totalFen } = await ordered()
    await withheld()
    await pays()
    await tell(order, { change: paidWords(totalFen - 1) })
    await told()
    await tell(order)
    await told()
    expect(await orderOf(owner, order)).toMatchObject({ state: 'frozen' })
    expect((await house.get(owner, { id })).state).toBe('feeDue')
    const { items } = await house.call(pay.listFrozen, { as: supervisor })
    expect(items).toContainEqual(expect.objectContaining({ number: order.number, paidFen: totalFen - 1 }))
  })

  test('paid twice goes back by itself; told in the wrong order it stays given back', async () => {
    const { owner, id, order, pays, totalFen } = await ordered()
    const clerk = await house.officer('clerk-1')
    await house.open(clerk, { id })
    const body = { amountFen: totalFen, slip: 'POS-1' }
    const refused = { as: clerk, params: { id }, body: { ...body, amountFen: totalFen - 1 } }
    expect((await house.refused(desk.settleFees, refused)).code).toBe('AMOUNT_DIFFERS')
    await house.call(desk.settleFees, { as: clerk, params: { id }, body })
    // The payment's own callback comes after that of its refund.
    await house.sandbox.fault({ route, kind: 'late', delayMs: 300_000, times: 1 })
    await pays()
    await later(6)
    await later(61)
    await later(61)
    expect(await orderOf(owner, order)).toMatchObject({ state: 'refunded' })
    await later(301)
    await told()
    expect(await orderOf(owner, order)).toMatchObject({ state: 'refunded' })
    expect(await settled(id)).toBe(1)
    expect(await bookings(order.id)).toBe(0)
  })

  test('not paid in time is closed there and here', async () => {
    const { owner, order, pays } = await ordered()
    await later(16 * 60)
    expect(await orderOf(owner, order)).toMatchObject({ state: 'closed' })
    expect(JSON.stringify(await pays())).toContain('已关闭')
  })
})

describe('one bill and two platforms', () => {
  test('changing one’s mind closes the first order at its platform before the second is there', async () => {
    const { owner, id } = await feeDue()
    const first = await house.beginPayment(owner, id, undefined, 'browser')
    const second = await house.beginPayment(owner, id, undefined, 'alipayBrowser')
    expect(await orderOf(owner, first)).toMatchObject({ state: 'closed', platformLabel: '微信支付' })
    expect((await house.pays(first)).errMsg).toContain('已关闭')
    await house.paysAtAlipay(await house.opensAlipay(second))
    await told()
    expect(await orderOf(owner, second)).toMatchObject({ state: 'paid', platformLabel: '支付宝' })
    expect(await settled(id)).toBe(1)
  })

  test('is not opened a second time while the first platform cannot say, or when it was paid there', async () => {
    const { owner, id } = await feeDue()
    const first = await house.beginPayment(owner, id, undefined, 'browser')
    const other = { as: owner, params: { caseId: id }, body: { way: 'alipayBrowser' as const } }
    await house.sandbox.fault({ route: 'wechat-pay.query', kind: '500', times: 1 })
    expect((await house.refused(pay.begin, other)).code).toBe('PAYMENT_SILENT')
    await house.sandbox.fault({ route: 'wechat-pay.notify', kind: 'refuse', times: 1 })
    await house.pays(first)
    expect((await house.refused(pay.begin, other)).code).toBe('PAYMENT_NOT_DUE')
    expect(await orderOf(owner, first)).toMatchObject({ state: 'paid' })
  })

  test('paid at both: the second goes back', async () => {
    const { owner, id } = await feeDue()
    // Its page was never opened, so Alipay cannot close it; the address in the browser's history still pays.
    const first = await house.beginPayment(owner, id, undefined, 'alipayBrowser')
    const second = await house.beginPayment(owner, id, undefined, 'browser')
    expect(await orderOf(owner, first)).toMatchObject({ state: 'closed' })
    await house.pays(second)
    await told()
    await house.paysAtAlipay(await house.opensAlipay(first))
    await told()
    await later(1)
    expect(await orderOf(owner, first)).toMatchObject({ state: 'refunded' })
    expect(await settled(id)).toBe(1)
  })

  test('paid in the old place: the order that is open in the new one ends at once', async () => {
    const { owner, id } = await feeDue()
    const first = await house.beginPayment(owner, id, undefined, 'alipayBrowser')
    const second = await house.beginPayment(owner, id, undefined, 'browser')
    await house.paysAtAlipay(await house.opensAlipay(first))
    await told()
    expect(await orderOf(owner, first)).toMatchObject({ state: 'paid' })
    await later(1)
    expect(await orderOf(owner, second)).toMatchObject({ state: 'closed' })
    expect((await house.pays(second)).errMsg).toContain('已关闭')
    expect(await settled(id)).toBe(1)
  })

  test('a platform cannot speak for an order of the other', async () => {
    const [mine, theirs] = [await feeDue(), await feeDue()]
    const order = await house.beginPayment(mine.owner, mine.id, undefined, 'browser')
    const other = await house.beginPayment(theirs.owner, theirs.id, undefined, 'alipayBrowser')
    await house.paysAtAlipay(await house.opensAlipay(other))
    await control('POST', '/alipay-pay/notify', { outTradeNo: other.number, change: { out_trade_no: order.number } })
    await told()
    expect(await orderOf(mine.owner, order)).toMatchObject({ state: 'open' })
    expect(await orderOf(theirs.owner, other)).toMatchObject({ state: 'paid' })
  })
})

describe('a silent Alipay', () => {
  test('costs nothing: the payer may choose again, and nothing is paid twice', async () => {
    const { owner, id } = await feeDue()
    const order = await house.beginPayment(owner, id, undefined, 'alipayBrowser')
    await house.opensAlipay(order)
    for (const kind of ['500', 'wrong-signature', 'refuse']) {
      await house.sandbox.fault({ route: 'alipay.trade.query', kind, times: 1 })
      expect((await house.refused(pay.ask, { as: owner, params: { id: order.id } })).code).toBe('PAYMENT_SILENT')
    }
    expect((await house.beginPayment(owner, id, undefined, 'alipayBrowser')).number).toBe(order.number)
  })
})
