import { contract } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { systemCall } from '../../platform/http/call.ts'
import { outboxModel } from '../../platform/outbox/outbox-store.ts'
import { createPeopleHouse } from '../me/people-house.ts'
import { noticeModel } from '../notices/notice-store.ts'
import { createSubscriptionStore } from '../notices/subscription-store.ts'
import { accountModel } from './account-store.ts'

const trouble = { next: false }
const belongings = () => house.parts.db.collection<{ _id: string; accountId: string }>('belongings')
const house = await createPeopleHouse({
  onMerge: [
    async (tx, from, into) => {
      await belongings().updateMany({ accountId: from }, { $set: { accountId: into } }, { session: tx.session })
      if (trouble.next) throw new Error('this feature has trouble')
    },
  ],
})
await house.parts.db.createCollection('belongings')
const { accounts, directory, notifier } = house.people
const { parts } = house
const call = () => systemCall('test', { now: house.clock.now(), ids: parts.ids })
const merge = (from: string, into: string) => parts.transact(call(), (tx) => accounts.merge(tx, from, into, 'phone'))
const tell = (accountId: string, eventId: string) =>
  notifier.notify({ eventId, accountId, vars: {}, title: '测试', text: '测试' })
const viewer = {
  accountId: 's',
  sessionId: 's',
  staff: { staffNo: 'clerk-9', name: '王', roles: ['clerk' as const], hallId: 'h' },
}

/** A WeChat user without phone who owns something of everything, and the account that they will turn out to be. */
async function two(slug: string) {
  const from = await house.person(slug, { phone: false, wechat: true })
  const into = await house.person(slug, { verified: true })
  const subscriptions = createSubscriptionStore(parts.db)
  const templateId = Object.values(parts.config.WX_TEMPLATES)[0]!.id
  await belongings().insertOne({ _id: `thing-of-${from.id}`, accountId: from.id })
  await tell(from.id, `${slug}-only-mine`)
  for (const id of [from.id, into.id]) {
    await tell(id, `${slug}-both`)
    await subscriptions.accept({ accountId: id, channel: 'wechat', templateId }, 'byApp')
  }
  await directory.recordView({ viewer, accountId: from.id, what: '资料', why: '测试', at: house.clock.now() })
  const left = async (id: string) => (await subscriptions.left(id, 'wechat')).get(templateId)
  return { from, into, left }
}

it('everything goes along, in one transaction, and is written down', async () => {
  const { from, into, left } = await two('he-jun')
  await merge(from.id, into.id)

  expect(await belongings().countDocuments({ accountId: into.id })).toBe(1)
  expect((await house.showMe(into)).channels).toEqual(['h5', 'wechat'])
  const notices = await noticeModel(parts.db).find({ accountId: into.id }).lean()
  expect(notices.map(({ eventId }) => eventId).sort()).toEqual(['he-jun-both', 'he-jun-only-mine'])
  expect(await noticeModel(parts.db).countDocuments({ accountId: from.id })).toBe(0)
  expect([await left(into.id), await left(from.id)]).toEqual([2, undefined])
  const log = await house.call(contract.me.table.accessLog, { as: into })
  expect(log.items).toMatchObject([{ who: '王 · 综合窗口', what: '资料', why: '测试' }])
  expect(await house.events({ type: 'account.merged' })).toMatchObject([
    { subject: { kind: 'account', id: into.id }, data: { from: from.id, why: 'phone' } },
  ])
  // Nothing personal stays behind, and whoever still knows the old id finds the person.
  const ended = await accountModel(parts.db).findById(from.id).lean()
  expect(ended).toMatchObject({ mergedInto: into.id, phones: [], realName: { state: 'none' } })
  expect((await accounts.store.find(from.id))?.id).toBe(into.id)
  expect((await directory.personName(from.id))?.full).toBe(into.name)
})

it('what one feature cannot move stops all of it', async () => {
  const { from, into } = await two('wang-xiuying')
  const events = await outboxModel(parts.db).countDocuments()
  trouble.next = true
  await expect(merge(from.id, into.id)).rejects.toThrow('trouble')
  trouble.next = false
  expect(await belongings().countDocuments({ accountId: from.id })).toBe(1)
  expect(await noticeModel(parts.db).countDocuments({ accountId: from.id })).toBe(2)
  expect((await house.showMe(from)).channels).toEqual(['wechat'])
  expect(await outboxModel(parts.db).countDocuments()).toBe(events)
})

it('happens once, however many try at the same moment', async () => {
  const { from, into } = await two('li-ji')
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => merge(from.id, into.id)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const each of tries) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'STATE_MOVED' })
  expect(await house.events({ type: 'account.merged', subject: into.id })).toHaveLength(1)
})

it('phones of both open the one that stays, its own first', async () => {
  const from = await house.person('lin-zhiyuan')
  const into = await house.person('feng-hai', { verified: true })
  await merge(from.id, into.id)
  expect((await accounts.store.find(into.id))?.phones).toEqual([into.phone, from.phone])
  expect((await accounts.store.findByPhone(from.phone)).map(({ id }) => id)).toEqual([into.id])
})

it('two people are never made one', async () => {
  const from = await house.person('meng-chun', { verified: true })
  const into = await house.person('meng-qiu', { verified: true })
  await expect(merge(from.id, into.id)).rejects.toThrow('real name')
  await expect(merge(into.id, into.id)).rejects.toThrow('itself')
  expect((await house.showMe(from)).id).toBe(from.id)
})

it('an account that was merged on is found at the end of the chain', async () => {
  const [a, b] = [await house.person('zheng-wei', { phone: false }), await house.person('gao-jie')]
  const end = await house.person('xu-wen', { verified: true })
  await merge(a.id, b.id)
  await merge(b.id, end.id)
  expect((await accounts.store.find(a.id))?.id).toBe(end.id)
  expect((await directory.personNames([a.id, b.id, end.id])).get(a.id)?.masked).toBe('许*')
})
