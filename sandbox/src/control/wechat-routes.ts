import { json } from '../kit/http.ts'
import type { Exchange, Route } from '../kit/route.ts'
import type { Person } from '../people/person.ts'
import { checkPushAddress } from '../wechat/push-check.ts'
import type { Push } from '../wechat/push-route.ts'
import { answerSubscribePopup, takeBackSubscription } from '../wechat/subscribe-popup.ts'
import type { World } from '../world.ts'
import { optional, readBody, someStrings } from './body.ts'
import { controlRoute } from './control-route.ts'

/** What a person does inside WeChat, and what the console of the platform does. */
export function wechatControlRoutes(world: World, push: Push, owner: (exchange: Exchange) => Person): Route[] {
  const { codes, keys, clock, settings } = world
  return [
    controlRoute('POST', '/phones/:slug/wechat-login-code', 'wx.login 得到的 code', (exchange) => {
      readBody(exchange.request, {})
      return json({ code: codes.issue('wechat-login', owner(exchange).slug) })
    }),
    controlRoute('POST', '/phones/:slug/wechat-phone-code', '手机号按钮得到的 code', (exchange) => {
      readBody(exchange.request, {})
      return json({ code: codes.issue('wechat-phone', owner(exchange).slug) })
    }),
    controlRoute(
      'POST',
      '/phones/:slug/wechat-subscribe',
      '在订阅消息弹窗里点允许（reject 里的点拒绝）',
      (exchange) => {
        const { tmplIds, reject = [] } = readBody(exchange.request, {
          tmplIds: someStrings(20),
          reject: optional(someStrings(20)),
        })
        return json(answerSubscribePopup(world, push, owner(exchange), tmplIds, reject))
      },
    ),
    controlRoute('POST', '/phones/:slug/wechat-unsubscribe', '在微信设置里关掉订阅消息', (exchange) => {
      const { tmplIds } = readBody(exchange.request, { tmplIds: someStrings(20) })
      takeBackSubscription(world, push, owner(exchange), tmplIds)
      return json({ revoked: tmplIds })
    }),
    controlRoute('POST', '/wechat/check-push', '像公众平台后台那样验证消息推送地址', async ({ request }) => {
      readBody(request, {})
      return json(await checkPushAddress(settings.callback, keys, clock))
    }),
  ]
}
