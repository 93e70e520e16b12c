import { json, jsonObject } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import type { AccessTokens } from './access-tokens.ts'
import { wechatError, wechatRefusal } from './replies.ts'

const FORCED_PER_DAY = 20
const FORCED_PAUSE_MS = 30_000

export function tokenRoutes({ keys, clock }: World, tokens: AccessTokens): Route[] {
  const common = {
    faults: ['slow', '500', 'refuse', 'timeout-after'],
    refuse: wechatRefusal,
    latencyMs: [40, 120],
  } as const

  const credentialError = (appid: unknown, secret: unknown): number | undefined => {
    if (!appid) return 41002
    if (!secret) return 41004
    if (appid !== keys.wechat.appid) return 40013
    if (secret !== keys.wechat.secret) return 40125
  }
  const reply = ({ token, expiresIn }: { token: string; expiresIn: number }) =>
    json({ access_token: token, expires_in: expiresIn })

  return [
    {
      ...common,
      name: 'wechat.stable_token',
      title: '微信：稳定版接口凭证',
      method: 'POST',
      path: '/wechat/cgi-bin/stable_token',
      handle: ({ request }) => {
        if (request.body.length === 0) return wechatError(44002)
        const body = jsonObject(request.body)
        if (!body) return wechatError(47001)
        if (body.grant_type !== 'client_credential') return wechatError(40002)
        const error = credentialError(body.appid, body.secret)
        if (error) return wechatError(error)
        if (body.force_refresh !== true) return reply(tokens.current('stable'))
        // Forced refresh: at most 20 a day and 30 s apart; the old token dies at once.
        if (tokens.forcedCount(clock.now() - 86_400_000) >= FORCED_PER_DAY) return wechatError(45009)
        if (tokens.forcedCount(clock.now() - FORCED_PAUSE_MS) > 0) return wechatError(45011)
        tokens.noteForced()
        return reply(tokens.renew('stable', 0))
      },
    },
    {
      ...common,
      name: 'wechat.token',
      title: '微信：旧版接口凭证',
      method: 'GET',
      path: '/wechat/cgi-bin/token',
      handle: ({ request: { query } }) => {
        if (query.get('grant_type') !== 'client_credential') return wechatError(40002)
        const error = credentialError(query.get('appid'), query.get('secret'))
        if (error) return wechatError(error)
        // Each call makes a new one; the one before lives on for five minutes.
        return reply(tokens.renew('plain', 300_000))
      },
    },
  ]
}
