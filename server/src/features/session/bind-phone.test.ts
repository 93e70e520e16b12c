import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { createPeopleHouse } from '../me/people-house.ts'

const moved: [string, string][] = []
const house = await createPeopleHouse({
  config: { OUTSIDE_TIMEOUT_MS: '1500' },
  onMerge: [async (_tx, from, into) => void moved.push([from, into])],
})
const { sendCode, bindPhone, bindWechatPhone, bindAlipayPhone } = contract.session.table
const get = contract.me.table.get

beforeEach(() => house.clock.advance({ days: 2 }))

const idOf = (reply: { kind: string; me?: { id: string } }) => {
  if (!reply.me) throw new Error('expected to be in')
  return reply.me.id
}
const codeFor = async (slug: string) => {
  const { phone } = await house.sandbox.person(slug)
  await house.call(sendCode, { body: { phone }, device: house.newDevice() })
  return { phone, code: await house.codeOn(slug) }
}

describe.each([
  ['bindPhone', bindPhone, { phone: '13800000001', code: '123456' }],
  ['bindWechatPhone', bindWechatPhone, { code: 'x' }],
  ['bindAlipayPhone', bindAlipayPhone, { response: '{}' }],
])('%s', (_, route, body) => {
  it('needs a login', async () => {
    expect(await house.refused(route, { body })).toMatchObject({ status: 401, code: 'NOT_LOGGED_IN' })
  })
  it('refuses a body that is not its own', async () => {
    const { as } = await house.loginByWechat('huang-lijuan')
    expect(await house.refused(route, { as, body: { nothing: 1 } })).toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('by SMS code', () => {
  it('writes the phone to an account that has none', async () => {
    const { as, reply } = await house.loginByWechat('ma-jianguo')
    const bound = await house.call(bindPhone, { as, body: await codeFor('ma-jianguo') })
    expect(bound).toMatchObject({
      kind: 'in',
      me: { id: idOf(reply), maskedPhone: '138****0013', channels: ['h5', 'wechat'] },
    })
    house.clock.advance({ minutes: 2 })
    const bySms = await house.loginByPhone('ma-jianguo')
    expect(idOf(bySms.reply)).toBe(idOf(reply))
  })

  it('a new number takes the place of the old one, which then opens nothing', async () => {
    const person = await house.person('zheng-wei', { verified: true })
    await house.call(bindPhone, { as: person, body: await codeFor('gao-jie') })
    expect((await house.showMe(person)).maskedPhone).toBe('138****0016')
    const { reply } = await house.loginByPhone('zheng-wei')
    expect(idOf(reply)).not.toBe(person.id)
  })

  it('refuses wrong and used codes, and changes nothing', async () => {
    const { as } = await house.loginByWechat('xu-wen')
    const { phone, code } = await codeFor('xu-wen')
    const other = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    expect(await house.refused(bindPhone, { as, body: { phone, code: other } })).toMatchObject({ code: 'CODE_WRONG' })
    expect((await house.showMe(as)).maskedPhone).toBeUndefined()
    const bound = await house.call(bindPhone, { as, body: { phone, code } })
    const fresh = house.callerOf(bound)
    expect(await house.refused(bindPhone, { as: fresh, body: { phone, code } })).toMatchObject({ code: 'CODE_EXPIRED' })
    expect(await house.refused(bindPhone, { as: fresh, body: { phone: '1', code } })).toMatchObject({
      code: 'PHONE_INVALID',
    })
  })
})

describe('by WeChat', () => {
  it('a WeChat user without real name joins the one account that has the phone', async () => {
    const person = await house.person('li-guohua', { verified: true })
    const { as, reply } = await house.loginByWechat('li-guohua')
    const before = idOf(reply)
    const bound = await house.call(bindWechatPhone, { as, body: { code: await house.wechatPhoneCode('li-guohua') } })
    expect(bound).toMatchObject({
      kind: 'in',
      me: { id: person.id, channels: ['h5', 'wechat'], realName: { state: 'verified' } },
    })
    expect(moved).toContainEqual([before, person.id])
    expect(await house.events({ type: 'account.merged', subject: person.id })).toMatchObject([
      { data: { from: before, why: 'phone' } },
    ])
    // The login before goes on: its old token asks to refresh, the refresh token leads to the account it is now.
    expect(await house.refused(get, { as })).toMatchObject({ code: 'ACCESS_EXPIRED' })
    expect((await house.showMe(house.callerOf(bound))).id).toBe(person.id)
  })

  it('another device of the joined account goes on by refreshing', async () => {
    const person = await house.person('zhou-min', { verified: true })
    const phone = await house.loginByWechat('zhou-min')
    const tablet = await house.loginByWechat('zhou-min')
    if (tablet.reply.kind !== 'in') throw new Error('expected to be in')
    await house.call(bindWechatPhone, { as: phone.as, body: { code: await house.wechatPhoneCode('zhou-min') } })
    expect(await house.refused(get, { as: tablet.as })).toMatchObject({ code: 'ACCESS_EXPIRED' })
    const { refreshToken } = tablet.reply.tokens
    const tokens = await house.call(contract.session.table.refresh, { body: { refreshToken }, device: tablet.device })
    expect((await house.showMe({ authorization: `Bearer ${tokens.accessToken}` })).id).toBe(person.id)
  })

  it('a verified person who proves a phone of another verified person stays themself', async () => {
    const first = await house.person('zhao-yifan', { verified: true })
    const second = await house.person('cao-ying', { verified: true, phone: false, wechat: true })
    // The second one's WeChat is bound to the first one's phone only in this story: the code is typed in.
    await house.call(bindPhone, { as: second, body: await codeFor('zhao-yifan') })
    const accounts = await house.people.accounts.store.findByPhone(first.phone)
    expect(accounts.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort())
  })

  it("somebody else's code is refused, so is one used before, and nothing changes", async () => {
    const { as } = await house.loginByWechat('feng-hai')
    const foreign = await house.wechatPhoneCode('ayiguli')
    expect(await house.refused(bindWechatPhone, { as, body: { code: foreign } })).toMatchObject({
      status: 422,
      code: 'PLATFORM_CODE_REFUSED',
    })
    const own = await house.wechatPhoneCode('feng-hai')
    const bound = await house.call(bindWechatPhone, { as, body: { code: own } })
    const repeat = { as: house.callerOf(bound), body: { code: own } }
    expect(await house.refused(bindWechatPhone, repeat)).toMatchObject({ code: 'PLATFORM_CODE_REFUSED' })
  })

  it('an account without WeChat cannot', async () => {
    const person = await house.person('ayiguli')
    const code = await house.wechatPhoneCode('ayiguli')
    expect(await house.refused(bindWechatPhone, { as: person, body: { code } })).toMatchObject({
      code: 'PLATFORM_CODE_REFUSED',
    })
  })

  it('says so when WeChat is down', async () => {
    const { as } = await house.loginByWechat('ayiguli')
    await house.sandbox.fault({ route: 'wechat.getuserphonenumber', kind: '500', person: 'ayiguli', times: 1 })
    const code = await house.wechatPhoneCode('ayiguli')
    expect(await house.refused(bindWechatPhone, { as, body: { code } })).toMatchObject({ code: 'PLATFORM_SILENT' })
  })
})

describe('by Alipay', () => {
  it('writes the phone', async () => {
    const { as, reply } = await house.loginByAlipay('li-ji')
    const bound = await house.call(bindAlipayPhone, { as, body: { response: await house.alipayPhone('li-ji') } })
    expect(bound).toMatchObject({ me: { id: idOf(reply), maskedPhone: '138****0011', channels: ['h5', 'alipay'] } })
  })

  it('a text that somebody else has shown is refused: it carries no time of its own', async () => {
    const response = await house.alipayPhone('li-ji')
    const first = await house.loginByAlipay('li-ji')
    const bound = await house.call(bindAlipayPhone, { as: first.as, body: { response } })
    const thief = await house.loginByAlipay('deng-chao')
    expect(await house.refused(bindAlipayPhone, { as: thief.as, body: { response } })).toMatchObject({
      status: 422,
      code: 'PLATFORM_CODE_REFUSED',
    })
    // The same Alipay user may repeat it, also in a new session: a lost reply is no crime.
    await house.call(bindAlipayPhone, { as: house.callerOf(bound), body: { response } })
    const again = await house.loginByAlipay('li-ji')
    await house.call(bindAlipayPhone, { as: again.as, body: { response } })
  })

  it('counts only shortly after Alipay itself opened the session', async () => {
    const { as } = await house.loginByAlipay('wu-hao')
    const response = await house.alipayPhone('wu-hao')
    house.clock.advance({ minutes: 14, seconds: 59 })
    await house.call(bindAlipayPhone, { as, body: { response } })
    const late = await house.loginByAlipay('he-jun')
    const lateResponse = await house.alipayPhone('he-jun')
    house.clock.advance({ minutes: 14, seconds: 59 })
    house.clock.advance({ seconds: 2 })
    // Access tokens live as long as the window; this is a fresh one of the same session.
    if (late.reply.kind !== 'in') throw new Error('expected to be in')
    const tokens = await house.call(contract.session.table.refresh, {
      body: { refreshToken: late.reply.tokens.refreshToken },
      device: late.device,
    })
    const fresh = { authorization: `Bearer ${tokens.accessToken}` }
    expect(await house.refused(bindAlipayPhone, { as: fresh, body: { response: lateResponse } })).toMatchObject({
      code: 'PLATFORM_CODE_REFUSED',
      text: expect.stringContaining('重新'),
    })
  })

  it('a session opened by SMS cannot', async () => {
    const person = await house.person('zhao-qiang')
    const response = await house.alipayPhone('zhao-qiang')
    expect(await house.refused(bindAlipayPhone, { as: person, body: { response } })).toMatchObject({
      code: 'PLATFORM_CODE_REFUSED',
    })
  })

  it.each(['unsigned', 'forged', 'not-authorised'])('a text that is %s is refused', async (outcome) => {
    const { as } = await house.loginByAlipay('sun-li')
    const response = await house.alipayPhone('sun-li', { outcome })
    expect(await house.refused(bindAlipayPhone, { as, body: { response } })).toMatchObject({
      code: 'PLATFORM_CODE_REFUSED',
    })
    expect((await house.showMe(as)).maskedPhone).toBeUndefined()
  })
  it.each(['', 'no json', '{"response":"AAAA","sign":"AAAA","sign_type":"RSA2"}', '[]'])(
    'so is %j',
    async (response) => {
      const { as } = await house.loginByAlipay('sun-li')
      const refused = await house.refused(bindAlipayPhone, { as, body: { response } })
      expect(['PLATFORM_CODE_REFUSED', 'BAD_INPUT']).toContain(refused.code)
    },
  )
})
