import { yuan } from '../../alipay-pay/yuan.ts'
import { text } from '../../kit/http.ts'
import type { Route } from '../../kit/route.ts'
import type { World } from '../../world.ts'
import { html } from './html.ts'
import { page } from './layout.ts'

const WORDS = {
  WAIT_BUYER_PAY: '等待付款',
  TRADE_SUCCESS: '已付款',
  TRADE_FINISHED: '已付款，已完结',
  TRADE_CLOSED: '已关闭',
} as const

/** Alipay's cashier in a browser: here the tester is the payer. Paying leads back to the merchant, closing the page does not. */
export function alipayCashierPage(world: World): Route {
  return {
    name: 'alipay.cashier',
    title: '支付宝：浏览器收银台',
    method: 'GET',
    path: '/alipay/cashier',
    faults: [],
    isInternal: true,
    handle: ({ request }) => {
      const tradeNo = request.query.get('trade_no') ?? ''
      const trade = world.alipayPay.trades.byTradeNo(tradeNo)
      if (!trade || trade.product === 'JSAPI_PAY') return text('交易不存在', 404)
      const quit = [trade.quitUrl, trade.returnUrl].find((address) => /^https?:\/\//.test(address)) ?? ''
      const back = trade.returnUrl === '' ? '' : `/alipay/return?trade_no=${tradeNo}`
      const url = (slug: string) => `/__control/phones/${slug}/alipay-cashier`
      const data = JSON.stringify({ tradeNo })
      const payers = world.people.named.slice(0, 12)
      const body = html`<section class="card"><div class="card-head"><h2>支付宝收银台</h2></div>
<p>${trade.subject}</p><p><b>${yuan(trade.total)} 元</b>　${WORDS[trade.status]}</p>
${
  trade.status === 'WAIT_BUYER_PAY'
    ? html`<p>真的支付宝会打开付款页；这里由您说谁来付。</p><p class="bar">${payers.map(
        (person, index) =>
          html`<button type="button"${index === 0 && html` class="primary"`} data-url="${url(person.slug)}" data-body="${data}" data-next="${back}">${person.name} 付款</button>`,
      )}</p><p class="bar"><button type="button" data-url="${url(payers[0]?.slug ?? '')}" data-body="${data}">付款后就关掉这一页，不返回</button></p>${quit && html`<p><a href="${quit}">不付了，返回</a></p>`}`
    : html`${back && html`<p><a href="${back}">返回安居一窗</a></p>`}`
}</section>`
      return page({
        tab: '/',
        title: '支付宝收银台',
        version: `alipay-cashier-${tradeNo}-${trade.status}`,
        faultCount: 0,
        body,
      })
    },
  }
}
