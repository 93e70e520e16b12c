import { createCipheriv, createHash } from 'node:crypto'
import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { inboxModel } from '../../platform/inbox/inbox.ts'
import { createPeopleHouse } from '../me/people-house.ts'
import { createDeliveryStore, deliveryModel } from './delivery-store.ts'
import { readWechatPush } from './receive-wechat-push.ts'
import { createSubscriptionStore } from './subscription-store.ts'

const house = await createPeopleHouse({ ownSandbox: true })
const { parts, config } = house
const { control } = house.sandbox
await control('POST', '/settings', { smsPerMinute: 1_000, smsPerHour: 1_000, smsPerDay: 1_000, receiptDelayMs: 0 })
const subscriptions = createSubscriptionStore(parts.db)
const templateId = config.WX_TEMPLATES['ticket-called']!.id

let events = 0
const call = async (accountId: string) => {
  events += 1
  await house.people.notifier.notify({
    eventId: `call-${events}`,
    accountId,
    template: 'ticket-called',
    vars: { number: `A${events}`, window: '3号窗口' },
    title: '请到窗口',
    text: '请到3号窗口。',
  })
  await house.settle()
}
const callbacks = async () => {
  await control('POST', '/callbacks/run', {})
  await house.settle({ delayed: 'now' })
}
const stateOf = async (accountId: string) =>
  (await deliveryModel(parts.db).findOne({ accountId }).sort({ at: -1, _id: -1 }).lean())?.state
