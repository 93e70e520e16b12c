import type { Incoming, Reply } from '../kit/http.ts'
import type { AccessTokens } from './access-tokens.ts'
import { wechatError } from './replies.ts'

/** The answer to a call whose `access_token` is missing or no longer good; undefined when it is good. */
export function tokenError(tokens: AccessTokens, { query }: Incoming): Reply | undefined {
  const token = query.get('access_token')
  if (!token) return wechatError(41001)
  const state = tokens.check(token)
  if (state === 'expired') return wechatError(42001)
  if (state === 'unknown') return wechatError(40001)
}
