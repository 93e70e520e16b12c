import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * `<session>.<secret>.<seal>`. The database keeps hashes of the tokens that are valid now, nothing else; the seal (HMAC) proves
 * that a token was once ours, so that a stolen old one is told from rubbish however long ago it was used up. Rubbish ends
 * nobody's session.
 */
export function createRefreshTokens(keys: readonly string[]) {
  const seal = (key: string, text: string) =>
    createHmac('sha256', key).update(`refresh ${text}`).digest().subarray(0, 18)
  return {
    make(sessionId: string, secret: string): string {
      const text = `${sessionId}.${secret}`
      return `${text}.${seal(keys[0]!, text).toString('base64url')}`
    },
    /** The session of a genuine token; undefined for anything else. */
    sessionOf(token: string): string | undefined {
      const [sessionId, secret, given = '', ...rest] = token.split('.')
      const bytes = Buffer.from(given, 'base64url')
      if (!sessionId || !secret || rest.length || bytes.length !== 18) return undefined
      const isOurs = keys.some((key) => timingSafeEqual(seal(key, `${sessionId}.${secret}`), bytes))
      return isOurs ? sessionId : undefined
    },
    /** 192 random bits need no slow hash. */
    hash: (token: string): string => createHash('sha256').update(token).digest('base64url'),
  }
}
