import { PHONE_OUTCOMES, phoneBlob } from '../alipay/phone-blob.ts'
import { answerAlipayPopup } from '../alipay/subscribe-popup.ts'
import { json } from '../kit/http.ts'
import type { Exchange, Route } from '../kit/route.ts'
import type { Person } from '../people/person.ts'
import type { World } from '../world.ts'
import { oneOf, optional, readBody, someStrings } from './body.ts'
import { controlRoute } from './control-route.ts'

/** What a person does inside Alipay. */
export function alipayControlRoutes(world: World, owner: (exchange: Exchange) => Person): Route[] {
  const { codes, keys } = world
  return [
    controlRoute('POST', '/phones/:slug/alipay-auth-code', 'my.getAuthCode 得到的 authCode', (exchange) => {
      readBody(exchange.request, {})
      return json({ authCode: codes.issue('alipay-auth', owner(exchange).slug) })
    }),
    controlRoute('POST', '/phones/:slug/alipay-phone', 'my.getPhoneNumber 得到的 response', (exchange) => {
      const { outcome } = readBody(exchange.request, { outcome: optional(oneOf(PHONE_OUTCOMES)) })
      return json({ response: phoneBlob(owner(exchange), keys, outcome) })
    }),
    controlRoute(
      'POST',
      '/phones/:slug/alipay-subscribe',
      '在支付宝订阅弹窗里点允许（reject 里的点拒绝）',
      (exchange) => {
        const { entityIds, reject = [] } = readBody(exchange.request, {
          entityIds: someStrings(20),
          reject: optional(someStrings(20)),
        })
        return json(answerAlipayPopup(world, owner(exchange), entityIds, reject))
      },
    ),
  ]
}
