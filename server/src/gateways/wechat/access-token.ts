import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import type { Clock } from '../../platform/clock.ts'
import { ask, type GatewayNeeds, isText, readJson } from '../ask.ts'
import { meaningOf } from './codes.ts'

export interface WechatAccount {
  baseUrl: string
  appid: string
  secret: string
}

export interface AccessTokens {
  /** The current token; `stale` is one that WeChat has just refused. Undefined when WeChat gives none now. */
  get(stale?: string): Promise<string | undefined>
}

/** WeChat renews five minutes before the end; old and new are both valid for those five minutes. */
const RENEW_BEFORE_MS = 300_000
/** Near its end a token is given out with as little as 300 s left: ask again soon, but not with every call. */
const SHORTEST_REST_MS = 30_000
/** Forced refresh: at most 20 a day and 30 s apart, and the old token dies at once. */
const FORCED_APART_MS = 30_000
const LOCK_MS = 10_000
const POLL_MS = 50

interface Held {
  token: string
  renewAt: number
  endsAt: number
}

/**
 * One access token for all processes, kept in Redis (stable_token, normal mode). Whoever finds it due renews it alone: callers
 * in this process share one promise, other processes wait for the lock's holder.
 */
export function createAccessTokens(
  account: WechatAccount,
  needs: GatewayNeeds & { redis: Redis; clock: Clock },
): AccessTokens {
  const { redis, clock, log } = needs
  // Another secret or another host is another token: a restart with new settings must not use the old one.
  const id = createHash('sha256').update(`${account.baseUrl} ${account.secret}`).digest('base64url').slice(0, 12)
  const key = (what: string) => `wechat:${what}:${account.appid}:${id}`
  let running: Promise<string | undefined> | undefined

  const held = async (): Promise<Held | undefined> => {
    const text = await redis.get(key('token'))
    return text ? (JSON.parse(text) as Held) : undefined
  }

  const fetchToken = async (isForced: boolean): Promise<string | undefined> => {
    const asked = await ask(needs, 'wechat-token', new URL(`${account.baseUrl}/cgi-bin/stable_token`), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credential',
        appid: account.appid,
        secret: account.secret,
        force_refresh: isForced,
      }),
    })
    const answer = asked.kind === 'answer' ? readJson(asked.text) : undefined
    if (!answer || !isText(answer.access_token)) {
      const errcode = Number(answer?.errcode ?? Number.NaN)
      if (meaningOf(errcode) === 'setup' && answer)
        log.error({ system: 'wechat-token', errcode }, 'WeChat gives no token')
      return undefined
    }
    const now = clock.now().getTime()
    const lifeMs = Number(answer.expires_in) * 1000
    const entry: Held = {
      token: answer.access_token,
      renewAt: now + Math.max(SHORTEST_REST_MS, lifeMs - RENEW_BEFORE_MS),
      endsAt: now + lifeMs,
    }
    await redis.set(key('token'), JSON.stringify(entry), 'PX', Math.max(1_000, lifeMs))
    return entry.token
  }

  /** Normal mode first; forced only when that gives the refused token again, and not more often than allowed. */
  const renew = async (stale: string | undefined): Promise<string | undefined> => {
    const token = await fetchToken(false)
    if (token === undefined || token !== stale) return token
    const mayForce = await redis.set(key('forced'), '1', 'PX', FORCED_APART_MS, 'NX')
    return mayForce === 'OK' ? fetchToken(true) : undefined
  }

  const renewAlone = async (stale: string | undefined): Promise<string | undefined> => {
    const until = performance.now() + LOCK_MS
    while (performance.now() < until) {
      const current = await held()
      if (current && isUsable(current, stale)) return current.token
      if ((await redis.set(key('lock'), '1', 'PX', LOCK_MS, 'NX')) === 'OK') {
        try {
          return await renew(stale)
        } finally {
          await redis.del(key('lock'))
        }
      }
      await pause(POLL_MS)
    }
    return undefined
  }
  const isUsable = (current: Held, stale: string | undefined) =>
    current.token !== stale && clock.now().getTime() < current.renewAt

  return {
    async get(stale) {
      const current = await held()
      if (current && isUsable(current, stale)) return current.token
      running ??= renewAlone(stale).finally(() => {
        running = undefined
      })
      const renewed = await running
      if (renewed !== undefined && renewed !== stale) return renewed
      // WeChat did not answer: the old one is good until its end.
      const isAlive = current && current.token !== stale && clock.now().getTime() < current.endsAt
      return isAlive ? current.token : undefined
    },
  }
}
