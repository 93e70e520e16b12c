import { beforeEach, describe, expect, it } from 'vitest'
import { createGatewayHouse, nowhere } from '../../testing/gateway-house.ts'
import { sendOutcomeOf, wechatCodes } from './codes.ts'

const house = await createGatewayHouse()
const { config } = house
const { wechatOpenid: openid } = await house.idsOf('li-guohua')
const TOKEN = 'wechat.stable_token'
const SEND = 'wechat.subscribe.send'
const message = {
  to: openid,
  template: 'appointment-confirmed',
  vars: { hall: '历下区住房服务大厅', time: '2026年11月24日 09:30', service: '买二手房' },
  page: 'packages/book/detail/index?id=1',
}
const subscribe = (times = 1) =>
  Promise.all(
    Array.from({ length: times }, () =>
      house.act('li-guohua', 'wechat-subscribe', { tmplIds: [config.WX_TEMPLATES['appointment-confirmed']!.id] }),
    ),
  )
/** Somebody else forces a new token: the one that we keep is dead at once. */
const killToken = () =>
  fetch(`${config.WX_API_BASE}/cgi-bin/stable_token`, {
    method: 'POST',
    body: JSON.stringify({
      grant_type: 'client_credential',
      appid: config.WX_APPID,
      secret: config.WX_SECRET,
      force_refresh: true,
    }),
  })

beforeEach(async () => {
  // WeChat lets nobody force a token twice within half a minute.
  house.clock.advance({ minutes: 1 })
  await house.sandbox.control('POST', '/reset', {})
  await house.sandbox.control('POST', '/clock', { now: house.clock.now().toISOString() })
  await house.forgetShared()
})

describe('the access token', () => {
  it('is asked for once, however many calls of however many processes need it', async () => {
    await subscribe(20)
    await house.forget()
    const processes = [house.gateways(), house.gateways()]
    const sent = await Promise.all(Array.from({ length: 20 }, (_, n) => processes[n % 2]!.wechat.send(message)))
    expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(['sent']))
    expect(await house.asked(TOKEN)).toHaveLength(1)
  })

  it('is renewed five minutes before its end, in normal mode', async () => {
    const { wechat } = house.gateways()
    await subscribe(3)
    await wechat.send(message)
    house.clock.advance({ minutes: 105 })
    await wechat.send(message)
    expect(await house.asked(TOKEN)).toHaveLength(1)
    house.clock.advance({ minutes: 11 })
    await wechat.send(message)
    const asked = await house.asked(TOKEN)
    expect(asked).toHaveLength(2)
    expect(JSON.parse(asked[1]!.sent)).toMatchObject({ force_refresh: false })
  })

  it('that was replaced elsewhere is fetched again and the call repeated once', async () => {
    const { wechat } = house.gateways()
    await subscribe(2)
    await wechat.send(message)
    await killToken()
    await house.forget()
    expect(await wechat.send(message)).toMatchObject({ kind: 'sent' })
    expect(await house.asked(SEND)).toHaveLength(2)
    expect((await house.asked(TOKEN)).map(({ sent }) => JSON.parse(sent).force_refresh)).toEqual([false])
  })

  it.each(['40001', '40014', '42001'])(
    'that WeChat refuses (%s) although it is the current one is forced',
    async (code) => {
      const { wechat } = house.gateways()
      await subscribe()
      await house.fault(SEND, 'refuse', { code })
      expect(await wechat.send(message)).toMatchObject({ kind: 'sent' })
      expect((await house.asked(TOKEN)).map(({ sent }) => JSON.parse(sent).force_refresh)).toEqual([false, false, true])
    },
  )

  it('is not fetched a third time: a call is repeated once and no more', async () => {
    const { wechat } = house.gateways()
    await house.fault(SEND, 'refuse', { code: '40001', times: 2 })
    expect(await wechat.send(message)).toEqual({ kind: 'later', code: '40001' })
    expect(await house.asked(SEND)).toHaveLength(2)
  })

  it('is not forced twice within half a minute: WeChat allows twenty a day', async () => {
    const { wechat } = house.gateways()
    await subscribe(2)
    await house.fault(SEND, 'refuse', { code: '40001' })
    await wechat.send(message)
    await house.fault(SEND, 'refuse', { code: '40001' })
    expect(await wechat.send(message)).toEqual({ kind: 'later', code: 'silent' })
    expect((await house.asked(TOKEN)).filter(({ sent }) => JSON.parse(sent).force_refresh)).toHaveLength(1)
  })

  it('that nobody gives makes a message wait', async () => {
    await house.fault(TOKEN, '500')
    expect(await house.gateways().wechat.send(message)).toEqual({ kind: 'later', code: 'silent' })
  })

  it('an old one serves to its end when WeChat does not renew it', async () => {
    const { wechat } = house.gateways()
    await subscribe(2)
    await wechat.send(message)
    house.clock.advance({ minutes: 116 })
    await house.fault(TOKEN, '500')
    expect(await wechat.send(message)).toMatchObject({ kind: 'sent' })
  })

  it('a wrong secret gives none, and says so in the log', async () => {
    const { wechat } = house.gateways({ WX_SECRET: 'wrong' })
    expect(await wechat.send(message)).toMatchObject({ kind: 'later' })
    expect(await wechat.login('whatever')).toEqual({ kind: 'silent' })
  })
})

