import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { startTestSandbox } from '../kit/test-sandbox.ts'
import { wechatClient } from './test-client.ts'

const test = await startTestSandbox()
const { sandbox, control } = test
const { clock, people } = sandbox.world
const wechat = wechatClient(test)
const MINUTE = 60_000

beforeEach(() => control('POST', '/reset'))

describe('stable_token', () => {
  it('gives the current token again with its remaining life', async () => {
    const first = await wechat.stableToken()
    clock.advance(10 * MINUTE)
    const second = await wechat.stableToken()
    expect(second.access_token).toBe(first.access_token)
    expect(Number(first.expires_in) - Number(second.expires_in)).toBe(600)
    expect(String(first.access_token).length).toBeLessThanOrEqual(512)
  })

  it('renews five minutes early, and both tokens work for five minutes', async () => {
    const { access_token: old } = await wechat.stableToken()
    clock.advance(116 * MINUTE)
    const { access_token: fresh } = await wechat.stableToken()
    expect(fresh).not.toBe(old)
    expect(await errcodeWith(old)).toBe(87009)
    expect(await errcodeWith(fresh)).toBe(87009)
    clock.advance(6 * MINUTE)
    expect(await errcodeWith(old)).toBe(42001)
    expect(await errcodeWith(fresh)).toBe(87009)
  })

  it('forced: the old token dies at once, again only after 30 seconds, 20 times a day', async () => {
    const { access_token: old } = await wechat.stableToken()
    clock.advance(1)
    const { access_token: fresh } = await wechat.stableToken({ force_refresh: true })
    expect(fresh).not.toBe(old)
    clock.advance(1)
    expect(await errcodeWith(old)).toBe(42001)
    expect((await wechat.stableToken({ force_refresh: true })).errcode).toBe(45011)
    for (let count = 1; count < 20; count += 1) {
      clock.advance(31_000)
      expect((await wechat.stableToken({ force_refresh: true })).errcode).toBeUndefined()
    }
    clock.advance(31_000)
    expect((await wechat.stableToken({ force_refresh: true })).errcode).toBe(45009)
    clock.advance(24 * 60 * MINUTE)
    expect((await wechat.stableToken({ force_refresh: true })).errcode).toBeUndefined()
  })

  it.each([
    [{ grant_type: 'authorization_code' }, 40002],
    [{ appid: 'wx0000000000000000' }, 40013],
    [{ appid: '' }, 41002],
    [{ secret: 'x' }, 40125],
    [{ secret: '' }, 41004],
  ])('%j is refused with %i', async (change, errcode) => {
    expect((await wechat.stableToken(change)).errcode).toBe(errcode)
  })

  it('does not cancel the token of the old endpoint', async () => {
    const { access_token: plain } = await wechat.get('/cgi-bin/token', {
      grant_type: 'client_credential',
      appid: sandbox.env.WX_APPID,
      secret: sandbox.env.WX_SECRET,
    })
    await wechat.stableToken({ force_refresh: true })
    expect(await errcodeWith(plain)).toBe(87009)
  })

  /** checksession with a wrong signature: 87009 shows that the token itself was good. */
  async function errcodeWith(token: unknown) {
    const query = { openid: 'o', signature: 'x', sig_method: 'hmac_sha256' }
    return (await wechat.get('/wxa/checksession', { ...query, access_token: String(token) })).errcode
  }
})

describe('jscode2session', () => {
  it('gives the same openid each time and a new session key', async () => {
    const first = await wechat.login('li-guohua')
    const second = await wechat.login('li-guohua')
    expect(first.openid).toMatch(/^o[\w-]{27}$/)
    expect(second.openid).toBe(first.openid)
    expect(second.session_key).not.toBe(first.session_key)
    expect(Buffer.from(String(first.session_key), 'base64')).toHaveLength(16)
    expect(first.errcode).toBeUndefined()
  })

  it('takes a code once, and for five minutes', async () => {
    const { code } = await control<{ code: string }>('POST', '/phones/wu-hao/wechat-login-code')
    expect((await wechat.session(code)).openid).toBeDefined()
    expect((await wechat.session(code)).errcode).toBe(40163)
    const { code: late } = await control<{ code: string }>('POST', '/phones/wu-hao/wechat-login-code')
    clock.advance(5 * MINUTE + 1)
    expect((await wechat.session(late)).errcode).toBe(40029)
    expect((await wechat.session('made-up')).errcode).toBe(40029)
  })

  it('a wrong secret does not use the code up', async () => {
    const { code } = await control<{ code: string }>('POST', '/phones/wu-hao/wechat-login-code')
    expect((await wechat.session(code, { secret: 'x' })).errcode).toBe(40125)
    expect((await wechat.session(code)).openid).toBeDefined()
  })
})

describe('session key', () => {
  const signature = (key: unknown) => createHmac('sha256', String(key)).update('').digest('hex')

  it('is checked, reset and then the old one no longer fits', async () => {
    const { openid, session_key: key } = await wechat.login('gao-jie')
    const query = { access_token: await wechat.token(), openid: String(openid), sig_method: 'hmac_sha256' }
    expect((await wechat.get('/wxa/checksession', { ...query, signature: signature(key) })).errcode).toBe(0)
    const reset = await wechat.get('/wxa/resetusersessionkey', { ...query, signature: signature(key) })
    expect(reset).toMatchObject({ errcode: 0, openid })
    expect((await wechat.get('/wxa/checksession', { ...query, signature: signature(key) })).errcode).toBe(87009)
    const renewed = signature(reset.session_key)
    expect((await wechat.get('/wxa/checksession', { ...query, signature: renewed })).errcode).toBe(0)
  })
})

describe('getuserphonenumber', () => {
  const phoneCode = async (slug: string) =>
    (await control<{ code: string }>('POST', `/phones/${slug}/wechat-phone-code`)).code
  const openidOf = (slug: string) => {
    const person = people.bySlug(slug)
    return person && people.platformIds(person).wechatOpenid
  }
  const ask = async (body: object, token?: string) =>
    wechat.postJson('/wxa/business/getuserphonenumber', body, token ?? (await wechat.token()))

  it('gives the number once, with the appid in the watermark', async () => {
    const code = await phoneCode('he-jun')
    expect(await ask({ code, openid: openidOf('he-jun') })).toMatchObject({
      errcode: 0,
      phone_info: {
        phoneNumber: '13800000009',
        purePhoneNumber: '13800000009',
        countryCode: '86',
        watermark: { appid: sandbox.env.WX_APPID },
      },
    })
    expect((await ask({ code, openid: openidOf('he-jun') })).errcode).toBe(40029)
  })

  it('refuses the openid of somebody else without using the code up', async () => {
    const code = await phoneCode('he-jun')
    expect((await ask({ code, openid: openidOf('cao-ying') })).errcode).toBe(40097)
    expect((await ask({ code })).errcode).toBe(0)
  })

  it('refuses a login code, an old code and a bad token', async () => {
    const { code: loginCode } = await control<{ code: string }>('POST', '/phones/he-jun/wechat-login-code')
    expect((await ask({ code: loginCode })).errcode).toBe(40029)
    const code = await phoneCode('he-jun')
    expect((await ask({ code }, 'made-up')).errcode).toBe(40001)
    expect((await wechat.postJson('/wxa/business/getuserphonenumber', { code })).errcode).toBe(41001)
    clock.advance(5 * MINUTE + 1)
    expect((await ask({ code })).errcode).toBe(40029)
  })
})
