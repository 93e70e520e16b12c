import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { accountModel } from '../accounts/account-store.ts'
import { createPeopleHouse } from '../me/people-house.ts'
import { sessionModel } from './session-store.ts'
import { smsCodeModel } from './sms-code-store.ts'

// A world of its own: one number gets more codes here than the providers of other tests would like.
const house = await createPeopleHouse({ ownSandbox: true, config: { OUTSIDE_TIMEOUT_MS: '1500' } })
await house.sandbox.control('POST', '/settings', { smsPerMinute: 1_000, smsPerHour: 1_000, smsPerDay: 1_000 })
const { sendCode, byPhone } = contract.session.table
const slug = 'chen-xiaoyu'
const { phone } = await house.sandbox.person(slug)
const ask = (device = house.newDevice()) => house.call(sendCode, { body: { phone }, device })
const askRefused = (device = house.newDevice()) => house.refused(sendCode, { body: { phone }, device })
const received = async () => (await house.sandbox.messages(slug)).filter(({ text }) => /验证码/.test(text))
const countReceived = async () => (await received()).length
/** A code that is not the one on the phone. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

beforeEach(() => house.clock.advance({ days: 2 }))

describe('asking for a code', () => {
  it('sends six digits to the phone and shows the number masked', async () => {
    const reply = await house.call(sendCode, { body: { phone: '+86 138-0000-0003' } })
    expect(reply).toEqual({ resendAfterSeconds: 60, validForMinutes: 5, maskedPhone: '138****0003' })
    expect(await house.codeOn(slug)).toMatch(/^\d{6}$/)
  })

  it.each(['1380000000', '0531-66608888', '+14155550100', 'abc'])('%s cannot get one', async (written) => {
    expect(await house.refused(sendCode, { body: { phone: written } })).toMatchObject({
      status: 422,
      code: 'PHONE_INVALID',
      field: 'phone',
    })
  })
  it.each([{}, { phone: 13800000003 }, { phone: '13800000003', more: 1 }])(
    'a body like %j is refused',
    async (body) => {
      expect(await house.refused(sendCode, { body })).toMatchObject({ status: 400, code: 'BAD_INPUT' })
    },
  )

  it('one a minute, and says how long to wait', async () => {
    await ask()
    house.clock.advance({ seconds: 40 })
    expect(await askRefused()).toMatchObject({ status: 429, code: 'CODE_TOO_SOON', retryAfterSeconds: 20 })
    house.clock.advance({ seconds: 20 })
    await ask()
  })

  it('five an hour, ten a day', async () => {
    for (let n = 0; n < 5; n += 1) {
      await ask()
      house.clock.advance({ minutes: 2 })
    }
    expect(await askRefused()).toMatchObject({ status: 429, code: 'CODE_LIMIT', retryAfterSeconds: 50 * 60 })
    for (let n = 0; n < 5; n += 1) {
      house.clock.advance({ hours: 2 })
      await ask()
    }
    house.clock.advance({ hours: 2 })
    const refused = await askRefused()
    expect(refused).toMatchObject({ code: 'CODE_LIMIT' })
    expect(refused.retryAfterSeconds).toBeGreaterThan(3_600)
  })

  it('a device gets ten an hour, whatever the phones', async () => {
    const device = house.newDevice()
    const phones = Array.from({ length: 11 }, (_, n) => `1990000${String(n).padStart(4, '0')}`)
    for (const each of phones.slice(0, 10)) await house.call(sendCode, { body: { phone: each }, device })
    const eleventh = { body: { phone: phones[10]! } }
    expect(await house.refused(sendCode, { ...eleventh, device })).toMatchObject({ code: 'CODE_LIMIT' })
    // The phone itself is not counted for a refusal of the device.
    await house.call(sendCode, { ...eleventh, device: house.newDevice() })
  })

  it('asked for by twenty at once, one SMS goes out', async () => {
    const before = await countReceived()
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => house.send(sendCode, { body: { phone }, device: house.newDevice() })),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await countReceived()).toBe(before + 1)
  })

  it('is kept as a keyed hash, without the code or the phone', async () => {
    await ask()
    const code = await house.codeOn(slug)
    const rows = JSON.stringify(await smsCodeModel(house.parts.db).find().lean())
    expect(rows).not.toContain(phone)
    expect(rows).not.toContain(`"${code}"`)
  })
})

describe('when a provider fails', () => {
  const fault = (route: string, kind: string, more = {}) =>
    house.sandbox.fault({ route, kind, person: slug, times: 1, ...more })

  it.each([
    ['limits', { kind: 'refuse' }],
    ['has no balance', { kind: 'refuse', code: 'FailedOperation.InsufficientBalanceInSmsPackage' }],
    ['is down', { kind: '500' }],
  ])('the first one %s: the second one sends', async (_, { kind, ...more }) => {
    await fault('sms.tencent.send', kind, more)
    await ask()
    expect((await received())[0]).toMatchObject({ provider: 'aliyun' })
    house.clock.advance({ hours: 25 })
    await house.loginByPhone(slug)
  })

  it('both are down: it says so, and the person may ask again at once', async () => {
    await fault('sms.tencent.send', '500')
    await fault('sms.aliyun.send', '500')
    const before = await countReceived()
    expect(await askRefused()).toMatchObject({
      status: 503,
      code: 'UNAVAILABLE',
      text: expect.stringContaining('短信'),
    })
    expect(await countReceived()).toBe(before)
    await ask()
    expect(await countReceived()).toBe(before + 1)
  })

  it('no answer: it may be on the phone, so it is not sent again, and it works', async () => {
    await fault('sms.tencent.send', 'timeout-after')
    const before = await countReceived()
    await ask()
    expect(await countReceived()).toBe(before + 1)
    const reply = await house.call(byPhone, { body: { phone, code: await house.codeOn(slug) } })
    expect(reply.kind).toBe('in')
  })
})

describe('logging in with phone and code', () => {
  it('begins an account the first time and opens it afterwards', async () => {
    const first = await house.loginByPhone('wu-hao')
    if (first.reply.kind !== 'in') throw new Error('expected to be in')
    expect(first.reply.me).toMatchObject({
      maskedPhone: '138****0004',
      channels: ['h5'],
      realName: { state: 'none', label: '未实名' },
      preferences: { largeType: false },
      unreadNotices: 0,
    })
    const { id } = first.reply.me
    expect(await house.events({ type: 'account.created', subject: id })).toHaveLength(1)

    house.clock.advance({ minutes: 2 })
    const second = await house.loginByPhone('wu-hao')
    expect(second.reply).toMatchObject({ kind: 'in', me: { id } })
    expect(await house.events({ type: 'account.created', subject: id })).toHaveLength(1)
  })

  it('keeps the phone sealed', async () => {
    await house.loginByPhone('zhao-qiang')
    const rows = JSON.stringify(await accountModel(house.parts.db).find().lean())
    expect(rows).not.toContain('13800000005')
  })

  it.each([{ phone, code: '12345' }, { phone, code: 'abcdef' }, { phone }, { phone, code: '123456', extra: true }])(
    'a body like %j is refused',
    async (body) => {
      expect(await house.refused(byPhone, { body })).toMatchObject({ status: 400, code: 'BAD_INPUT' })
    },
  )
  it('a phone that is none is refused', async () => {
    expect(await house.refused(byPhone, { body: { phone: '12', code: '123456' } })).toMatchObject({
      code: 'PHONE_INVALID',
    })
  })

  it('a wrong code says how many tries are left; after five even the right one is no good', async () => {
    await ask()
    const code = await house.codeOn(slug)
    for (const left of [4, 3, 2, 1]) {
      const refused = await house.refused(byPhone, { body: { phone, code: wrong(code) } })
      expect(refused).toMatchObject({
        status: 422,
        code: 'CODE_WRONG',
        field: 'code',
        text: expect.stringContaining(`${left} 次`),
      })
    }
    expect(await house.refused(byPhone, { body: { phone, code: wrong(code) } })).toMatchObject({ code: 'CODE_WRONG' })
    expect(await house.refused(byPhone, { body: { phone, code } })).toMatchObject({ status: 422, code: 'CODE_EXPIRED' })
  })

  it('guesses sent at once count one by one', async () => {
    await ask()
    const code = await house.codeOn(slug)
    const guesses = await Promise.all(
      Array.from({ length: 20 }, () => house.refused(byPhone, { body: { phone, code: wrong(code) } })),
    )
    expect(guesses.filter((refused) => refused.code === 'CODE_WRONG')).toHaveLength(5)
    expect(guesses.filter((refused) => refused.code === 'CODE_EXPIRED')).toHaveLength(15)
  })

  it('a code lives five minutes', async () => {
    await ask()
    const code = await house.codeOn(slug)
    house.clock.advance({ minutes: 5 })
    expect(await house.refused(byPhone, { body: { phone, code } })).toMatchObject({ code: 'CODE_EXPIRED' })
  })

  it('a newer code takes the place of an older one', async () => {
    await ask()
    const old = await house.codeOn(slug)
    house.clock.advance({ seconds: 61 })
    await ask()
    const fresh = await house.codeOn(slug)
    if (old !== fresh)
      expect(await house.refused(byPhone, { body: { phone, code: old } })).toMatchObject({ code: 'CODE_WRONG' })
    expect(await house.call(byPhone, { body: { phone, code: fresh } })).toMatchObject({ kind: 'in' })
  })

  it('without having asked there is no code', async () => {
    expect(await house.refused(byPhone, { body: { phone: '19911112222', code: '123456' } })).toMatchObject({
      code: 'CODE_EXPIRED',
    })
  })

  it('a code opens one login: a repeat is refused, and of ten at once one is in', async () => {
    const newcomer = 'sun-li'
    const { phone: theirs } = await house.sandbox.person(newcomer)
    await house.call(sendCode, { body: { phone: theirs } })
    const body = { phone: theirs, code: await house.codeOn(newcomer) }
    // Five tries a code: more at once would be refused for that.
    const replies = await Promise.all(Array.from({ length: 5 }, () => house.send(byPhone, { body })))
    const statuses = replies.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, 422, 422, 422, 422])
    expect(await house.refused(byPhone, { body })).toMatchObject({ code: 'CODE_EXPIRED' })
    const accounts = await house.people.accounts.store.findByPhone(theirs)
    expect(accounts).toHaveLength(1)
    expect(await sessionModel(house.parts.db).countDocuments({ accountId: accounts[0]!.id })).toBe(1)
  })
})
