import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { createPeopleHouse } from '../me/people-house.ts'

const house = await createPeopleHouse()
const { session, me } = contract
const LONG = { days: 91 }

beforeEach(() => house.forgetPhones())

/** Somebody with a real name whose number has not been used for long, and a stranger's phone that has the number now. */
async function resold(slug: string) {
  const owner = await house.person(slug, { verified: true })
  house.clock.advance(LONG)
  const { reply, device } = await house.loginByPhone(slug)
  if (reply.kind !== 'choose') throw new Error('the number alone has opened the account')
  return { owner, device, ticket: reply.ticket, people: reply.people }
}
const choose = (device: string, ticket: string, choice: string, idNumber?: string) => ({
  ...{ device, body: { ticket, choice, ...(idNumber && { idNumber }) } },
})

describe('a number that was given up', () => {
  it('does not hand over the account, and does not say whose it was', async () => {
    const { owner, device, ticket, people } = await resold('li-guohua')
    expect(people).toEqual([{ choice: expect.any(String), maskedName: '以前用这个号码的人', proof: 'id-number' }])
    const { choice } = people[0]!
    const wrong = await house.sandbox.person('zhou-min')
    for (const idNumber of [undefined, wrong.idNumber]) {
      expect(await house.refused(session.table.choose, choose(device, ticket, choice, idNumber))).toMatchObject({
        code: 'PERSON_NOT_PROVED',
      })
    }
    const reply = await house.call(session.table.choose, choose(device, ticket, 'new'))
    if (reply.kind !== 'in') throw new Error('a new account was not begun')
    expect(reply.me.id).not.toBe(owner.id)
    expect(await house.events({ type: 'account.phone-disowned', subject: owner.id })).toHaveLength(1)
    // The one who has it now proves a name of their own; nothing of the other is sent to it any more.
    const as = house.callerOf(reply, device)
    await house.call(me.table.proveRealName, { as, body: { name: wrong.name, idNumber: wrong.idNumber } })
    const before = await house.people.accounts.store.find(owner.id)
    expect(before).toMatchObject({ phones: [], realName: { state: 'verified' } })
  })

  it('opens it for the owner who proves more than the number; then it is theirs again', async () => {
    const { owner, device, ticket, people } = await resold('sun-li')
    const { choice } = people[0]!
    const reply = await house.call(session.table.choose, choose(device, ticket, choice, owner.idNumber.toLowerCase()))
    expect(reply).toMatchObject({ kind: 'in', me: { id: owner.id, maskedPhone: '138****0006' } })
    house.clock.advance({ minutes: 2 })
    expect((await house.loginByPhone('sun-li')).reply).toMatchObject({ kind: 'in', me: { id: owner.id } })
  })

  it('three wrong numbers end the attempt, whatever is right afterwards', async () => {
    const { owner, device, ticket, people } = await resold('chen-xiaoyu')
    const { choice } = people[0]!
    const other = await house.sandbox.person('wu-hao')
    for (const _ of [1, 2, 3]) await house.refused(session.table.choose, choose(device, ticket, choice, other.idNumber))
    const right = choose(device, ticket, choice, owner.idNumber)
    expect(await house.refused(session.table.choose, right)).toMatchObject({ code: 'CHOICE_EXPIRED' })
  })

  it('is not handed over from inside a login either', async () => {
    const owner = await house.person('wu-hao', { verified: true })
    house.clock.advance(LONG)
    const mine = await house.loginByWechat('zhao-qiang')
    await house.call(session.table.sendCode, { body: { phone: owner.phone }, device: mine.device })
    const body = { phone: owner.phone, code: await house.codeOn('wu-hao') }
    const reply = await house.call(session.table.bindPhone, { as: mine.as, body })
    expect(reply).toMatchObject({ kind: 'choose', people: [{ proof: 'id-number' }] })
  })
})

describe('is no trouble for', () => {
  it('somebody who comes back on their own device', async () => {
    const owner = await house.person('he-jun', { verified: true })
    house.clock.advance(LONG)
    expect((await house.loginByPhone('he-jun', owner.device)).reply).toMatchObject({ kind: 'in', me: { id: owner.id } })
  })

  it('somebody who logs in now and then, on whatever device', async () => {
    const owner = await house.person('lin-zhiyuan', { verified: true })
    for (const _ of [1, 2]) {
      house.clock.advance({ days: 60 })
      expect((await house.loginByPhone('lin-zhiyuan')).reply).toMatchObject({ kind: 'in', me: { id: owner.id } })
    }
  })

  it('an account without a name, which is nobody’s yet', async () => {
    const nameless = await house.person('gao-jie')
    house.clock.advance(LONG)
    expect((await house.loginByPhone('gao-jie')).reply).toMatchObject({ kind: 'in', me: { id: nameless.id } })
  })
})
