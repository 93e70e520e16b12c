import { type Asked, ask, type GatewayNeeds, readJson } from '../ask.ts'
import type { AccessTokens, WechatAccount } from './access-token.ts'
import { meaningOf } from './codes.ts'

export type WechatAnswer =
  /** `text` is the body as it came: a `msgid` is larger than a JavaScript number can hold. */
  | { kind: 'ok'; body: Record<string, unknown>; text: string }
  | { kind: 'error'; errcode: number; errmsg: string }
  /** `isUnsure`: it may have happened nevertheless. */
  | { kind: 'silent'; isUnsure: boolean }

/** WeChat reports business errors with HTTP 200; on success `errcode` is 0 or missing. */
export function readWechat(asked: Asked): WechatAnswer {
  if (asked.kind !== 'answer') return { kind: 'silent', isUnsure: asked.kind === 'silent' }
  const body = asked.status === 200 ? readJson(asked.text) : undefined
  // A 5xx comes from the edge of the platform, before the service took the request.
  if (!body) return { kind: 'silent', isUnsure: asked.status < 500 }
  const errcode = Number(body.errcode ?? 0)
  return errcode === 0
    ? { kind: 'ok', body, text: asked.text }
    : { kind: 'error', errcode, errmsg: String(body.errmsg ?? '') }
}

/** A call that needs an access token. A refused token is replaced and the call repeated, once. */
export async function callWechat(
  needs: GatewayNeeds,
  account: WechatAccount,
  tokens: AccessTokens,
  path: string,
  body: object,
): Promise<WechatAnswer> {
  const call = async (token: string) => {
    const url = new URL(account.baseUrl + path)
    url.searchParams.set('access_token', token)
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    } as const
    return readWechat(await ask(needs, `wechat${path}`, url, init))
  }
  const token = await tokens.get()
  if (token === undefined) return { kind: 'silent', isUnsure: false }
  const first = await call(token)
  if (first.kind !== 'error' || meaningOf(first.errcode) !== 'token-stale') return first
  const fresh = await tokens.get(token)
  return fresh === undefined ? { kind: 'silent', isUnsure: false } : call(fresh)
}
