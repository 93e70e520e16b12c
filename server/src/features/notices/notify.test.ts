import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { createPeopleHouse } from '../me/people-house.ts'
import { deliveryModel } from './delivery-store.ts'
import { noticeModel } from './notice-store.ts'
import type { NoticeRequest } from './notifier.ts'

const house = await createPeopleHouse({ ownSandbox: true, config: { OUTSIDE_TIMEOUT_MS: '1500' } })
const { parts } = house
const { control } = house.sandbox
const { list } = contract.notices.table
await control('POST', '/settings', { smsPerMinute: 1_000, smsPerHour: 1_000, smsPerDay: 1_000, receiptDelayMs: 0 })

let events = 0
const notify = async (accountId: string, more: Partial<NoticeRequest> = {}) => {
  events += 1
  const request: NoticeRequest = {
    eventId: `event-${events}`,
    accountId,
    template: 'appointment-confirmed',
    vars: { hall: '历下区住房服务大厅', time: '2026年3月9日 09:30', service: `买二手房${events}` },
    title: '预约成功',
    text: '您已预约 3月9日 09:30。',
    page: 'packages/book/detail/index?id=1',
    ...more,
  }
  await house.people.notifier.notify(request)
  return request
}
const fault = (route: string, kind: string, more = {}) => house.sandbox.fault({ route, kind, times: 1, ...more })
const bothAreDown = async () => {
  for (const route of ['sms.tencent.send', 'sms.aliyun.send']) await fault(route, '500', { times: 100 })
}
/** Waits for what the world sends back on its own: receipts and pushes. */
const callbacks = async () => {
  await control('POST', '/callbacks/run', {})
  await house.settle({ delayed: 'now' })
}
const deliveriesOf = (accountId: string) => deliveryModel(parts.db).find({ accountId }).sort({ at: 1, _id: 1 }).lean()
const states = async (accountId: string) =>
  Object.fromEntries((await deliveriesOf(accountId)).map(({ channel, state }) => [channel, state]))
const received = async (slug: string) => house.sandbox.messages(slug)
const templateId = (name: string, of = parts.config.WX_TEMPLATES) => of[name]!.id

beforeEach(async () => {
  await house.sandbox.clearFaults()
  house.clock.advance({ days: 1 })
})

