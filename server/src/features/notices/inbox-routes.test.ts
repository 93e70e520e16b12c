import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createPeopleHouse } from '../me/people-house.ts'
import { createSubscriptionStore } from './subscription-store.ts'

const house = await createPeopleHouse()
const { list, read, templates, subscribed } = contract.notices.table
const { config } = house
const left = createSubscriptionStore(house.parts.db).left

let events = 0
const tell = async (accountId: string, title = '通知') => {
  events += 1
  await house.people.notifier.notify({ eventId: `told-${events}`, accountId, vars: {}, title, text: '内容' })
}

beforeEach(() => house.clock.advance({ days: 1 }))

describe.each([
  ['list', list, {}],
  ['read', read, { params: { id: 'x' } }],
  ['templates', templates, {}],
  ['subscribed', subscribed, { body: { accepted: [], rejected: [] } }],
])('%s', (_, route, options) => {
  it('needs a login', async () => {
    expect(await house.refused(route, options)).toMatchObject({ status: 401, code: 'NOT_LOGGED_IN' })
  })
})

describe('my notices', () => {
  it('are mine only, newest first', async () => {
    const [mine, other] = [await house.person('li-guohua'), await house.person('zhou-min')]
    for (const title of ['一', '二', '三']) {
      house.clock.advance({ minutes: 1 })
      await tell(mine.id, title)
    }
    await tell(other.id, '别人的')
    const { items, unread } = await house.call(list, { as: mine })
    expect(items.map(({ title }) => title)).toEqual(['三', '二', '一'])
    expect(unread).toBe(3)
    expect((await house.showMe(mine)).unreadNotices).toBe(3)
  })

  it('come in pages that lose nothing, even when many came in one moment', async () => {
    const person = await house.person('chen-xiaoyu')
    for (let n = 0; n < 45; n += 1) {
      // Thirty of one moment, fifteen a second apart.
      if (n >= 30) house.clock.advance({ seconds: 1 })
      await tell(person.id, `第${n}条`)
    }
    const seen: string[] = []
    for (let before: string | undefined; ; ) {
      const { items } = await house.call(list, { as: person, query: { before } })
      if (items.length === 0) break
      seen.push(...items.map(({ title }) => title))
      before = items.at(-1)!.at
    }
    expect(seen).toHaveLength(45)
    expect(new Set(seen).size).toBe(45)
  })

  it('a bad page is refused', async () => {
    const person = await house.person('wu-hao')
    expect(await house.refused(list, { as: person, query: { before: 'yesterday' } })).toMatchObject({
      code: 'BAD_INPUT',
    })
    expect(await house.refused(list, { as: person, query: { page: '2' } })).toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('reading', () => {
  it('marks mine, twice is once, and nobody else’s', async () => {
    const [mine, other] = [await house.person('zhao-qiang'), await house.person('sun-li')]
    await tell(mine.id)
    const { items } = await house.call(list, { as: mine })
    const params = { id: items[0]!.id }
    expect(await house.refused(read, { as: other, params })).toMatchObject({ status: 404, code: 'NOT_YOURS' })
    for (let n = 0; n < 2; n += 1) expect(await house.call(read, { as: mine, params })).toEqual({ done: true })
    expect(await house.call(list, { as: mine })).toMatchObject({ items: [{ read: true }], unread: 0 })
    expect(await house.refused(read, { as: mine, params: { id: 'no-such' } })).toMatchObject({ code: 'NOT_YOURS' })
  })
})

describe('templates to subscribe to', () => {
  it('are those of the platform; the browser has none', async () => {
    const person = await house.person('lin-zhiyuan')
    expect(await house.call(templates, { as: person })).toEqual({ items: [] })
    for (const [channel, filed] of [
      ['wechat', config.WX_TEMPLATES],
      ['alipay', config.ALIPAY_TEMPLATES],
    ] as const) {
      const { items } = await house.call(templates, { as: person, channel })
      expect(items.map(({ id }) => id).sort()).toEqual(
        Object.values(filed)
          .map(({ id }) => id)
          .sort(),
      )
      for (const { title } of items) expect(title).toMatch(/[\u4e00-\u9fff]/)
      expect(items.map(({ template }) => template)).not.toContain('login-code')
    }
  })

  it('those with a right left come last', async () => {
    const person = await house.person('he-jun')
    const { items } = await house.call(templates, { as: person, channel: 'wechat' })
    const accepted = items.slice(0, 2).map(({ id }) => id)
    await house.call(subscribed, { as: person, channel: 'wechat', body: { accepted, rejected: [] } })
    const after = await house.call(templates, { as: person, channel: 'wechat' })
    expect(
      after.items
        .slice(-2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(accepted.sort())
  })
})

describe('telling what was answered', () => {
  const wechatId = config.WX_TEMPLATES['ticket-called']!.id
  const alipayId = config.ALIPAY_TEMPLATES['ticket-called']!.id

  it('counts each acceptance on its platform, a repeat of the same call once', async () => {
    const person = await house.person('wang-xiuying')
    const key = newKey()
    const body = { accepted: [wechatId, alipayId, wechatId], rejected: [] }
    for (let n = 0; n < 3; n += 1) await house.call(subscribed, { as: person, body, key })
    expect((await left(person.id, 'wechat')).get(wechatId)).toBe(1)
    expect((await left(person.id, 'alipay')).get(alipayId)).toBe(1)
    await house.call(subscribed, { as: person, body })
    expect((await left(person.id, 'wechat')).get(wechatId)).toBe(2)
    expect(await house.refused(subscribed, { as: person, key, body: { ...body, accepted: [] } })).toMatchObject({
      code: 'KEY_REUSED',
    })
  })

  it('a refusal counts nothing', async () => {
    const person = await house.person('ma-jianguo')
    await house.call(subscribed, { as: person, body: { accepted: [], rejected: [wechatId] } })
    expect((await left(person.id, 'wechat')).get(wechatId) ?? 0).toBe(0)
  })

  it.each([
    [{ accepted: ['made-up'], rejected: [] }, 'accepted'],
    [{ accepted: [], rejected: ['made-up'] }, 'rejected'],
    [{ accepted: 'x', rejected: [] }, 'accepted'],
    [{ accepted: [] }, 'rejected'],
    [{ accepted: Array(6).fill('x'), rejected: [] }, 'accepted'],
  ])('%j is refused', async (body, field) => {
    const person = await house.person('gao-jie')
    expect(await house.refused(subscribed, { as: person, body })).toMatchObject({ code: 'BAD_INPUT', field })
  })
})