const post = (path: string, body: string, query = '') =>
  fetch(`${house.url}/callbacks${path}${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })

beforeEach(async () => {
  await house.sandbox.clearFaults()
  house.clock.advance({ days: 1 })
})

describe('SMS receipts', () => {
  it.each(['sms.tencent.send', 'sms.aliyun.send'])(
    'of %s say that it arrived, also when they come twice',
    async (route) => {
      const person = await house.person('li-guohua')
      if (route === 'sms.aliyun.send')
        await house.sandbox.fault({ route: 'sms.tencent.send', kind: 'refuse', times: 1 })
      await house.sandbox.fault({ route, kind: 'duplicate', times: 1 })
      await call(person.id)
      await callbacks()
      expect(await stateOf(person.id)).toBe('delivered')
      const rows = await inboxModel(parts.db).find().lean()
      expect(rows.every(({ doneAt }) => doneAt)).toBe(true)
      // The provider heard what it wants to hear, or it would send again.
      expect(await control('POST', '/callbacks/run', {})).toEqual({ waiting: 0 })
    },
  )

  it('say when a phone is off', async () => {
    const person = await house.person('wang-xiuying')
    await house.act('wang-xiuying', 'power', { on: false })
    await call(person.id)
    await callbacks()
    await house.act('wang-xiuying', 'power', { on: true })
    const { items } = await house.call(contract.notices.table.list, { as: person })
    expect(items[0]!.deliveries).toEqual([{ channel: 'sms', text: '短信没有送达' }])
  })

  const receipt = (sid: string, mobile = '13800000001') =>
    JSON.stringify([
      {
        user_receive_time: '2026-03-06 10:00:00',
        nationcode: '86',
        mobile,
        report_status: 'SUCCESS',
        errmsg: 'DELIVRD',
        sid,
      },
    ])

  it('that come before the reply of the send find it later', async () => {
    const person = await house.person('wu-hao')
    await control('POST', '/settings', { receiptDelayMs: 3_600_000 })
    await call(person.id)
    await control('POST', '/settings', { receiptDelayMs: 0 })
    const row = await deliveryModel(parts.db).findOne({ accountId: person.id }).lean()
    await deliveryModel(parts.db).updateOne(
      { _id: row!._id },
      { $set: { state: 'sending' }, $unset: { providerId: 1 } },
    )
    await post(`/sms/tencent/${config.SMS_RECEIPT_SECRET}`, receipt(row!.providerId!, person.phone))
    await house.settle()
    expect(await stateOf(person.id)).toBe('sending')
    await deliveryModel(parts.db).updateOne({ _id: row!._id }, { $set: { state: 'sent', providerId: row!.providerId } })
    await house.settle({ delayed: 'now' })
    expect(await stateOf(person.id)).toBe('delivered')
  })

  it('of messages that are not ours are put aside', async () => {
    await post(`/sms/tencent/${config.SMS_RECEIPT_SECRET}`, receipt('5000:999', '19900000000'))
    await house.settle()
    house.clock.advance({ minutes: 11 })
    await house.settle({ delayed: 'now' })
    expect(await inboxModel(parts.db).countDocuments({ doneAt: { $exists: false } })).toBe(0)
  })

  it('are only taken at the secret address', async () => {
    const before = await inboxModel(parts.db).countDocuments()
    for (const [provider, secret] of [
      ['tencent', 'guess'],
      ['aliyun', `${config.SMS_RECEIPT_SECRET}x`],
      ['tencent', ''],
    ]) {
      expect((await post(`/sms/${provider}/${secret}`, receipt('5000:1'))).status).toBe(404)
    }
    expect(await inboxModel(parts.db).countDocuments()).toBe(before)
  })

  it.each(['', '{}', 'null', '[{', '<xml/>'])('a body like %j is refused', async (body) => {
    expect((await post(`/sms/tencent/${config.SMS_RECEIPT_SECRET}`, body)).status).toBe(400)
  })
  it('entries without an id are passed over', async () => {
    const answer = await post(`/sms/aliyun/${config.SMS_RECEIPT_SECRET}`, '[{"phone_number":"13800000001"},null,5]')
    expect([answer.status, await answer.json()]).toEqual([200, { code: 0, msg: '成功' }])
  })
})

describe('pushes of WeChat', () => {
  it('the address passes the check of the console, and a forged check does not', async () => {
    expect(await control('POST', '/wechat/check-push', {})).toEqual({ ok: true, reason: '通过' })
  })

  it('count what a person accepted, also when they come twice; the app’s own report is not counted on top', async () => {
    const person = await house.person('chen-xiaoyu', { phone: false, wechat: true })
    const left = async () => (await subscriptions.left(person.id, 'wechat')).get(templateId)
    await house.sandbox.fault({ route: 'wechat.push', kind: 'duplicate', times: 1 })
    await house.act('chen-xiaoyu', 'wechat-subscribe', { tmplIds: [templateId] })
    const { subscribed } = contract.notices.table
    await house.call(subscribed, { as: person, channel: 'wechat', body: { accepted: [templateId], rejected: [] } })
    await callbacks()
    expect(await left()).toBe(1)

    await call(person.id)
    await callbacks()
    expect(await left()).toBe(0)
    expect(await stateOf(person.id)).toBe('delivered')
  })

  it('a permission taken back in WeChat is known', async () => {
    const person = await house.person('sun-li', { phone: false, wechat: true })
    await house.act('sun-li', 'wechat-subscribe', { tmplIds: [templateId] })
    await callbacks()
    await house.act('sun-li', 'wechat-unsubscribe', { tmplIds: [templateId] })
    await callbacks()
    expect((await subscriptions.left(person.id, 'wechat')).get(templateId)).toBe(0)
  })

  it('a report read just while the reply of the send is saved is not lost', async () => {
    const person = await house.person('zhou-min', { phone: false, wechat: true })
    await house.act('zhou-min', 'wechat-subscribe', { tmplIds: [templateId] })
    await call(person.id)
    const sent = await deliveryModel(parts.db).findOne({ accountId: person.id }).lean()
    const _id = sent!._id
    await deliveryModel(parts.db).updateOne({ _id }, { $set: { state: 'sending' }, $unset: { providerId: 1 } })
    const { wechatOpenid } = (await control<{ platformIds: { wechatOpenid: string } }>('GET', '/people/zhou-min'))
      .platformIds
    const raw = JSON.stringify({
      MsgType: 'event',
      FromUserName: wechatOpenid,
      CreateTime: '1772762400',
      Event: 'subscribe_msg_sent_event',
      List: { TemplateId: templateId, MsgID: '77', ErrorCode: '0', ErrorStatus: 'success' },
    })
    const inboxId = 'wechat-push:overtaken'
    const row = { provider: 'wechat-push', job: 'read-wechat-push', at: parts.clock.now() }
    await inboxModel(parts.db).create({ _id: inboxId, ...row, raw: parts.cipher.seal(raw) })
    const deliveries = createDeliveryStore(parts.db)
    const read = readWechatPush({
      ...parts,
      ...house.gateways,
      accounts: house.people.accounts,
      subscriptions,
      deliveries: {
        ...deliveries,
        /** The reply is saved right after somebody looked for its id in vain. */
        async findByProviderId(provider, id) {
          const found = await deliveries.findByProviderId(provider, id)
          await deliveryModel(parts.db).updateOne({ _id }, { $set: { state: 'sent', providerId: '77' } })
          return found
        },
      },
    })
    await expect(read({ inboxId })).rejects.toThrow('faster than the reply')
    await read({ inboxId })
    expect(await stateOf(person.id)).toBe('delivered')
  })

  it('with a wrong signature are refused and change nothing', async () => {
    const person = await house.person('he-jun', { phone: false, wechat: true })
    await house.sandbox.fault({ route: 'wechat.push', kind: 'wrong-signature', times: 1 })
    await house.act('he-jun', 'wechat-subscribe', { tmplIds: [templateId] })
    await control('POST', '/callbacks/run', {})
    await house.settle()
    expect((await subscriptions.left(person.id, 'wechat')).get(templateId)).toBeUndefined()
  })

  /** Signed and encrypted as WeChat does it. */
  const push = (message: object, { token = config.WX_PUSH_TOKEN, appid = config.WX_APPID } = {}) => {
    const key = Buffer.from(`${config.WX_PUSH_AES_KEY}=`, 'base64')
    const text = Buffer.from(JSON.stringify(message))
    const plain = Buffer.concat([Buffer.alloc(16, 7), Buffer.alloc(4), text, Buffer.from(appid)])
    plain.writeUInt32BE(text.length, 16)
    const pad = 32 - (plain.length % 32)
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    const Encrypt = Buffer.concat([
      cipher.update(plain),
      cipher.update(Buffer.alloc(pad, pad)),
      cipher.final(),
    ]).toString('base64')
    const parts = [token, '1772762400', 'nonce', Encrypt]
    const query = new URLSearchParams({
      timestamp: '1772762400',
      nonce: 'nonce',
      encrypt_type: 'aes',
      msg_signature: createHash('sha1').update(parts.sort().join('')).digest('hex'),
    })
    return post('/wechat/push', JSON.stringify({ ToUserName: 'gh_1', Encrypt }), `?${query}`)
  }
  const event = {
    MsgType: 'event',
    FromUserName: 'somebody',
    CreateTime: '1772762400',
    Event: 'subscribe_msg_popup_event',
  }

  it.each<[string, object, object, number]>([
    [
      'of a person we do not know',
      { ...event, List: { TemplateId: templateId, SubscribeStatusString: 'accept' } },
      {},
      200,
    ],
    [
      'about a template we do not have',
      { ...event, List: [{ TemplateId: 'x', SubscribeStatusString: 'accept' }] },
      {},
      200,
    ],
    ['of another kind', { ...event, MsgType: 'text', Content: 'hello' }, {}, 200],
    ['for another app', event, { appid: 'wx0000000000000000' }, 403],
    ['signed with another token', event, { token: 'x' }, 403],
  ])('one %s is answered with %4$s', async (_, message, how, status) => {
    const answer = await push(message, how)
    expect([answer.status, await answer.text()]).toEqual([status, status === 200 ? 'success' : ''])
    await house.settle()
  })
  it('in plain mode is refused: its signature does not cover the body', async () => {
    const signature = createHash('sha1').update([config.WX_PUSH_TOKEN, '1', '2'].sort().join('')).digest('hex')
    const answer = await post('/wechat/push', JSON.stringify(event), `?signature=${signature}&timestamp=1&nonce=2`)
    expect(answer.status).toBe(403)
  })
})