describe('a subscribe message', () => {
  it('arrives with our words in its fields', async () => {
    await subscribe()
    const outcome = await house.gateways().wechat.send(message)
    expect(outcome).toEqual({ kind: 'sent', providerId: expect.stringMatching(/^\d{10,}$/) })
    const [received] = await house.sandbox.messages('li-guohua')
    expect(received).toMatchObject({ channel: 'wechat', vars: message.vars, page: message.page })
  })

  it('without a subscription is a normal end', async () => {
    expect(await house.gateways().wechat.send(message)).toEqual({ kind: 'unreachable', code: '43101' })
  })
  it('without an answer may have been sent', async () => {
    await subscribe()
    await house.fault(SEND, 'timeout-after')
    expect(await house.gateways().wechat.send(message)).toEqual({ kind: 'unknown', code: 'silent' })
    expect(await house.sandbox.messages('li-guohua')).toHaveLength(1)
  })
  it('answered with 500 was not sent', async () => {
    await subscribe()
    await house.fault(SEND, '500')
    expect(await house.gateways().wechat.send(message)).toEqual({ kind: 'later', code: 'silent' })
  })
  it('to a place where nobody listens was not sent', async () => {
    const { wechat } = house.gateways({ WX_API_BASE: await nowhere() })
    expect(await wechat.send(message)).toEqual({ kind: 'later', code: 'silent' })
  })
  it('with a value that does not fit its field is not sent', async () => {
    await subscribe()
    const { wechat } = house.gateways()
    expect(await wechat.send({ ...message, vars: { ...message.vars, time: '明天' } })).toMatchObject({
      kind: 'refused',
    })
    expect(await wechat.send({ ...message, template: 'unheard-of' })).toMatchObject({ kind: 'refused' })
    expect(await house.asked(SEND)).toHaveLength(0)
  })

  it.each(['-1', '45011', '43107', '43108', '40003', '40037', '41030', '45168', '47003', '48001'])(
    'refused with %s means what the table says',
    async (code) => {
      await house.fault(SEND, 'refuse', { code })
      const outcome = await house.gateways().wechat.send(message)
      expect(outcome).toEqual(sendOutcomeOf(Number(code)))
      expect(wechatCodes[Number(code)]).toBeDefined()
    },
  )
  it('a code we have never seen wakes somebody', () => {
    expect(sendOutcomeOf(99_999)).toEqual({ kind: 'refused', code: '99999' })
  })
})

it('every call is timed by system and outcome, and no secret is in the names', async () => {
  await subscribe()
  house.timed.length = 0
  await house.gateways().wechat.send(message)
  expect(house.timed).toEqual(['wechat-token 200', 'wechat/cgi-bin/message/subscribe/send 200'])
})
