import { gatewayError, gatewayParams } from '../alipay/gateway-request.ts'
import { text } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { returnAddress } from './cashier.ts'
import { placeTrade } from './place.ts'
import { TradeRefusal } from './refusal.ts'
import type { ProductCode } from './trades.ts'

const PAGES: { method: string; title: string; product: ProductCode }[] = [
  { method: 'alipay.trade.wap.pay', title: '支付宝：手机网站付款', product: 'QUICK_WAP_WAY' },
  { method: 'alipay.trade.page.pay', title: '支付宝：电脑网站付款', product: 'FAST_INSTANT_TRADE_PAY' },
]
const to = (location: string) => ({ status: 302, headers: { location }, body: '' })

/**
 * The addresses that a merchant signs and a browser opens, as a link (GET) or a form (POST). The trade exists from the moment in which
 * the cashier is opened, not before: a merchant who asks earlier is told that there is none.
 */
export function payPages(world: World): Route[] {
  const page = (method: 'GET' | 'POST', { method: name, title, product }: (typeof PAGES)[number]): Route => ({
    name,
    title,
    method,
    path: '/alipay/gateway.do',
    when: (request) => gatewayParams(request)?.get('method') === name,
    faults: ['slow', '500'],
    handle: ({ request }) => {
      const params = gatewayParams(request)
      const error = params ? gatewayError(params, world.keys, world.clock) : undefined
      if (!params || error) return text(error?.sub_msg ?? '参数重复', 400)
      try {
        return to(`/alipay/cashier?trade_no=${placeTrade(world, product, params).tradeNo}`)
      } catch (refused) {
        if (refused instanceof TradeRefusal) return text(`${refused.message}（${refused.subCode}）`, 400)
        throw refused
      }
    },
  })
  return [
    ...PAGES.flatMap((each) => [page('GET', each), page('POST', each)]),
    {
      name: 'alipay.return',
      title: '支付宝：付完回到商户',
      method: 'GET',
      path: '/alipay/return',
      faults: [],
      isInternal: true,
      handle: ({ request }) => {
        const trade = world.alipayPay.trades.byTradeNo(request.query.get('trade_no') ?? '')
        const address = trade && returnAddress(world, trade)
        return address ? to(address) : text('没有返回地址', 404)
      },
    },
  ]
}