describe('one notice', () => {
  it('goes to the inbox, by SMS and as a push on both platforms, and each says how it arrived', async () => {
    const person = await house.person('li-guohua', { wechat: true, alipay: true })
    await house.act('li-guohua', 'wechat-subscribe', { tmplIds: [templateId('appointment-confirmed')] })
    const alipayId = templateId('appointment-confirmed', parts.config.ALIPAY_TEMPLATES)
    await house.act('li-guohua', 'alipay-subscribe', { entityIds: [alipayId] })
    const { vars } = await notify(person.id)
    await house.settle()
    await callbacks()

    const { items, unread } = await house.call(list, { as: person })
    expect(unread).toBe(1)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ title: '预约成功', page: 'packages/book/detail/index?id=1', read: false })
    expect(items[0]!.deliveries.toSorted((a, b) => (a.channel < b.channel ? -1 : 1))).toEqual([
      { channel: 'alipay', text: '支付宝已发出' },
      { channel: 'sms', text: '短信已送达' },
      { channel: 'wechat', text: '微信已送达' },
    ])
    const messages = await received('li-guohua')
    expect(messages.map(({ channel }) => channel).toSorted()).toEqual(['alipay', 'sms', 'wechat'])
    for (const { text } of messages) expect(text).toContain(vars.service)
  })

  it('without a subscription ends normally, and no job has failed', async () => {
    const person = await house.person('zhou-min', { phone: false, wechat: true, alipay: true })
    await notify(person.id)
    await house.settle({ delayed: 'now' })
    const { items } = await house.call(list, { as: person })
    expect(items[0]!.deliveries.map(({ text }) => text).toSorted()).toEqual(['微信未订阅', '支付宝未订阅'])
    expect(await received('zhou-min')).toEqual([])
  })

  it('a right that was given is used up, and the next message ends normally', async () => {
    const person = await house.person('sun-li', { phone: false, wechat: true })
    await house.act('sun-li', 'wechat-subscribe', { tmplIds: [templateId('ticket-called')] })
    for (const number of ['A001', 'A002']) {
      house.clock.advance({ seconds: 1 })
      await notify(person.id, { template: 'ticket-called', vars: { number, window: '3号窗口' } })
      await house.settle({ delayed: 'now' })
    }
    await callbacks()
    expect((await deliveriesOf(person.id)).map(({ state }) => state)).toEqual(['delivered', 'unreachable'])
  })

  it('that no provider has a template for stays in the app', async () => {
    const person = await house.person('wu-hao')
    await notify(person.id, { template: undefined, vars: {} })
    await house.settle()
    expect(await deliveriesOf(person.id)).toEqual([])
    expect((await house.call(list, { as: person })).unread).toBe(1)
  })

  it('to somebody whose account was merged goes to the account it is now', async () => {
    const old = await house.person('he-jun', { phone: false, wechat: true })
    const now = await house.person('he-jun', { verified: true })
    const { systemCall } = await import('../../platform/http/call.ts')
    const call = systemCall('test', { now: house.clock.now(), ids: parts.ids })
    await parts.transact(call, (tx) => house.people.accounts.merge(tx, old.id, now.id, 'phone'))
    await notify(old.id)
    await house.settle({ delayed: 'now' })
    expect((await house.call(list, { as: now })).items).toHaveLength(1)
    await notify('nobody')
    expect(await noticeModel(parts.db).countDocuments({ accountId: 'nobody' })).toBe(0)
  })

  it('never holds an ID number or a full phone, whatever was asked for', async () => {
    const person = await house.person('ma-jianguo')
    await notify(person.id, {
      title: `联系 ${person.phone}`,
      text: `身份证 ${person.idNumber}，电话 ${person.phone}。`,
      vars: { hall: person.phone, time: '2026年3月9日 09:30', service: person.idNumber },
    })
    await house.settle()
    const rows = JSON.stringify([
      await noticeModel(parts.db).find({ accountId: person.id }).lean(),
      await deliveriesOf(person.id),
    ])
    expect(rows).not.toContain(person.phone)
    expect(rows).not.toContain(person.idNumber)
    expect((await received('ma-jianguo'))[0]!.text).not.toContain(person.idNumber)
  })

  it('says in words what an SMS cannot carry', async () => {
    const person = await house.person('li-ji')
    await notify(person.id, { vars: { hall: '𠮷祥里大厅', time: '2026年3月9日 09:30', service: '' } })
    await house.settle()
    const [message] = await received('li-ji')
    expect(message!.text).toContain('（生僻字，读 jí）祥里大厅')
    expect(message!.text).not.toMatch(/[?\ufffd]/)
    expect(message).not.toHaveProperty('outsideGbk')
  })
})

