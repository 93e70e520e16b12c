import { json } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import type { AccessTokens } from './access-tokens.ts'
import { wechatError, wechatOk, wechatRefusal } from './replies.ts'
import { tokenError } from './require-token.ts'
import type { Sessions } from './sessions.ts'

export function loginRoutes({ keys, people, codes }: World, tokens: AccessTokens, sessions: Sessions): Route[] {
  const common = {
    method: 'GET',
    faults: ['slow', '500', 'refuse', 'timeout-after'],
    refuse: wechatRefusal,
    latencyMs: [40, 140],
  } as const
  const owner = (code: string) => codes.owner('wechat-login', code)
  const personOfOpenid = (openid: string | null) => {
    const person = openid ? people.byWechatOpenid(openid) : undefined
    return person ? [person.slug] : []
  }

  return [
    {
      ...common,
      name: 'wechat.jscode2session',
      title: '微信：登录',
      path: '/wechat/sns/jscode2session',
      persons: ({ query }) => [owner(query.get('js_code') ?? '')].filter((slug) => slug !== undefined),
      handle: ({ request: { query } }) => {
        if (query.get('grant_type') !== 'authorization_code') return wechatError(40002)
        if (query.get('appid') !== keys.wechat.appid) return wechatError(40013)
        if (query.get('secret') !== keys.wechat.secret) return wechatError(40125)
        const redeemed = codes.redeem('wechat-login', query.get('js_code') ?? '')
        if (redeemed.state === 'used') return wechatError(40163)
        const person = redeemed.state === 'ok' ? people.bySlug(redeemed.slug) : undefined
        if (!person) return wechatError(40029)
        const { wechatOpenid, wechatUnionid } = people.platformIds(person)
        // Success carries no errcode here.
        return json({ session_key: sessions.start(wechatOpenid), openid: wechatOpenid, unionid: wechatUnionid })
      },
    },
    {
      ...common,
      name: 'wechat.checksession',
      title: '微信：检验登录态',
      path: '/wechat/wxa/checksession',
      persons: ({ query }) => personOfOpenid(query.get('openid')),
      handle: ({ request }) => {
        const error = tokenError(tokens, request)
        if (error) return error
        return isSigned(request.query) ? wechatOk() : wechatError(87009)
      },
    },
    {
      ...common,
      name: 'wechat.resetusersessionkey',
      title: '微信：重置登录态',
      path: '/wechat/wxa/resetusersessionkey',
      persons: ({ query }) => personOfOpenid(query.get('openid')),
      handle: ({ request }) => {
        const error = tokenError(tokens, request)
        if (error) return error
        if (!isSigned(request.query)) return wechatError(87009)
        const openid = request.query.get('openid') ?? ''
        return wechatOk({ openid, session_key: sessions.start(openid) })
      },
    },
  ]

  function isSigned(query: URLSearchParams): boolean {
    return (
      query.get('sig_method') === 'hmac_sha256' &&
      sessions.fits(query.get('openid') ?? '', query.get('signature') ?? '')
    )
  }
}
