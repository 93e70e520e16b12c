import { contract, type PayOrder, type PayWay } from '@anju/shared-types'
import type { HouseOptions } from '../../testing/house.ts'
import type { TestPerson } from '../../testing/people.ts'
import { createCaseHouse } from '../cases/case-house.ts'

/** 不动产权证书遗失补发 */
const ITEM = 'B19'
const pay = contract.payments.table
const desk = contract.caseDesk.table

/** Test kit of payments: a house with cases that wait for their fee, a payer's phone and the platform's clock. */
export async function createFeeHouse({ firstPerson, ...options }: HouseOptions & { firstPerson: number }) {
  const house = await createCaseHouse(options)
  const { control } = house.sandbox
  let people = firstPerson

  const byHand = async (begun: { id: string }) => {
    const clerk = await house.officer('clerk-1')
    await house.seeAll(clerk, begun)
    await house.call(desk.accept, { as: clerk, params: { id: begun.id }, body: {} })
    await house.finishAll(begun)
    const approver = await house.whoMay(begun, 'approve', ['registrar', 'registrar-2'])
    await house.call(desk.approve, { as: approver, params: { id: begun.id }, body: { opinion: '同意' } })
  }
  const eventsOf = async (id: string, wanted: string) =>
    (await house.events({ subject: id })).filter(({ type }) => type === wanted).length
  const kit = {
    ...house,
    /** A case of a certificate lost (B19), decided and waiting for its fee: whose it is, and the case. */
    async feeDue() {
      const owner = await house.verified(`crowd-${people++}`)
      const home = await house.homeOf(owner.slug)
      const begun = await house.begin(owner, ITEM)
      await house.answerAll(owner, begun, { property: house.propertyOf(home) })
      await house.submit(owner, begun)
      // The machine looks first.
      await house.settle()
      if ((await house.get(owner, begun)).state === 'submitted') await byHand(begun)
      await house.settle()
      const shown = await house.get(owner, begun)
      if (shown.state !== 'feeDue') throw new Error(`no fee is due: ${shown.state}`)
      return { owner, id: begun.id, totalFen: shown.fees!.totalFen }
    },
    beginPayment: (as: TestPerson, id: string, key?: string, way: PayWay = 'browser'): Promise<PayOrder> =>
      house.call(pay.begin, { as, key, params: { caseId: id }, body: { way } }),
    /** The tester is the payer on WeChat's page. */
    pays: (order: Pick<PayOrder, 'url'>, slug = 'li-guohua') =>
      control<{ errMsg: string }>('POST', `/phones/${slug}/wechat-cashier`, {
        prepayId: new URL(order.url!).searchParams.get('prepay_id'),
      }),
    /** Opens Alipay's page; from then on Alipay knows of the trade. Gives its number there. */
    opensAlipay: async (order: Pick<PayOrder, 'url'>) => {
      const { url } = await fetch(order.url!)
      return new URL(url).searchParams.get('trade_no') ?? ''
    },
    paysAtAlipay: (tradeNo: string, slug = 'li-guohua') =>
      control<{ paid: boolean; reason?: string }>('POST', `/phones/${slug}/alipay-cashier`, { tradeNo }),
    /** The platform's callbacks come, and are worked on. */
    async told() {
      await control('POST', '/callbacks/run', {})
      await house.settle()
    },
    /** Time passes here and at the platform. */
    async later(seconds: number) {
      house.clock.advance({ seconds })
      await control('POST', '/clock', { advanceMs: seconds * 1_000 })
      await house.runEvery('watch-pay-orders')
      await house.runEvery('watch-refunds')
      await house.runEvery('watch-fiscal-receipts')
      await house.settle()
    },
    orderOf: (as: TestPerson, { id }: { id: string }): Promise<PayOrder> => house.call(pay.get, { as, params: { id } }),
    /** How often an order was booked, and how often the fees of a case were settled. */
    bookings: (orderId: string) => eventsOf(orderId, 'payment.booked'),
    settled: (caseId: string) => eventsOf(caseId, 'case.fees-settled'),
  }
  return {
    ...kit,
    /** A case whose fee was paid on WeChat's page, and booked. */
    async paid() {
      const due = await kit.feeDue()
      const order = await kit.beginPayment(due.owner, due.id)
      await kit.pays(order)
      await kit.told()
      return { ...due, order }
    },
    /** The same, taken at a counter. */
    async paidAtCounter(slip: string) {
      const due = await kit.feeDue()
      const clerk = await house.officer('clerk-1')
      await house.open(clerk, due)
      const body = { amountFen: due.totalFen, slip }
      await house.call(desk.settleFees, { as: clerk, params: { id: due.id }, body })
      await house.settle()
      return due
    },
  }
}
export type FeeHouse = Awaited<ReturnType<typeof createFeeHouse>>
