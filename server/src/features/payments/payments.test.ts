import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createFeeHouse } from './fee-house.ts'

const house = await createFeeHouse({ firstPerson: 7_100 })
const { feeDue, beginPayment: begin, pays, told, later, orderOf, settled } = house
const { control } = house.sandbox
const pay = contract.payments.table

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
})

describe('an order', () => {
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

describe('paid and not shown', () => {
  const claim = (as: Parameters<typeof orderOf>[0], { id }: { id: string }) =>
    house.call(pay.claim, { as, params: { id } })
  const tasks = async (number: string) =>
    (
      await house.call(contract.outreach.table.list, {
        as: await house.officer('supervisor'),
        query: { state: 'open' },
      })
    ).items.filter(({ text }) => text.includes(number))

  test('settles within the minute when the platform comes to itself', async () => {
    const { owner, id } = await feeDue()
    const order = await begin(owner, id)
    await house.sandbox.fault({ route: 'wechat-pay.notify', kind: 'refuse', times: 1 })
    await pays(order)
    await house.sandbox.fault({ route: 'wechat-pay.query', kind: '500', times: 2 })
    expect((await claim(owner, order)).now).toContain('一分钟内有结果')
    for (let asked = 0; asked < 3; asked += 1) await later(10)
    expect(await orderOf(owner, order)).toMatchObject({ state: 'paid' })
    expect(await tasks(order.number)).toEqual([])
  })

  test('becomes one task for a person when the platform knows of nothing', async () => {
    const { owner, id } = await feeDue()
    const order = await begin(owner, id)
    await claim(owner, order)
    await claim(owner, order)
    for (let asked = 0; asked < 8; asked += 1) await later(10)
    expect((await orderOf(owner, order)).now).toContain('工作人员会打电话给您')
    expect(await tasks(order.number)).toMatchObject([{ kind: 'payment' }])
    const stranger = await house.verified('wu-hao')
    expect((await house.refused(pay.claim, { as: stranger, params: { id: order.id } })).code).toBe('NOT_YOURS')
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
