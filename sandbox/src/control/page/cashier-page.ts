import { text } from '../../kit/http.ts'
import type { Route } from '../../kit/route.ts'
import type { World } from '../../world.ts'
import { html } from './html.ts'
import { page } from './layout.ts'

const WORDS = { NOTPAY: '等待付款', SUCCESS: '已付款', REFUND: '已转入退款', CLOSED: '已关闭' } as const

/** WeChat Pay's cashier in a browser: here the tester is the payer. `redirect_url` is where it leads back to. */
export function cashierPage(world: World): Route {
  return {
    name: 'wechat-pay.cashier',
    title: '微信支付：浏览器收银台',
    method: 'GET',
    path: '/wechat-pay/cashier',
    faults: [],
    isInternal: true,
    handle: ({ request }) => {
      const prepayId = request.query.get('prepay_id') ?? ''
      const order = world.wechatPay.orders.byPrepay(prepayId)
      if (order?.tradeType !== 'MWEB') return text('订单不存在', 404)
      const asked = request.query.get('redirect_url') ?? ''
      const back = /^https?:\/\//.test(asked) ? asked : ''
      const payers = world.people.named.slice(0, 12)
      const body = html`<section class="card"><div class="card-head"><h2>微信支付收银台</h2></div>
<p>${order.description}</p><p><b>${(order.total / 100).toFixed(2)} 元</b>　${WORDS[order.state]}</p>
${
  order.state === 'NOTPAY'
    ? html`<p>真的微信会打开付款页；这里由您说谁来付。</p><p class="bar">${payers.map(
        (person, index) =>
          html`<button type="button"${index === 0 && html` class="primary"`} data-url="/__control/phones/${person.slug}/wechat-cashier" data-body="${JSON.stringify({ prepayId })}" data-next="${back}">${person.name} 付款</button>`,
      )}</p>${back && html`<p><a href="${back}">不付了，返回</a></p>`}`
    : html`${back && html`<p><a href="${back}">返回安居一窗</a></p>`}`
}</section>`
      return page({
        tab: '/',
        title: '微信支付收银台',
        version: `cashier-${prepayId}-${order.state}`,
        faultCount: 0,
        body,
      })
    },
  }
}
