import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

const SEAL_BYTES = 18

/**
 * `<session>.<secret>.<seal>`. The database keeps hashes of the tokens that are valid now, nothing else; the seal (HMAC) proves
 * that a token was once ours, so that a stolen old one is told from rubbish however long ago it was used up. Rubbish ends
 * nobody's session. A key must stay configured for as long as refresh tokens live.
 */
export function createRefreshTokens(keys: readonly string[]) {
  const seal = (key: string, text: string) =>
    createHmac('sha256', key).update(`refresh ${text}`).digest().subarray(0, SEAL_BYTES).toString('base64url')
  // As text: base64url reads several spellings as the same bytes, and a misspelt token must be rubbish, not a used one.
  const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
  return {
    make(sessionId: string, secret: string): string {
      const text = `${sessionId}.${secret}`
      return `${text}.${seal(keys[0]!, text)}`
    },
    /** The session of a genuine token; undefined for anything else. */
    sessionOf(token: string): string | undefined {
      const [sessionId, secret, given = '', ...rest] = token.split('.')
      if (!sessionId || !secret || rest.length) return undefined
      return keys.some((key) => isSame(seal(key, `${sessionId}.${secret}`), given)) ? sessionId : undefined
    },
    /** 192 random bits need no slow hash. */
    hash: (token: string): string => createHash('sha256').update(token).digest('base64url'),
  }
}
