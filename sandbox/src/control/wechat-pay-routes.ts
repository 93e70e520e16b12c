import { json, type Reply } from '../kit/http.ts'
import type { Exchange, Route } from '../kit/route.ts'
import type { Person } from '../people/person.ts'
import { notifyOf, openSheet, payOrder } from '../wechat-pay/cashier.ts'
import { NOTIFY_DEFECTS } from '../wechat-pay/notify.ts'
import type { World } from '../world.ts'
import { billDefectRoute } from './bill-defect-route.ts'
import { anObject, aString, BadControlRequest, oneOf, optional, readBody } from './body.ts'
import { controlRoute } from './control-route.ts'

/** The payer's side of WeChat Pay, and callbacks that a tester wants to see again or spoiled. */
export function wechatPayControlRoutes(world: World, owner: (exchange: Exchange) => Person): Route[] {
  const { wechatPay: office, people } = world
  const openidOf = (person: Person) => people.platformIds(person).wechatOpenid
  const orderOf = (outTradeNo: string) => {
    const order = office.orders.find(outTradeNo)
    if (!order) throw new BadControlRequest(`no order has the number "${outTradeNo}"`)
    return order
  }
  const paid = (problem: string | undefined): Reply =>
    problem ? json({ errMsg: `requestPayment:fail ${problem}` }) : json({ errMsg: 'requestPayment:ok' })

  return [
    controlRoute('POST', '/phones/:slug/wechat-pay', '微信：付款或取消（wx.requestPayment）', (exchange) => {
      const { outcome = 'pay', ...sheet } = readBody(exchange.request, {
        timeStamp: aString,
        nonceStr: aString,
        package: aString,
        signType: aString,
        paySign: aString,
        outcome: optional(oneOf(['pay', 'cancel'])),
      })
      const order = openSheet(world, sheet)
      if (!order) return json({ errMsg: 'requestPayment:fail 支付验证签名失败' })
      const openid = openidOf(owner(exchange))
      if (order.openid !== openid) return json({ errMsg: 'requestPayment:fail 支付者与下单者不是同一个微信号' })
      return outcome === 'cancel'
        ? json({ errMsg: 'requestPayment:fail cancel' })
        : paid(payOrder(world, order, openid))
    }),
    controlRoute('POST', '/phones/:slug/wechat-cashier', '微信：在浏览器收银台付款（H5 下单）', (exchange) => {
      const { prepayId } = readBody(exchange.request, { prepayId: aString })
      const order = office.orders.byPrepay(prepayId)
      if (order?.tradeType !== 'MWEB') throw new BadControlRequest('no such order of the cashier')
      return paid(payOrder(world, order, openidOf(owner(exchange))))
    }),
    controlRoute('GET', '/wechat-pay/orders', '微信支付：全部订单', () => json({ orders: office.orders.list() })),
    controlRoute('POST', '/wechat-pay/notify', '微信支付：再发一次付款回调，可以带毛病', ({ request }) => {
      const { outTradeNo, change, defect, id } = readBody(request, {
        outTradeNo: aString,
        id: optional(aString),
        defect: optional(oneOf(NOTIFY_DEFECTS)),
        change: optional(anObject),
      })
      notifyOf(world, orderOf(outTradeNo), { ...(defect && { defect }), ...(change && { change }), ...(id && { id }) })
      return json({})
    }),
    controlRoute('POST', '/wechat-pay/next-refund', '微信支付：下一笔退款的结果（异常、关闭）', ({ request }) => {
      const { end } = readBody(request, { end: oneOf(['SUCCESS', 'ABNORMAL', 'CLOSED'] as const) })
      office.endNext(end)
      return json({ end })
    }),
    billDefectRoute('/wechat-pay/bills', '微信支付：以后的账单少哪几单、重复哪几单', office),
    controlRoute('POST', '/wechat-pay/mode', '微信支付：用平台证书还是公钥签名', ({ request }) => {
      office.setMode(readBody(request, { mode: oneOf(['certificate', 'public-key'] as const) }).mode)
      return json({ mode: office.mode() })
    }),
  ]
}
