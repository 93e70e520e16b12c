import { addDays, contract, type PlainDate, shanghaiDate } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { createDuty } from '../../accounts/duty.ts'
import { createPeopleHouse } from '../../me/people-house.ts'
import { deliveryModel } from '../delivery-store.ts'
import { createOutreachFeature } from './outreach-feature.ts'

const house = await createPeopleHouse({
  ownSandbox: true,
  more: (parts, people) => {
    const { accounts: known } = people
    return [createOutreachFeature(parts, { ...people, duty: createDuty(known.store, known.staff) })] as never
  },
})
const { list, open, done } = contract.outreach.table
const { notifier, accounts } = house.people
const staffPhone = (await house.sandbox.person('clerk-1')).phone
await accounts.staff.save({ staffNo: 'clerk-1', name: '刘芳', roles: ['clerk'], hallId: 'jn-lixia' }, staffPhone)
let clerk = await house.person('clerk-1')
await house.sandbox.control('POST', '/settings', { smsPerMinute: 1_000, smsPerHour: 1_000, smsPerDay: 1_000 })

let events = 0
const told = () => {
  events += 1
  return {
    eventId: `outreach-${events}`,
    template: 'case-shortfall' as const,
    vars: { matter: '补证', papers: '2份材料', before: '2026年3月20日' },
    title: `请补材料${events}`,
    text: '还缺 2 份材料。',
  }
}
const nobodyCarriesIt = async () => {
  await house.sandbox.fault({ route: 'sms.tencent.send', kind: 'refuse', times: 1 })
  await house.sandbox.fault({ route: 'sms.aliyun.send', kind: 'refuse', times: 1, code: 'isv.SMS_TEMPLATE_ILLEGAL' })
}
const findUnreached = async () => {
  await house.settle({ delayed: 'now' })
  await house.runEvery('find-unreached')
}
const tasks = async (title: string) =>
  (await house.call(list, { as: clerk })).items.filter((item) => item.title === title)

beforeEach(async () => {
  await house.sandbox.clearFaults()
  house.clock.advance({ days: 1 })
  clerk = await house.person('clerk-1')
})

describe('nobody but staff', () => {
  it.each([
    ['list', list, {}],
    ['open', open, { params: { id: 'x' } }],
    ['done', done, { params: { id: 'x' }, body: { how: 'phoned', words: '打通了' } }],
  ] as const)('may %s', async (_, route, options) => {
    const citizen = await house.person('li-guohua')
    expect(await house.refused(route as never, options as never)).toMatchObject({ code: 'NOT_LOGGED_IN' })
    expect(await house.refused(route as never, { as: citizen, ...options } as never)).toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })
})

describe('a person whom nothing reached', () => {
  it('is one task, with whom to call; the look is in the person’s own access log', async () => {
    const person = await house.person('wu-hao')
    const message = told()
    await nobodyCarriesIt()
    await notifier.notify({ ...message, accountId: person.id })
    await findUnreached()
    await house.runEvery('find-unreached')
    const [task, ...more] = await tasks(message.title)
    expect(more).toEqual([])
    expect(task).toMatchObject({ why: '短信和推送都没有送达', state: 'open', allowedActions: ['open', 'done'] })
    expect(JSON.stringify(task)).not.toContain(person.phone)
    const shown = await house.call(open, { as: clerk, params: { id: task!.id } })
    expect(shown.phones).toEqual([person.phone])
    const log = await house.call(contract.me.table.accessLog, { as: person })
    expect(log.items[0]).toMatchObject({ who: '刘芳 · 综合窗口', why: expect.stringContaining(message.title) })

    const settled = await house.call(done, {
      as: clerk,
      params: { id: task!.id },
      body: { how: 'phoned', words: '已告知补材料' },
    })
    expect(settled).toMatchObject({
      state: 'done',
      done: { how: '打通了电话', words: '已告知补材料' },
      allowedActions: [],
    })
    const again = { as: clerk, params: { id: task!.id }, body: { how: 'came' as const, words: '来过' } }
    expect(await house.refused(done, again)).toMatchObject({ code: 'STATE_MOVED' })
    expect(await tasks(message.title)).toEqual([])
    const ended = await house.call(list, { as: clerk, query: { state: 'done' } })
    expect(ended.items.map(({ id }) => id)).toContain(task!.id)
  })

  it('but has read it in the app, or got it from the second provider, is no task', async () => {
    const [reader, second] = [await house.person('chen-xiaoyu'), await house.person('gao-jie')]
    const [read, carried] = [told(), told()]
    await nobodyCarriesIt()
    await notifier.notify({ ...read, accountId: reader.id })
    await house.settle({ delayed: 'now' })
    const { items } = await house.call(contract.notices.table.list, { as: reader })
    await house.call(contract.notices.table.read, { as: reader, params: items[0]! })
    await house.sandbox.fault({ route: 'sms.tencent.send', kind: 'refuse', times: 1 })
    await notifier.notify({ ...carried, accountId: second.id })
    await findUnreached()
    expect([...(await tasks(read.title)), ...(await tasks(carried.title))]).toEqual([])
    const [row] = await deliveryModel(house.parts.db).find({ accountId: second.id }).sort({ at: -1 }).lean()
    expect(row).toMatchObject({ provider: 'aliyun', filedAs: house.config.SMS_ALIYUN_TEMPLATES['case-shortfall']!.id })
  })

  it('without any phone or app is one at once; of what need not arrive nobody makes one', async () => {
    const person = await house.person('sun-li', { phone: false, wechat: true })
    const [must, may] = [told(), told()]
    await notifier.notify({ ...must, accountId: person.id })
    await notifier.notify({ ...may, template: 'case-accepted', accountId: person.id })
    await findUnreached()
    expect(await tasks(must.title)).toHaveLength(1)
    expect(await tasks(may.title)).toEqual([])
  })
})