describe('asked for twice', () => {
  it('or twenty times at once, it is told once', async () => {
    const person = await house.person('gao-jie')
    const request = await notify(person.id)
    await Promise.all(Array.from({ length: 20 }, () => house.people.notifier.notify(request)))
    await house.settle()
    await house.people.notifier.notify(request)
    await house.settle({ delayed: 'now' })
    expect((await house.call(list, { as: person })).items).toHaveLength(1)
    expect(await received('gao-jie')).toHaveLength(1)
  })

  it('after a crash between notice and delivery, the second call completes the first', async () => {
    const person = await house.person('xu-wen')
    const request = await notify(person.id, { template: undefined })
    await house.people.notifier.notify({ ...request, template: 'appointment-confirmed' })
    await house.settle()
    expect(await received('xu-wen')).toHaveLength(1)
    expect((await house.call(list, { as: person })).items).toHaveLength(1)
  })

  it('of ten workers with the same job one sends', async () => {
    const person = await house.person('feng-hai')
    await notify(person.id)
    const [row] = await deliveriesOf(person.id)
    const data = { deliveryId: row!._id, attempts: '0' }
    await Promise.all(Array.from({ length: 10 }, (_, n) => parts.jobs.add('deliver-notice', data, { id: `copy-${n}` })))
    await house.settle()
    expect(await received('feng-hai')).toHaveLength(1)
    expect((await deliveriesOf(person.id))[0]!.attempts).toBe(1)
  })

  it('two pushes to one person follow each other: WeChat refuses two at once', async () => {
    const person = await house.person('zhao-yifan', { phone: false, wechat: true })
    const tmplIds = [templateId('ticket-called')]
    for (let n = 0; n < 4; n += 1) await house.act('zhao-yifan', 'wechat-subscribe', { tmplIds })
    await Promise.all(
      ['A1', 'A2', 'A3', 'A4'].map((number) =>
        notify(person.id, {
          eventId: `turn-${number}`,
          template: 'ticket-called',
          vars: { number, window: '1号窗口' },
        }),
      ),
    )
    // A report that overtakes its own reply is looked at again a moment later.
    const states = async () => {
      await house.settle({ delayed: 'now' })
      await callbacks()
      return [...new Set((await deliveriesOf(person.id)).map(({ state }) => state))]
    }
    await expect.poll(states, { timeout: 15_000, interval: 200 }).toEqual(['delivered'])
    expect(await received('zhao-yifan')).toHaveLength(4)
  })
})

describe('when a provider fails', () => {
  it.each([
    ['refuses', 'refuse'],
    ['is down', '500'],
  ])('the first one %s: the second one sends at once', async (_, kind) => {
    const person = await house.person('chen-xiaoyu')
    await fault('sms.tencent.send', kind)
    await notify(person.id)
    await house.settle({ delayed: 'now' })
    await callbacks()
    const [row] = await deliveriesOf(person.id)
    expect(row).toMatchObject({ provider: 'aliyun', attempts: 2 })
    expect(row!.history.map(({ state }) => state)).toEqual(['sending', 'queued', 'sending', 'sent', 'delivered'])
  })

  it('both are down: it waits and is sent later', async () => {
    const person = await house.person('lin-zhiyuan')
    await bothAreDown()
    await notify(person.id)
    await house.settle()
    // The job for the second provider has no pause; the next round has one.
    expect(await states(person.id)).toEqual({ sms: 'queued' })
    expect((await house.call(list, { as: person })).items[0]!.deliveries).toEqual([
      { channel: 'sms', text: '短信等待发送' },
    ])
    await house.sandbox.clearFaults()
    house.clock.advance({ minutes: 1 })
    await house.runEvery('sweep-deliveries')
    await house.settle()
    await callbacks()
    expect(await states(person.id)).toEqual({ sms: 'delivered' })
    expect(await received('lin-zhiyuan')).toHaveLength(1)
  })

  it('both refuse for good: it ends and staff find it in the log', async () => {
    const person = await house.person('huang-lijuan')
    await fault('sms.tencent.send', 'refuse', { code: 'FailedOperation.TemplateIncorrectOrUnapproved' })
    await fault('sms.aliyun.send', 'refuse', { code: 'isv.SMS_TEMPLATE_ILLEGAL' })
    await notify(person.id)
    await house.settle({ delayed: 'now' })
    expect(await states(person.id)).toEqual({ sms: 'refused' })
    const { readFile } = await import('node:fs/promises')
    expect(await readFile(house.logFile, 'utf8')).toContain('isv.SMS_TEMPLATE_ILLEGAL')
  })

  it('a call to a window is not sent ten minutes later', async () => {
    const person = await house.person('wang-xiuying')
    await bothAreDown()
    await notify(person.id, { template: 'ticket-called', vars: { number: 'A012', window: '3号窗口' } })
    await house.settle()
    house.clock.advance({ minutes: 10 })
    await house.runEvery('sweep-deliveries')
    await house.settle()
    expect(await states(person.id)).toEqual({ sms: 'expired' })
    expect(await received('wang-xiuying')).toEqual([])
  })

  it('WeChat is busy: the push comes later', async () => {
    const person = await house.person('zhao-qiang', { phone: false, wechat: true })
    await house.act('zhao-qiang', 'wechat-subscribe', { tmplIds: [templateId('appointment-confirmed')] })
    await fault('wechat.subscribe.send', 'refuse', { code: '-1', times: 100 })
    await notify(person.id)
    await house.settle()
    expect(await states(person.id)).toEqual({ wechat: 'queued' })
    await house.sandbox.clearFaults()
    await house.settle({ delayed: 'now' })
    await callbacks()
    expect(await states(person.id)).toEqual({ wechat: 'delivered' })
  })

  it('a value WeChat would refuse is not sent at all', async () => {
    const person = await house.person('zheng-wei', { phone: false, wechat: true })
    await house.act('zheng-wei', 'wechat-subscribe', { tmplIds: [templateId('appointment-confirmed')] })
    await notify(person.id, { vars: { hall: '大厅', time: '明天', service: '过户' } })
    await house.settle()
    const [row] = await deliveriesOf(person.id)
    expect(row).toMatchObject({ state: 'refused' })
    expect(row!.history.at(-1)!.code).toContain('time2')
  })
})

