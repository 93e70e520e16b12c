import { randomBytes } from 'node:crypto'
import { beijingText } from '../kit/clock.ts'
import type { World } from '../world.ts'
import { invalid } from './gateway-request.ts'
import type { Outcome } from './methods.ts'

/** `alipay.system.oauth.token`: its parameters stand at the top level, not in biz_content. Success carries no `code`. */
export function createOauthToken({ db, clock, codes, people }: World) {
  db.exec('CREATE TABLE IF NOT EXISTS alipay_refresh (token TEXT PRIMARY KEY, slug TEXT NOT NULL) WITHOUT ROWID')
  const remember = db.prepare('INSERT INTO alipay_refresh VALUES (?, ?)')
  const find = db.prepare('SELECT slug FROM alipay_refresh WHERE token = ?')

  return (params: ReadonlyMap<string, string>): Outcome => {
    const grantType = params.get('grant_type')
    if (grantType !== 'authorization_code' && grantType !== 'refresh_token') {
      return { error: invalid('isv.grant-type-invalid', 'grant_type参数不正确'), isGatewayError: true }
    }
    const slug =
      grantType === 'authorization_code' ? byCode(params.get('code')) : byRefresh(params.get('refresh_token'))
    const person = slug === undefined ? undefined : people.bySlug(slug)
    if (!person) {
      return grantType === 'authorization_code'
        ? { error: invalid('isv.code-invalid', '授权码code无效'), isGatewayError: true }
        : { error: invalid('isv.refresh-token-invalid', '刷新令牌refresh_token无效'), isGatewayError: true }
    }
    const refreshToken = `authusrB${randomBytes(24).toString('hex')}`
    remember.run(refreshToken, person.slug)
    const { alipayOpenId } = people.platformIds(person)
    return {
      response: {
        access_token: `authusrB${randomBytes(24).toString('hex')}`,
        auth_start: beijingText(clock.now()),
        expires_in: '1296000',
        open_id: alipayOpenId,
        re_expires_in: '2592000',
        refresh_token: refreshToken,
      },
    }
  }

  function byCode(code = ''): string | undefined {
    const redeemed = codes.redeem('alipay-auth', code)
    return redeemed.state === 'ok' ? redeemed.slug : undefined
  }

  function byRefresh(token = ''): string | undefined {
    return (find.get(token) as { slug: string } | undefined)?.slug
  }
}
