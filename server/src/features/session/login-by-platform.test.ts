import { contract } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { identityModel } from '../accounts/identity-store.ts'
import { createPeopleHouse } from '../me/people-house.ts'

const house = await createPeopleHouse({ config: { OUTSIDE_TIMEOUT_MS: '1500' } })
const { byWechat, byAlipay } = contract.session.table
const wechatCode = async (slug: string) => (await house.act<{ code: string }>(slug, 'wechat-login-code')).code
const alipayCode = async (slug: string) => (await house.act<{ authCode: string }>(slug, 'alipay-auth-code')).authCode
const fault = (route: string, kind: string, person: string, more = {}) =>
  house.sandbox.fault({ route, kind, person, times: 1, ...more })

describe('WeChat', () => {
  it('begins an account the first time and opens it afterwards', async () => {
    const first = await house.loginByWechat('lin-zhiyuan')
    if (first.reply.kind !== 'in') throw new Error('expected to be in')
    expect(first.reply.me).toMatchObject({ channels: ['wechat'], realName: { state: 'none' } })
    expect(first.reply.me.maskedPhone).toBeUndefined()
    const second = await house.loginByWechat('lin-zhiyuan')
    expect(second.reply).toMatchObject({ me: { id: first.reply.me.id } })
  })

  it('a code is good once, and a made-up one never', async () => {
    const code = await wechatCode('lin-zhiyuan')
    await house.call(byWechat, { body: { code } })
    for (const bad of [code, 'made-up']) {
      expect(await house.refused(byWechat, { body: { code: bad } })).toMatchObject({
        status: 422,
        code: 'PLATFORM_CODE_REFUSED',
      })
    }
  })

  it.each([{}, { code: '' }, { code: 5 }])('a body like %j is refused', async (body) => {
    expect(await house.refused(byWechat, { body })).toMatchObject({ code: 'BAD_INPUT' })
  })

  it.each(['500', 'timeout-after'])('%s of the platform is not the person’s fault', async (kind) => {
    const code = await wechatCode('lin-zhiyuan')
    await fault('wechat.jscode2session', kind, 'lin-zhiyuan')
    expect(await house.refused(byWechat, { body: { code } })).toMatchObject({ status: 503, code: 'PLATFORM_SILENT' })
  })

  it('ten first logins at once begin one account', async () => {
    const codes = await Promise.all(Array.from({ length: 10 }, () => wechatCode('he-jun')))
    const replies = await Promise.all(codes.map((code) => house.call(byWechat, { body: { code } })))
    const ids = new Set(replies.map((reply) => (reply.kind === 'in' ? reply.me.id : 'choose')))
    expect(ids.size).toBe(1)
    expect(await house.events({ type: 'account.created', subject: [...ids][0]! })).toHaveLength(1)
  })
})

describe('Alipay', () => {
  it('begins an account the first time and opens it afterwards', async () => {
    const first = await house.loginByAlipay('wang-xiuying')
    if (first.reply.kind !== 'in') throw new Error('expected to be in')
    expect(first.reply.me.channels).toEqual(['alipay'])
    const second = await house.loginByAlipay('wang-xiuying')
    expect(second.reply).toMatchObject({ me: { id: first.reply.me.id } })
  })

  it('a code is good once, and a made-up one never', async () => {
    const authCode = await alipayCode('wang-xiuying')
    await house.call(byAlipay, { body: { authCode } })
    for (const bad of [authCode, 'made-up']) {
      expect(await house.refused(byAlipay, { body: { authCode: bad } })).toMatchObject({
        code: 'PLATFORM_CODE_REFUSED',
      })
    }
  })

  it.each([
    ['500', {}],
    ['timeout-after', {}],
    ['wrong-signature', {}],
    ['refuse', { code: 'isp.unknow-error' }],
  ])('%s: nobody is let in on it, and it is no refusal either', async (kind, more) => {
    const authCode = await alipayCode('wang-xiuying')
    await fault('alipay.system.oauth.token', kind, 'wang-xiuying', more)
    expect(await house.refused(byAlipay, { body: { authCode } })).toMatchObject({ code: 'PLATFORM_SILENT' })
  })
  it('a body without the code is refused', async () => {
    expect(await house.refused(byAlipay, { body: { code: 'x' } })).toMatchObject({ code: 'BAD_INPUT' })
  })
})

it('one identity opens one account, whatever the platform', async () => {
  const rows = await identityModel(house.parts.db).find().lean()
  expect(new Set(rows.map((row) => row._id)).size).toBe(rows.length)
  expect(rows.every((row) => row._id === `${row.channel}:${row.app}:${row.platformId}`)).toBe(true)
})
