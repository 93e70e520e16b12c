import { plainDate, shanghaiInstant } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { createPeopleHouse } from '../me/people-house.ts'
import { deliveryModel } from './delivery-store.ts'
import type { HoldsWhile } from './holds-while.ts'

const house = await createPeopleHouse({ ownSandbox: true })
const { parts } = house
const { control } = house.sandbox
await control('POST', '/settings', { smsPerMinute: 1_000, smsPerHour: 1_000, smsPerDay: 1_000, receiptDelayMs: 0 })

const DAY = plainDate('2026-11-24')
const at = (time: string) => shanghaiInstant(DAY, time)
const VISIT_AT = at('16:00')
const visits = parts.db.collection<{ _id: string; state: string; bring: { name: string; isThere?: boolean }[] }>(
  'appointments',
)
const whileConfirmed = (id: string): HoldsWhile => ({
  ...{ of: 'appointments', id },
  facts: [{ path: 'state', isOneOf: ['confirmed'] }],
})
const outages = {
  sms: ['sms.tencent.send', 'sms.aliyun.send'],
  wechat: ['wechat.subscribe.send'],
  alipay: ['alipay.open.app.mini.templatemessage.send'],
} as const
const hows = {
  sms: {},
  wechat: { phone: false, wechat: true },
  alipay: { phone: false, alipay: true },
} as const
type Channel = keyof typeof outages

let people = 6_300
/** Somebody with a visit, reached by one channel only. */
async function visitor(channel: Channel) {
  people += 1
  const [slug, visit] = [`crowd-${people}`, `visit-${people}`]
  const person = await house.person(slug, hows[channel])
  const template = 'appointment-reminder'
  if (channel === 'wechat') {
    await house.act(slug, 'wechat-subscribe', { tmplIds: [house.config.WX_TEMPLATES[template]!.id] })
  }
  if (channel === 'alipay') {
    await house.act(slug, 'alipay-subscribe', { entityIds: [house.config.ALIPAY_TEMPLATES[template]!.id] })
  }
  await visits.insertOne({ _id: visit, state: 'confirmed', bring: [{ name: '身份证' }] })
  return { slug, id: person.id, visit }
}
type Visitor = Awaited<ReturnType<typeof visitor>>
const remind = ({ id: accountId, visit }: Visitor, holdsWhile = whileConfirmed(visit)) =>
  house.people.notifier.notify({
    ...{ eventId: `reminder-${visit}`, accountId, title: '预约提醒', text: '明天来。' },
    template: 'appointment-reminder',
    vars: { hall: '历下区住房服务大厅', time: '2026年11月24日 16:00', missing: '身份证原件' },
    ...{ usefulUntil: VISIT_AT, holdsWhile },
  })
const passTo = async (time: string) => {
  house.clock.set(at(time))
  await house.runEvery('sweep-deliveries')
  await house.settle()
}
const stateOf = async ({ id }: Visitor) =>
  (await deliveryModel(parts.db).find({ accountId: id }).lean()).map(({ state }) => state)
const rung = async ({ slug }: Visitor) => (await house.sandbox.messages(slug)).length
const isDown = async (channel: Channel) => {
  for (const route of outages[channel]) await house.sandbox.fault({ route, kind: '500' })
}

beforeEach(async () => {
  await house.sandbox.clearFaults()
  house.clock.set(at('10:00'))
})

describe.each(['sms', 'wechat', 'alipay'] as const)('while %s is down', (channel) => {
  it('a visit that is cancelled is not reminded of afterwards; one that stands is, once', async () => {
    const [gone, stands] = [await visitor(channel), await visitor(channel)]
    await isDown(channel)
    await remind(gone)
    await remind(stands)
    await house.settle()
    expect(await stateOf(gone)).toEqual(['queued'])
    await visits.updateOne({ _id: gone.visit }, { $set: { state: 'cancelled' } })
    await house.sandbox.clearFaults()
    for (const time of ['12:00', '13:00']) await passTo(time)
    expect(await stateOf(gone)).toEqual(['overtaken'])
    expect([await rung(gone), await rung(stands)]).toEqual([0, 1])
    // Whatever asks again finds it ended.
    await remind(gone)
    await passTo('15:00')
    expect([await rung(gone), await stateOf(gone)]).toEqual([0, ['overtaken']])
  })
})

it('a state that comes back lets it go out: what counts is how things are when it is sent', async () => {
  const one = await visitor('sms')
  await isDown('sms')
  await remind(one)
  await house.settle()
  await visits.updateOne({ _id: one.visit }, { $set: { state: 'arrived' } })
  await visits.updateOne({ _id: one.visit }, { $set: { state: 'confirmed' } })
  await house.sandbox.clearFaults()
  await passTo('12:00')
  expect(await rung(one)).toBe(1)
})

it('many cancel while many workers send: whoever was told had not cancelled before the sending was claimed', async () => {
  const all = await Promise.all(Array.from({ length: 12 }, () => visitor('sms')))
  await isDown('sms')
  await Promise.all(all.map((one) => remind(one)))
  await house.settle()
  await house.sandbox.clearFaults()
  house.clock.set(at('12:00'))
  const cancelled = all.filter((_, index) => index % 2 === 0)
  await Promise.all([
    ...Array.from({ length: 3 }, () => house.runEvery('sweep-deliveries')),
    ...cancelled.map(({ visit }) => visits.updateOne({ _id: visit }, { $set: { state: 'cancelled' } })),
  ])
  await house.settle()
  await passTo('13:00')
  for (const one of all) {
    const [state] = await stateOf(one)
    expect(['overtaken', 'sent', 'delivered']).toContain(state)
    expect(await rung(one)).toBe(state === 'overtaken' ? 0 : 1)
    if (!cancelled.includes(one)) expect(state).not.toBe('overtaken')
  }
})

it('looks at single members of a list, at what is missing, and at a document that is gone', async () => {
  const asks = (visit: string): HoldsWhile => ({
    ...{ of: 'appointments', id: visit },
    facts: [
      {
        someOf: 'bring',
        facts: [
          { path: 'name', isOneOf: ['身份证'] },
          { path: 'isThere', isPresent: false },
        ],
      },
    ],
  })
  const [open, brought, gone] = [await visitor('sms'), await visitor('sms'), await visitor('sms')]
  await visits.updateOne(
    { _id: brought.visit },
    { $set: { bring: [{ name: '身份证', isThere: true }, { name: '户口本' }] } },
  )
  await visits.deleteOne({ _id: gone.visit })
  for (const one of [open, brought, gone]) await remind(one, asks(one.visit))
  await house.settle()
  expect(await Promise.all([open, brought, gone].map(rung))).toEqual([1, 0, 0])
})
