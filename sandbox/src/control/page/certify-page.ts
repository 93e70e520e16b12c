import { findCheck } from '../../alipay/certify.ts'
import { gatewayError, gatewayParams } from '../../alipay/gateway-request.ts'
import { jsonObject, text } from '../../kit/http.ts'
import type { Route } from '../../kit/route.ts'
import type { World } from '../../world.ts'
import { type Html, html } from './html.ts'
import { page } from './layout.ts'

const METHOD = 'alipay.user.certify.open.certify'

/** The page of Alipay that a signed `certify` address opens: here a tester says how looking into the camera went. */
export function certifyPage(world: World): Route {
  return {
    name: METHOD,
    title: '支付宝：身份认证页',
    method: 'GET',
    path: '/alipay/gateway.do',
    when: ({ query }) => query.get('method') === METHOD,
    faults: [],
    isInternal: true,
    handle: ({ request }) => {
      const params = gatewayParams(request)
      const error = params ? gatewayError(params, world.keys, world.clock) : undefined
      if (!params || error) return text(error?.sub_msg ?? '参数重复', 400)
      const certifyId = String(jsonObject(Buffer.from(params.get('biz_content') ?? ''))?.certify_id)
      const check = findCheck(world, certifyId)
      const person = check && world.people.byIdNumber(check.idNumber)
      if (!check || !person) return text('认证单号不存在或已过期', 404)
      // Only an address of a web page is followed; the id goes back as the platform would add it.
      const back = /^https?:\/\//.test(check.returnUrl) ? check.returnUrl : ''
      const act = (outcome: string, words: string, primary = false): Html =>
        html`<button type="button"${primary && html` class="primary"`} data-url="/__control/phones/${person.slug}/alipay-face" data-body="${JSON.stringify({ certifyId, outcome })}" data-next="${back}">${words}</button>`
      const body = html`<section class="card"><div class="card-head"><h2>支付宝身份认证</h2></div>
<p>正在核对是不是 <b>${person.name}</b> 本人。真的支付宝会打开摄像头；这里由您说结果。</p>
${
  check.outcome === 'open'
    ? html`<p class="bar">${act('pass', '是本人，通过', true)}${act('other-face', '不是本人')}${act('cancel', '取消')}</p>`
    : html`<p>这次认证已经结束。${back && html`<a href="${back}">返回安居一窗</a>`}</p>`
}</section>`
      return page({ tab: '/', title: '支付宝身份认证', version: `certify-${certifyId}`, faultCount: 0, body })
    },
  }
}