describe('without an answer', () => {
  it('the receipt clears it up, and nobody gets it twice', async () => {
    const person = await house.person('cao-ying')
    await control('POST', '/settings', { receiptDelayMs: 60_000 })
    await fault('sms.tencent.send', 'timeout-after')
    await notify(person.id)
    await house.settle()
    expect(await states(person.id)).toEqual({ sms: 'uncertain' })
    await control('POST', '/clock', { advanceMs: 61_000 })
    await callbacks()
    await control('POST', '/clock', { reset: true })
    await control('POST', '/settings', { receiptDelayMs: 0 })
    expect(await states(person.id)).toEqual({ sms: 'delivered' })
    house.clock.advance({ minutes: 3 })
    await house.runEvery('sweep-deliveries')
    await house.settle({ delayed: 'now' })
    expect(await received('cao-ying')).toHaveLength(1)
  })

  it('and without a receipt the second provider is asked after two minutes', async () => {
    const person = await house.person('meng-chun')
    await fault('sms.tencent.send', 'slow', { delayMs: 2_500 })
    await notify(person.id)
    await house.settle()
    expect(await states(person.id)).toEqual({ sms: 'uncertain' })
    house.clock.advance({ seconds: 119 })
    await house.runEvery('sweep-deliveries')
    await house.settle()
    expect(await states(person.id)).toEqual({ sms: 'uncertain' })
    house.clock.advance({ seconds: 1 })
    await house.runEvery('sweep-deliveries')
    await house.settle()
    await house.settle({ delayed: 'now' })
    await callbacks()
    const [row] = await deliveriesOf(person.id)
    expect(row).toMatchObject({ provider: 'aliyun', wasUncertain: true, state: 'delivered' })
  })

  it('an attempt whose process died is taken for uncertain', async () => {
    const person = await house.person('deng-chao')
    await notify(person.id)
    await house.settle()
    const [row] = await deliveriesOf(person.id)
    // As a process leaves it that was killed between claim and save.
    await deliveryModel(parts.db).updateOne(
      { _id: row!._id },
      { $set: { state: 'sending', nextAt: new Date(house.clock.now().getTime() + 60_000) } },
    )
    await house.runEvery('sweep-deliveries')
    expect(await states(person.id)).toEqual({ sms: 'sending' })
    house.clock.advance({ minutes: 1 })
    await house.runEvery('sweep-deliveries')
    expect(await states(person.id)).toEqual({ sms: 'uncertain' })
  })

  it('a job that was lost is found by the sweep', async () => {
    const person = await house.person('ayiguli')
    const { sends } = house.platform.queues
    await sends.pause()
    await notify(person.id)
    await sends.drain(true)
    await sends.resume()
    await house.settle()
    expect(await states(person.id)).toEqual({ sms: 'queued' })
    await house.runEvery('sweep-deliveries')
    await house.settle()
    await callbacks()
    expect(await states(person.id)).toEqual({ sms: 'delivered' })
  })
})
