import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { createPeopleHouse } from '../me/people-house.ts'

const house = await createPeopleHouse()
const { choose } = contract.session.table
const chun = await house.person('meng-chun', { verified: true })
house.clock.advance({ minutes: 1 })
const qiu = await house.person('meng-qiu', { verified: true })

beforeEach(() => house.clock.advance({ days: 2 }))

const offered = async () => {
  const { reply } = await house.loginByPhone('meng-chun')
  if (reply.kind !== 'choose') throw new Error('expected a choice')
  return reply
}

describe('twins who share a phone', () => {
  it('are asked who they are, by masked names', async () => {
    const { people, ticket } = await offered()
    expect(people.map(({ maskedName }) => maskedName)).toEqual(['*春', '*秋'])
    expect(JSON.stringify(people)).not.toMatch(new RegExp(`${chun.id}|${qiu.id}`))
    expect(ticket.length).toBeGreaterThan(30)
  })

  it('each gets their own account', async () => {
    const ids = []
    for (const index of [0, 1]) {
      const { ticket, people } = await offered()
      house.clock.advance({ minutes: 1 })
      const reply = await house.call(choose, { body: { ticket, choice: people[index]!.choice } })
      if (reply.kind !== 'in') throw new Error('expected to be in')
      ids.push(reply.me.id)
    }
    expect(ids).toEqual([chun.id, qiu.id])
  })

  it('a third person under the same phone gets a new account', async () => {
    const { ticket } = await offered()
    const reply = await house.call(choose, { body: { ticket, choice: 'new' } })
    if (reply.kind !== 'in') throw new Error('expected to be in')
    expect(reply.me).toMatchObject({ maskedPhone: '138****0021', realName: { state: 'none' } })
    expect([chun.id, qiu.id]).not.toContain(reply.me.id)
    house.clock.advance({ minutes: 2 })
    const { people } = await offered()
    expect(people.map(({ maskedName }) => maskedName)[2]).toMatch(/^未实名（2026-\d\d-\d\d 注册）$/)
  })
})

it('the second one, whose phone has only the account of the first, says so and gets an account', async () => {
  const first = await house.person('feng-hai', { verified: true })
  const { phone } = await house.sandbox.person('feng-hai')
  await house.call(contract.session.table.sendCode, { body: { phone } })
  const body = { phone, code: await house.codeOn('feng-hai'), someoneElse: true }
  const reply = await house.call(contract.session.table.byPhone, { body })
  if (reply.kind !== 'choose') throw new Error('expected a choice')
  expect(reply.people.map(({ maskedName }) => maskedName)).toEqual(['*海'])
  const entered = await house.call(choose, { body: { ticket: reply.ticket, choice: 'new' } })
  if (entered.kind !== 'in') throw new Error('expected to be in')
  expect(entered.me.id).not.toBe(first.id)
})

describe('a ticket', () => {
  it('works once', async () => {
    const { ticket, people } = await offered()
    const body = { ticket, choice: people[0]!.choice }
    await house.call(choose, { body })
    expect(await house.refused(choose, { body })).toMatchObject({ status: 410, code: 'CHOICE_EXPIRED' })
  })
  it('of ten answers at once lets one in', async () => {
    const { ticket, people } = await offered()
    const body = { ticket, choice: people[0]!.choice }
    const replies = await Promise.all(Array.from({ length: 10 }, () => house.send(choose, { body })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  })
  it('lives five minutes', async () => {
    const { ticket, people } = await offered()
    house.clock.advance({ minutes: 5 })
    expect(await house.refused(choose, { body: { ticket, choice: people[0]!.choice } })).toMatchObject({
      code: 'CHOICE_EXPIRED',
    })
  })
  it('is not used up by an answer that was not offered', async () => {
    const { ticket, people } = await offered()
    expect(await house.refused(choose, { body: { ticket, choice: qiu.id } })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'choice',
    })
    await house.call(choose, { body: { ticket, choice: people[1]!.choice } })
  })
  it('cannot be made up', async () => {
    expect(await house.refused(choose, { body: { ticket: 'x'.repeat(32), choice: 'new' } })).toMatchObject({
      code: 'CHOICE_EXPIRED',
    })
    expect(await house.refused(choose, { body: { ticket: 1 } })).toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('inside a login', () => {
  it('a WeChat user who proves the shared phone joins the chosen twin', async () => {
    const { as, reply } = await house.loginByWechat('meng-qiu')
    if (reply.kind !== 'in') throw new Error('expected to be in')
    const bound = await house.call(contract.session.table.bindWechatPhone, {
      as,
      body: { code: await house.wechatPhoneCode('meng-qiu') },
    })
    if (bound.kind !== 'choose') throw new Error('expected a choice')
    const joined = await house.call(choose, { body: { ticket: bound.ticket, choice: bound.people[1]!.choice } })
    if (joined.kind !== 'in') throw new Error('expected to be in')
    expect(joined.me).toMatchObject({ id: qiu.id, channels: ['h5', 'wechat'] })
    expect(await house.events({ type: 'account.merged', subject: qiu.id })).toMatchObject([
      { data: { from: reply.me.id, why: 'choice' } },
    ])
    // The new tokens are the twin's; the old ones lead there by refreshing.
    expect((await house.showMe(house.callerOf(joined))).id).toBe(qiu.id)
    expect(await house.refused(contract.me.table.get, { as })).toMatchObject({ code: 'ACCESS_EXPIRED' })
    // From now on WeChat opens the twin's account.
    const again = await house.loginByWechat('meng-qiu')
    expect(again.reply).toMatchObject({ kind: 'in', me: { id: qiu.id } })
  })

  it('one who answers `new` keeps an account apart, with the phone', async () => {
    const { as, reply } = await house.loginByWechat('meng-chun')
    if (reply.kind !== 'in') throw new Error('expected to be in')
    const bound = await house.call(contract.session.table.bindWechatPhone, {
      as,
      body: { code: await house.wechatPhoneCode('meng-chun') },
    })
    if (bound.kind !== 'choose') throw new Error('expected a choice')
    const apart = await house.call(choose, { body: { ticket: bound.ticket, choice: 'new' } })
    expect(apart).toMatchObject({ kind: 'in', me: { id: reply.me.id, maskedPhone: '138****0021' } })
  })
})