describe('somebody without an account', () => {
  it('gets an SMS where the register knows a phone, once', async () => {
    const { name, phone } = await house.sandbox.person('xu-wen')
    const message = told()
    const outsider = { idIndex: 'index-of-xu-wen', name, phone }
    await notifier.notifyOutsider(outsider, message)
    await notifier.notifyOutsider(outsider, message)
    await findUnreached()
    expect((await house.sandbox.messages('xu-wen')).map(({ text }) => text)).toEqual([
      expect.stringContaining('2份材料'),
    ])
    expect(await tasks(message.title)).toEqual([])
  })

  it('and without a phone is a task that names them to who opens it', async () => {
    const message = told()
    await notifier.notifyOutsider({ idIndex: 'index-of-nobody', name: '欧阳无名' }, message)
    await notifier.notifyOutsider({ idIndex: 'index-of-nobody', name: '欧阳无名' }, message)
    const [task, ...more] = await tasks(message.title)
    expect(more).toEqual([])
    expect(task).toMatchObject({ name: '欧***', why: '没有留下能联系的方式' })
    expect(await house.call(open, { as: clerk, params: { id: task!.id } })).toMatchObject({
      name: '欧阳无名',
      phones: [],
    })
  })
})

it('a step of a case that happens at night is in the app at once and rings in the morning', async () => {
  house.clock.set(new Date('2026-05-01T14:30:00Z'))
  const person = await house.person('zheng-wei')
  await notifier.notify({ ...told(), accountId: person.id })
  await house.settle()
  expect(await house.sandbox.messages('zheng-wei')).toEqual([])
  expect((await house.call(contract.notices.table.list, { as: person })).unread).toBe(1)
  house.clock.set(new Date('2026-05-02T00:00:00Z'))
  await house.runEvery('sweep-deliveries')
  await house.settle()
  expect(await house.sandbox.messages('zheng-wei')).toHaveLength(1)
})

it('what is promised in a call is a task with a clock: reminded, then the supervisors hear of it, each once', async () => {
  const boss = (await house.sandbox.person('supervisor')).phone
  await accounts.staff.save({ staffNo: 'supervisor', name: '陈立', roles: ['supervisor'], hallId: 'jn-lixia' }, boss)
  const supervisor = await house.person('supervisor')
  const [person, message] = [await house.person('he-jun'), told()]
  await nobodyCarriesIt()
  await notifier.notify({ ...message, accountId: person.id })
  await findUnreached()
  const [task] = await tasks(message.title)
  const today = shanghaiDate(house.clock.now())
  const settle = (due: PlainDate) => ({
    as: clerk,
    params: { id: task!.id },
    body: { how: 'phoned' as const, words: '想要一份复印件', promise: { words: '把复印件寄给他', due } },
  })
  expect(await house.refused(done, settle(addDays(today, -1)))).toMatchObject({ code: 'PROMISE_DAY' })
  expect(await house.refused(done, settle(addDays(today, 31)))).toMatchObject({ code: 'PROMISE_DAY' })
  await house.call(done, settle(addDays(today, 2)))
  const promised = async () => (await house.call(list, { as: clerk, query: { kind: 'promise' } })).items
  expect(await promised()).toMatchObject([{ text: '把复印件寄给他', promisedBy: '刘芳（clerk-1）', isLate: false }])
  const heard = (account: string, title: RegExp) =>
    house.parts.db.collection('notices').countDocuments({ accountId: account, title })
  const giver = clerk.id
  house.clock.advance({ days: 2 })
  for (let turn = 0; turn < 2; turn += 1) await house.runEvery('watch-outreach')
  expect([await heard(giver, /明天到期/), await heard(supervisor.id, /超时没办/)]).toEqual([1, 0])
  house.clock.advance({ days: 1 })
  for (let turn = 0; turn < 2; turn += 1) await house.runEvery('watch-outreach')
  expect([await heard(giver, /明天到期/), await heard(supervisor.id, /超时没办/)]).toEqual([1, 1])
  clerk = await house.person('clerk-1')
  expect(await promised()).toMatchObject([{ isLate: true }])
})
