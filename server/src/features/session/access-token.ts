import { createHash, createSecretKey } from 'node:crypto'
import jwt from 'jsonwebtoken'

export interface AccessClaims {
  accountId: string
  sessionId: string
  /** Rises when the session goes to another account: tokens from before must not be used any more. */
  version: number
}

const ISSUER = 'anju'

/** Short name of a key, so that a token says which one signed it without telling anything about it. */
const keyId = (key: string) => createHash('sha256').update(key).digest('base64url').slice(0, 8)

/** HS256 tokens; the first key signs, every configured one verifies, so that keys can be changed without logging people out. */
export function createAccessTokens(keys: readonly string[], lifeMinutes: number) {
  // As key objects: given a text, jsonwebtoken tries on every call whether it might be a public key.
  const byId = new Map(keys.map((key) => [keyId(key), createSecretKey(Buffer.from(key))]))
  const [newest] = keys
  if (newest === undefined) throw new Error('TOKEN_KEYS: at least one key')

  return {
    sign({ accountId, sessionId, version }: AccessClaims, now: Date) {
      const iat = Math.floor(now.getTime() / 1000)
      const exp = iat + lifeMinutes * 60
      const keyid = keyId(newest)
      const token = jwt.sign({ sub: accountId, sid: sessionId, v: version, iss: ISSUER, iat, exp }, byId.get(keyid)!, {
        algorithm: 'HS256',
        keyid,
      })
      return { token, expiresAt: new Date(exp * 1000) }
    },

    verify(token: string, now: Date): { kind: 'ok'; claims: AccessClaims } | { kind: 'expired' } | { kind: 'bad' } {
      const key = byId.get(jwt.decode(token, { complete: true })?.header.kid ?? '')
      if (key === undefined) return { kind: 'bad' }
      try {
        // The algorithm is named: a token must not choose how it is checked.
        const claims = jwt.verify(token, key, {
          algorithms: ['HS256'],
          issuer: ISSUER,
          clockTimestamp: Math.floor(now.getTime() / 1000),
        }) as jwt.JwtPayload
        const { sub, sid, v } = claims
        if (typeof sub !== 'string' || typeof sid !== 'string' || typeof v !== 'number') return { kind: 'bad' }
        return { kind: 'ok', claims: { accountId: sub, sessionId: sid, version: v } }
      } catch (error) {
        return { kind: error instanceof jwt.TokenExpiredError ? 'expired' : 'bad' }
      }
    },
  }
}

export type AccessTokens = ReturnType<typeof createAccessTokens>
