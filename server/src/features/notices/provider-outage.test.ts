import { plainDate, shanghaiInstant } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { createPeopleHouse } from '../me/people-house.ts'
import { deliveryModel } from './delivery-store.ts'
import type { NoticeRequest } from './notifier.ts'

const house = await createPeopleHouse({ ownSandbox: true })
const { parts, config } = house
const { control } = house.sandbox
await control('POST', '/settings', { smsPerMinute: 10_000, smsPerHour: 10_000, smsPerDay: 10_000, receiptDelayMs: 0 })

const DAY = plainDate('2026-11-24')
const STEP_MINUTES = 40
/** Two hours, of which the last half hour is in the quiet hours. */
const [FROM, UNTIL] = ['19:30', '21:30']
const at = (time: string, day = DAY) => shanghaiInstant(day, time)
const next = (time: string) => at(time, plainDate('2026-11-25'))
const NEXT_MORNING = next('08:00')

const said = {
  /** Rings at any hour, because its person has just asked for it. */
  awaited: {
    template: 'appointment-confirmed',
    vars: { hall: '历下区住房服务大厅', time: '2026年11月26日 09:30', service: '买二手房' },
  },
  /** Waits for the morning when it is night. */
  calm: { template: 'case-accepted', vars: { matter: '补证', number: 'AJ0000012', due: '最晚2026年12月20日办完' } },
  /** Useless ten minutes later. */
  called: { template: 'ticket-called', vars: { number: 'A012', window: '3号窗口' } },
  /** Of a visit that begins while the provider is down. */
  reminder: {
    template: 'appointment-reminder',
    vars: { hall: '历下区住房服务大厅', time: '2026年11月24日 20:30', missing: '身份证原件' },
    usefulUntil: at('20:30'),
  },
} as const satisfies Record<string, Pick<NoticeRequest, 'template' | 'vars' | 'usefulUntil'>>
type What = keyof typeof said

const channels = [
  { channel: 'sms', routes: ['sms.tencent.send', 'sms.aliyun.send'], how: {}, allow: async () => undefined },
  {
    channel: 'wechat',
    routes: ['wechat.subscribe.send'],
    how: { phone: false, wechat: true },
    allow: async (slug: string) => {
      for (const id of idsOf(config.WX_TEMPLATES)) await house.act(slug, 'wechat-subscribe', { tmplIds: [id] })
    },
  },
  {
    channel: 'alipay',
    routes: ['alipay.open.app.mini.templatemessage.send'],
    how: { phone: false, alipay: true },
    allow: async (slug: string) => {
      for (const id of idsOf(config.ALIPAY_TEMPLATES)) await house.act(slug, 'alipay-subscribe', { entityIds: [id] })
    },
  },
] as const
const idsOf = (filed: Record<string, { id: string }>) => Object.values(said).map(({ template }) => filed[template]!.id)

let people = 6_000
beforeEach(() => house.sandbox.clearFaults())

describe.each(channels)('two hours without $channel', ({ channel, routes, how, allow }) => {
  it('delay, lose nothing and double nothing; the night stays quiet, and what is stale is not told late', async () => {
    house.clock.set(at(FROM))
    for (const route of routes) await house.sandbox.fault({ route, kind: '500' })
    const told: { slug: string; accountId: string; eventId: string; what: What }[] = []
    const tell = async (what: What, { slug, id: accountId }: { slug: string; id: string }) => {
      const eventId = `${channel}-${told.length}`
      told.push({ slug, accountId, eventId, what })
      await house.people.notifier.notify({ title: '通知', text: '通知。', ...said[what], eventId, accountId })
    }
    const passTo = async (time: Date) => {
      house.clock.set(time)
      await house.runEvery('sweep-deliveries')
      await house.settle()
    }
    while (house.clock.now() < at(UNTIL)) {
      const slug = `crowd-${people++}`
      const person = await house.person(slug, how)
      await allow(slug)
      await tell('awaited', person)
      await tell('calm', person)
      if (house.clock.now() < at('20:00')) for (const what of ['called', 'reminder'] as const) await tell(what, person)
      await house.settle()
      await passTo(new Date(house.clock.now().getTime() + STEP_MINUTES * 60_000))
    }
    // Down for everybody: whatever was tried, no phone has anything.
    const rows = () => deliveryModel(parts.db).find({ channel }).sort({ at: 1, _id: 1 }).lean()
    expect((await rows()).flatMap(({ history }) => history.filter(({ state }) => state === 'sent'))).toEqual([])

    await house.sandbox.clearFaults()
    for (const time of [at('22:30'), at('23:30'), next('03:00'), next('07:59'), next('08:00')]) await passTo(time)

    const noticeIds = new Map(
      (
        await parts.db
          .collection('notices')
          .find({ eventId: { $in: told.map(({ eventId }) => eventId) } })
          .toArray()
      ).map((notice) => [notice.eventId as string, String(notice._id)]),
    )
    const sentAt = new Map(
      (await rows()).map(({ noticeId, history }) => [
        noticeId,
        history.filter(({ state }) => state === 'sent').map((entry) => entry.at),
      ]),
    )
    const times = (wanted: What) =>
      told.filter(({ what }) => what === wanted).map(({ eventId }) => sentAt.get(noticeIds.get(eventId)!)!)
    for (const what of ['awaited', 'calm'] as const) {
      expect(times(what)).toHaveLength(3)
      expect(times(what).map(({ length }) => length)).toEqual(Array.from({ length: 3 }, () => 1))
    }
    // What was awaited came within two hours of the provider; what could wait rang nobody out of bed.
    const latest = at('23:30').getTime()
    for (const [time] of times('awaited')) expect(time!.getTime()).toBeLessThanOrEqual(latest)
    for (const [time] of times('calm')) expect(time!.getTime()).toBeGreaterThanOrEqual(NEXT_MORNING.getTime())
    expect([...times('called'), ...times('reminder')].flat()).toEqual([])
    const stale = (await rows()).filter(({ template }) => /called|reminder/.test(template))
    expect(new Set(stale.map(({ state }) => state))).toEqual(new Set(['expired']))
    // On the phones themselves: each once.
    const slugs = [...new Set(told.map(({ slug }) => slug))]
    const counts = await Promise.all(slugs.map(async (slug) => (await house.sandbox.messages(slug)).length))
    expect(counts).toEqual(slugs.map(() => 2))
  }, 120_000)
})
