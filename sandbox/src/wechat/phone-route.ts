import { jsonObject } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import type { AccessTokens } from './access-tokens.ts'
import { wechatError, wechatOk, wechatRefusal } from './replies.ts'
import { tokenError } from './require-token.ts'

/** The phone number behind the code of the "get phone number" button: five minutes, once, and only for its owner. */
export function phoneRoute({ keys, people, codes, clock }: World, tokens: AccessTokens): Route {
  const owner = (code: unknown) => codes.owner('wechat-phone', String(code))
  return {
    name: 'wechat.getuserphonenumber',
    title: '微信：手机号',
    method: 'POST',
    path: '/wechat/wxa/business/getuserphonenumber',
    faults: ['slow', '500', 'refuse', 'timeout-after'],
    refuse: wechatRefusal,
    latencyMs: [60, 160],
    persons: ({ body }) => [owner(jsonObject(body)?.code)].filter((slug) => slug !== undefined),
    handle: ({ request }) => {
      const error = tokenError(tokens, request)
      if (error) return error
      if (request.body.length === 0) return wechatError(44002)
      const body = jsonObject(request.body)
      if (!body) return wechatError(47001)
      const { code, openid } = body
      const slug = owner(code)
      const person = slug === undefined ? undefined : people.bySlug(slug)
      if (!person) return wechatError(40029)
      // The openid is optional; sent, it must be the one that pressed the button.
      if (openid !== undefined && openid !== people.platformIds(person).wechatOpenid) return wechatError(40097)
      if (codes.redeem('wechat-phone', String(code)).state !== 'ok') return wechatError(40029)
      return wechatOk({
        phone_info: {
          phoneNumber: person.phone,
          purePhoneNumber: person.phone,
          countryCode: '86',
          watermark: { timestamp: Math.floor(clock.now() / 1000), appid: keys.wechat.appid },
        },
      })
    },
  }
}
