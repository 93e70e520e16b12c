import { createDecipheriv, createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { type ReceivedCall, startTestSandbox } from '../kit/test-sandbox.ts'
import { valueError } from './template-values.ts'
import { wechatClient } from './test-client.ts'

const test = await startTestSandbox()
const { sandbox, ourServer, control, runCallbacks } = test
const { env } = sandbox
const wechat = wechatClient(test)
const confirmed = wechat.templates['appointment-confirmed']
if (!confirmed) throw new Error('the template is not filed')

const subscribe = (tmplIds: string[], more: object = {}) =>
  control('POST', '/phones/li-guohua/wechat-subscribe', { tmplIds, ...more })
const data = { thing1: { value: '历下大厅' }, time2: { value: '2026-11-25 09:30' }, thing3: { value: '转移登记' } }
const send = async (change: object = {}) => {
  const { openid } = await wechat.login('li-guohua')
  const body = { touser: openid, template_id: confirmed.id, page: 'packages/book/detail/index?id=1', data, ...change }
  return wechat.postJson('/cgi-bin/message/subscribe/send', body, await wechat.token())
}

beforeEach(async () => {
  await control('POST', '/reset')
  await runCallbacks()
  ourServer.calls.length = 0
  ourServer.answer = () => 'success'
})

describe('rights', () => {
  it('one message for each accept, then 43101', async () => {
    expect((await send()).errcode).toBe(43101)
    expect(await subscribe([confirmed.id])).toEqual({ errMsg: 'requestSubscribeMessage:ok', [confirmed.id]: 'accept' })
    await subscribe([confirmed.id])
    expect((await send()).errcode).toBe(0)
    expect((await send()).errcode).toBe(0)
    expect((await send()).errcode).toBe(43101)
  })

  it('a rejected template gives no right', async () => {
    expect(await subscribe([confirmed.id], { reject: [confirmed.id] })).toMatchObject({ [confirmed.id]: 'reject' })
    expect((await send()).errcode).toBe(43101)
  })

  it('a message that was refused for its content costs no right', async () => {
    await subscribe([confirmed.id])
    expect((await send({ data: {} })).errcode).toBe(47003)
    expect((await send()).errcode).toBe(0)
  })

  it('the popup refuses four ids and unknown ids', async () => {
    expect(
      await subscribe(
        Object.values(wechat.templates)
          .slice(0, 4)
          .map(({ id }) => id),
      ),
    ).toMatchObject({ errCode: 20003 })
    expect(await subscribe(['unknown'])).toMatchObject({ errCode: 20001 })
  })

  it('shows the message on the phone with the names of its rows', async () => {
    await subscribe([confirmed.id])
    await send()
    const { messages } = await control<{ messages: object[] }>('GET', '/phones/li-guohua/messages')
    expect(messages).toMatchObject([
      {
        channel: 'wechat',
        template: 'appointment-confirmed',
        title: '预约成功通知',
        text: '办理地点：历下大厅\n预约时间：2026-11-25 09:30\n办理事项：转移登记',
        vars: { hall: '历下大厅', time: '2026-11-25 09:30', service: '转移登记' },
        page: 'packages/book/detail/index?id=1',
      },
    ])
  })
})

describe('refusals', () => {
  it.each([
    ['an unknown openid', { touser: 'o0000000000000000000000000000' }, 40003],
    ['an unknown template', { template_id: 'x' }, 40037],
    ['a page with a slash in front', { page: '/pages/home/index' }, 41030],
    ['a missing key', { data: { thing1: data.thing1, time2: data.time2 } }, 47003],
    ['a key of another template', { data: { ...data, thing9: { value: 'x' } } }, 47003],
    ['an empty value', { data: { ...data, thing1: { value: '' } } }, 47003],
    ['21 characters', { data: { ...data, thing1: { value: '字'.repeat(21) } } }, 47003],
    ['a line break', { data: { ...data, thing1: { value: '一\n二' } } }, 47003],
    ['a time that is none', { data: { ...data, time2: { value: '明天上午' } } }, 47003],
  ])('%s', async (_, change, errcode) => {
    await subscribe([confirmed.id])
    expect((await send(change)).errcode).toBe(errcode)
  })

  it('names the key that broke its rule', async () => {
    await subscribe([confirmed.id])
    expect((await send({ data: { ...data, thing3: { value: '' } } })).errmsg).toContain('thing3')
  })

  it('a page must be released once the stand-in knows the pages', async () => {
    await control('POST', '/settings', { wechatPages: ['pages/home/index'] })
    await subscribe([confirmed.id])
    expect((await send()).errcode).toBe(41030)
    expect((await send({ page: 'pages/home/index?from=push' })).errcode).toBe(0)
    sandbox.world.settings.wechatPages = []
  })
})

describe('rules for values', () => {
  it.each([
    ['thing1', '𠮷'.repeat(20), true],
    ['thing1', '𠮷'.repeat(21), false],
    ['character_string1', 'A012', true],
    ['character_string1', 'A012号', false],
    ['time2', '15:01', true],
    ['time2', '2019年10月1日 15:01', true],
    ['time2', '2026-11-25 09:30~2026-11-25 10:00', true],
    ['time2', '2026年11月25日', false],
    ['date3', '2019年10月1日', true],
    ['date3', '2018.01.01', true],
    ['date3', '01.01.2018', false],
    ['phrase1', '已通过', true],
    ['phrase1', '已经审核通过', false],
    ['name1', '阿依古丽·买买提', true],
    ['name1', '一二三四五六七八九十一', false],
    ['number1', '12.5', true],
    ['number1', '十二', false],
    ['amount1', '¥80.00元', true],
    ['phone_number1', '0531-12345', true],
  ])('%s %s: %s', (key, value, isFine) => {
    expect(valueError(key, value) === undefined).toBe(isFine)
  })
})

describe('pushed events', () => {
  /** Reads a push the way our server must, from the document and apart from push-crypto.ts. */
  const open = (call: ReceivedCall | undefined) => {
    const { ToUserName, Encrypt } = JSON.parse(call?.body ?? '{}') as { ToUserName: string; Encrypt: string }
    const key = Buffer.from(`${env.WX_PUSH_AES_KEY}=`, 'base64')
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    const plain = Buffer.concat([decipher.update(Encrypt, 'base64'), decipher.final()])
    const length = plain.readUInt32BE(16)
    const field = (name: string) => call?.query.get(name) ?? ''
    const signed = [env.WX_PUSH_TOKEN, field('timestamp'), field('nonce'), Encrypt].sort().join('')
    return {
      event: JSON.parse(plain.subarray(20, 20 + length).toString('utf8')),
      appid: plain.subarray(20 + length, plain.length - (plain.at(-1) ?? 0)).toString('utf8'),
      isSigned: createHash('sha1').update(signed).digest('hex') === field('msg_signature'),
      ToUserName,
    }
  }

  it('the popup pushes an object for one answer and an array for several', async () => {
    const two = Object.values(wechat.templates).slice(0, 2)
    await subscribe([confirmed.id])
    await subscribe(two.map(({ id }) => id))
    await runCallbacks()
    const [one, several] = ourServer.calls.map(open)
    expect(one).toMatchObject({
      isSigned: true,
      appid: env.WX_APPID,
      event: { MsgType: 'event', Event: 'subscribe_msg_popup_event', List: { SubscribeStatusString: 'accept' } },
    })
    expect(one?.event.ToUserName).toBe(one?.ToUserName)
    expect(several?.event.List).toHaveLength(2)
    expect(ourServer.calls[0]?.query.get('encrypt_type')).toBe('aes')
  })

  it('a sent message is reported with its id', async () => {
    await subscribe([confirmed.id])
    await send()
    await runCallbacks()
    const sent = ourServer.calls.map(open).find(({ event }) => event.Event === 'subscribe_msg_sent_event')
    expect(sent?.event.List).toMatchObject({ TemplateId: confirmed.id, ErrorCode: '0', ErrorStatus: 'success' })
    expect(sent?.event.List.MsgID).toMatch(/^\d+$/)
  })

  it('is repeated three times when our server does not answer success', async () => {
    ourServer.answer = () => 'sorry'
    await subscribe([confirmed.id])
    await runCallbacks()
    for (let repeat = 0; repeat < 5; repeat += 1) {
      sandbox.world.clock.advance(1_001)
      await runCallbacks()
    }
    expect(ourServer.calls).toHaveLength(4)
  })

  it('can be ordered forged, twice or late', async () => {
    await control('POST', '/faults', { route: 'wechat.push', kind: 'wrong-signature', times: 1, person: 'li-guohua' })
    await subscribe([confirmed.id])
    await runCallbacks()
    expect(open(ourServer.calls.pop()).isSigned).toBe(false)
    await control('POST', '/faults', { route: 'wechat.push', kind: 'duplicate', times: 1 })
    await subscribe([confirmed.id])
    await runCallbacks()
    expect(ourServer.calls).toHaveLength(2)
  })

  it('the address check wants the echo, and wants it for the right signature only', async () => {
    const check = () => control('POST', '/wechat/check-push')
    const isRight = ({ query }: ReceivedCall) => {
      const text = [env.WX_PUSH_TOKEN, query.get('timestamp'), query.get('nonce')].sort().join('')
      return createHash('sha1').update(text).digest('hex') === query.get('signature')
    }
    ourServer.answer = (call) => (isRight(call) ? (call.query.get('echostr') ?? '') : { status: 403, body: '' })
    expect(await check()).toEqual({ ok: true, reason: '通过' })
    ourServer.answer = (call) => call.query.get('echostr') ?? ''
    expect(await check()).toMatchObject({ ok: false })
    ourServer.answer = () => 'success'
    expect(await check()).toMatchObject({ ok: false })
  })
})
