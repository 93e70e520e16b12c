import jwt from 'jsonwebtoken'
import { describe, expect, it } from 'vitest'
import { createAccessTokens } from './access-token.ts'
import { createRefreshTokens } from './refresh-token.ts'

const now = new Date('2026-03-06T02:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const [oldKey, newKey, otherKey] = ['o', 'n', 'x'].map((char) => char.repeat(32)) as [string, string, string]
const claims = { accountId: 'a1', sessionId: 's1', version: 2 }

describe('access tokens', () => {
  const tokens = createAccessTokens([newKey, oldKey], 15)

  it('say who calls, for fifteen minutes', () => {
    const { token, expiresAt } = tokens.sign(claims, now)
    expect(expiresAt).toEqual(later(15))
    expect(tokens.verify(token, now)).toEqual({ kind: 'ok', claims })
    expect(tokens.verify(token, new Date(later(15).getTime() - 1000))).toEqual({ kind: 'ok', claims })
    expect(tokens.verify(token, later(15))).toEqual({ kind: 'expired' })
  })
  it('of the key before still count when a new one signs', () => {
    const before = createAccessTokens([oldKey], 15).sign(claims, now).token
    expect(tokens.verify(before, now)).toEqual({ kind: 'ok', claims })
    expect(jwt.decode(tokens.sign(claims, now).token, { complete: true })?.header.kid).not.toBe(
      jwt.decode(before, { complete: true })?.header.kid,
    )
  })

  const forged = (header: object, payload: object, key = newKey) => {
    const kid = jwt.decode(tokens.sign(claims, now).token, { complete: true })?.header.kid
    return jwt.sign({ iss: 'anju', iat: now.getTime() / 1000, exp: later(15).getTime() / 1000, ...payload }, key, {
      algorithm: 'HS256',
      keyid: kid,
      header: header as jwt.JwtHeader,
    })
  }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  it.each([
    ['signed with another key', () => forged({}, { sub: 'a1', sid: 's1', v: 1 }, otherKey)],
    ['of another issuer', () => forged({}, { sub: 'a1', sid: 's1', v: 1, iss: 'other' })],
    ['without a session', () => forged({}, { sub: 'a1', v: 1 })],
    ['without a version', () => forged({}, { sub: 'a1', sid: 's1' })],
    ['without a signature', () => `${part({ alg: 'none' })}.${part({ sub: 'a1', sid: 's1', v: 1 })}.`],
    ['that is no token', () => 'abc'],
    ['that is empty', () => ''],
    [
      'with a changed account',
      () => tokens.sign(claims, now).token.replace(/\.[^.]+\./, `.${part({ ...claims, sub: 'a2' })}.`),
    ],
  ])('one %s is bad', (_, make) => {
    expect(tokens.verify(make(), now)).toEqual({ kind: 'bad' })
  })
  it('need a key', () => {
    expect(() => createAccessTokens([], 15)).toThrow('TOKEN_KEYS')
  })
})

describe('refresh tokens', () => {
  const tokens = createRefreshTokens([newKey, oldKey])
  const token = tokens.make('5f', 'secret')

  it('name their session, also under the key before', () => {
    expect(tokens.sessionOf(token)).toBe('5f')
    expect(tokens.sessionOf(createRefreshTokens([oldKey]).make('5f', 'secret'))).toBe('5f')
  })
  it.each([
    ['of another key', createRefreshTokens([otherKey]).make('5f', 'secret')],
    ['of another session', token.replace('5f', '5e')],
    ['with another secret', token.replace('secret', 'Secret')],
    ['with a cut seal', token.slice(0, -1)],
    ['with more behind', `${token}.x`],
    ['without seal', '5f.secret'],
    ['that is empty', ''],
  ])('one %s is rubbish', (_, rubbish) => {
    expect(tokens.sessionOf(rubbish)).toBeUndefined()
  })
  it('are kept as hashes that differ', () => {
    expect(tokens.hash(token)).not.toContain('secret')
    expect(tokens.hash(token)).not.toBe(tokens.hash(tokens.make('5f', 'other')))
  })
})
