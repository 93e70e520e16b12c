import { notifyOf, payTrade } from '../alipay-pay/cashier.ts'
import { NOTIFY_DEFECTS } from '../alipay-pay/notify.ts'
import { json } from '../kit/http.ts'
import type { Exchange, Route } from '../kit/route.ts'
import type { Person } from '../people/person.ts'
import type { World } from '../world.ts'
import { billDefectRoute } from './bill-defect-route.ts'
import { aBoolean, aNumber, anObject, aString, BadControlRequest, oneOf, optional, readBody } from './body.ts'
import { controlRoute } from './control-route.ts'

/** `close`: pays, and closes the sheet before it says so. `processing`: pays, and the sheet says that it is not sure yet. */
const OUTCOMES = ['pay', 'cancel', 'close', 'processing', 'fail'] as const
const RESULT_CODES = { pay: '9000', close: '6001', cancel: '6001', processing: '8000', fail: '4000' } as const

/** The payer's side of Alipay, and notifies that a tester wants to see again or spoiled. */
export function alipayPayControlRoutes(world: World, owner: (exchange: Exchange) => Person): Route[] {
  const { alipayPay: office, people } = world
  const openIdOf = (person: Person) => people.platformIds(person).alipayOpenId
  const tradeOf = (tradeNo: string) => {
    const trade = office.trades.byTradeNo(tradeNo)
    if (!trade) throw new BadControlRequest(`no trade has the number "${tradeNo}"`)
    return trade
  }

  return [
    controlRoute('POST', '/phones/:slug/alipay-pay', '支付宝：付款或取消（my.tradePay）', (exchange) => {
      const { tradeNO, outcome = 'pay' } = readBody(exchange.request, {
        tradeNO: aString,
        outcome: optional(oneOf(OUTCOMES)),
      })
      const trade = office.trades.byTradeNo(tradeNO)
      const openId = openIdOf(owner(exchange))
      if (trade?.product !== 'JSAPI_PAY' || trade.buyer !== openId)
        return json({ resultCode: '4000', memo: trade ? '付款人与下单时不一致' : '交易不存在' })
      const seen = office.trades.save({ ...trade, isHidden: false })
      const isPaying = outcome !== 'cancel' && outcome !== 'fail'
      const problem = isPaying ? payTrade(world, seen, openId) : undefined
      return json(problem ? { resultCode: '4000', memo: problem } : { resultCode: RESULT_CODES[outcome], memo: '' })
    }),
    controlRoute('POST', '/phones/:slug/alipay-cashier', '支付宝：在浏览器收银台付款', (exchange) => {
      const { tradeNo } = readBody(exchange.request, { tradeNo: aString })
      const trade = tradeOf(tradeNo)
      if (trade.product === 'JSAPI_PAY') throw new BadControlRequest('no such trade of the cashier')
      const problem = payTrade(world, trade, openIdOf(owner(exchange)))
      return json(problem ? { paid: false, reason: problem } : { paid: true })
    }),
    controlRoute('GET', '/alipay-pay/trades', '支付宝：全部交易', () => json({ trades: office.trades.list() })),
    controlRoute('POST', '/alipay-pay/notify', '支付宝：再发一次付款通知，可以带毛病', ({ request }) => {
      const { outTradeNo, change, defect, id } = readBody(request, {
        outTradeNo: aString,
        id: optional(aString),
        defect: optional(oneOf(NOTIFY_DEFECTS)),
        change: optional(anObject),
      })
      const trade = office.trades.find(outTradeNo)
      if (!trade) throw new BadControlRequest(`no trade has the number "${outTradeNo}"`)
      const fields = change && Object.fromEntries(Object.entries(change).map(([name, value]) => [name, String(value)]))
      notifyOf(world, trade, { ...(defect && { defect }), ...(fields && { change: fields }), ...(id && { id }) })
      return json({})
    }),
    billDefectRoute('/alipay-pay/bills', '支付宝：以后的账单少哪几单、重复哪几单', office),
    controlRoute('POST', '/alipay-pay/settings', '支付宝：退款要多久、没打开收银台的交易查不查得到', ({ request }) => {
      const { refundMs, hidesUnopened } = readBody(request, {
        refundMs: optional(aNumber(0, 30 * 86_400_000)),
        hidesUnopened: optional(aBoolean),
      })
      office.set({
        ...(refundMs !== undefined && { refundMs }),
        ...(hidesUnopened !== undefined && { hidesUnopened }),
      })
      return json({ settings: office.settings() })
    }),
  ]
}
