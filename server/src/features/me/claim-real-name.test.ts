import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { createPeopleHouse } from './people-house.ts'

const house = await createPeopleHouse({ config: { OUTSIDE_TIMEOUT_MS: '1500' } })
const { proveRealName, claimRealName, get } = contract.me.table
type Person = Awaited<ReturnType<typeof house.person>>
const bodyOf = ({ name, idNumber }: Person) => ({ name, idNumber })
const prove = (as: Person | { authorization: string }, person: Person) =>
  house.refused(proveRealName, { as, body: bodyOf(person), device: house.newDevice() })
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

beforeEach(() => house.clock.advance({ days: 1 }))

describe('an identity that another account has', () => {
  it('is claimed with a code on that account’s phone, and the two become one', async () => {
    const old = await house.person('li-guohua', { verified: true })
    const { as, device, reply } = await house.loginByWechat('li-guohua')
    if (reply.kind !== 'in') throw new Error('expected to be in')
    const answer = await prove(as, old)
    expect(answer).toMatchObject({
      status: 409,
      code: 'REAL_NAME_ELSEWHERE',
      text: expect.stringContaining('138****0001'),
    })

    const code = await house.codeOn('li-guohua')
    expect(await house.call(claimRealName, { as, body: { code } })).toEqual({ merged: true })
    expect(await house.events({ type: 'account.merged', subject: old.id })).toMatchObject([
      { data: { from: reply.me.id, why: 'real-name' } },
    ])
    // The login goes on at the account it is now.
    expect(await house.refused(get, { as })).toMatchObject({ code: 'ACCESS_EXPIRED' })
    const { refreshToken } = reply.tokens
    const tokens = await house.call(contract.session.table.refresh, { body: { refreshToken }, device })
    const me = await house.showMe({ authorization: `Bearer ${tokens.accessToken}` })
    expect(me).toMatchObject({ id: old.id, channels: ['h5', 'wechat'], realName: { state: 'verified' } })
    expect(
      await house.refused(claimRealName, { as: { authorization: `Bearer ${tokens.accessToken}` }, body: { code } }),
    ).toMatchObject({
      code: 'CODE_EXPIRED',
    })
  })

  it('a wrong code joins nothing; five of them end it', async () => {
    const old = await house.person('zhou-min', { verified: true })
    const { as } = await house.loginByWechat('zhou-min')
    await prove(as, old)
    const code = await house.codeOn('zhou-min')
    for (let n = 0; n < 5; n += 1) {
      expect(await house.refused(claimRealName, { as, body: { code: wrong(code) } })).toMatchObject({
        code: 'CODE_WRONG',
      })
    }
    expect(await house.refused(claimRealName, { as, body: { code } })).toMatchObject({ code: 'CODE_EXPIRED' })
    expect((await house.showMe(as)).realName.state).toBe('none')
  })

  it('the code is for the account that asked: it does not log in, nor serve another', async () => {
    const old = await house.person('chen-xiaoyu', { verified: true })
    const mine = await house.loginByWechat('chen-xiaoyu')
    const other = await house.person('wu-hao')
    await prove(mine.as, old)
    const code = await house.codeOn('chen-xiaoyu')
    expect(await house.refused(claimRealName, { as: other, body: { code } })).toMatchObject({ code: 'CODE_EXPIRED' })
    const byPhone = { phone: old.phone, code }
    expect(await house.refused(contract.session.table.byPhone, { body: byPhone })).toMatchObject({
      code: 'CODE_EXPIRED',
    })
    expect(await house.call(claimRealName, { as: mine.as, body: { code } })).toEqual({ merged: true })
  })

  it('asked twice within a minute, the first code stays good', async () => {
    const old = await house.person('zhao-qiang', { verified: true })
    const { as } = await house.loginByWechat('zhao-qiang')
    await prove(as, old)
    const code = await house.codeOn('zhao-qiang')
    expect(await prove(as, old)).toMatchObject({ code: 'REAL_NAME_ELSEWHERE' })
    expect(await house.codeOn('zhao-qiang')).toBe(code)
    expect(await house.call(claimRealName, { as, body: { code } })).toEqual({ merged: true })
  })

  it('two claims at once join once', async () => {
    const old = await house.person('sun-li', { verified: true })
    const { as } = await house.loginByWechat('sun-li')
    await prove(as, old)
    const body = { code: await house.codeOn('sun-li') }
    const statuses = (await Promise.all([1, 2, 3].map(() => house.send(claimRealName, { as, body })))).map(
      (r) => r.status,
    )
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(await house.events({ type: 'account.merged', subject: old.id })).toHaveLength(1)
  })

  it('lives five minutes', async () => {
    const old = await house.person('lin-zhiyuan', { verified: true })
    const { as } = await house.loginByWechat('lin-zhiyuan')
    await prove(as, old)
    const body = { code: await house.codeOn('lin-zhiyuan') }
    house.clock.advance({ minutes: 5 })
    expect(await house.refused(claimRealName, { as, body })).toMatchObject({ code: 'CODE_EXPIRED' })
  })

  it('is not told to somebody who has the number but not the name', async () => {
    const old = await house.person('he-jun', { verified: true })
    const guesser = await house.person('zhao-yifan')
    const answer = await house.refused(proveRealName, { as: guesser, body: { name: '何兵', idNumber: old.idNumber } })
    expect(answer).toMatchObject({ code: 'REAL_NAME_MISMATCH' })
    expect(JSON.stringify(answer)).not.toContain('****')
  })

  it('without a phone there, the window helps', async () => {
    const old = await house.person('wang-xiuying', { verified: true, phone: false, wechat: true })
    const person = await house.person('wang-xiuying')
    expect(await prove(person, old)).toMatchObject({
      code: 'REAL_NAME_ELSEWHERE',
      text: expect.stringContaining('窗口'),
    })
  })

  it('of two accounts that prove one identity at the same moment, one has it', async () => {
    const [a, b] = [await house.person('gao-jie'), await house.person('gao-jie')]
    const statuses = await Promise.all(
      [a, b].map((as) => house.send(proveRealName, { as, body: bodyOf(a), device: house.newDevice() })),
    )
    expect(statuses.map(({ status }) => status).sort()).toEqual([200, 409])
    const states = await Promise.all([a, b].map(async (as) => (await house.showMe(as)).realName.state))
    expect(states.sort()).toEqual(['none', 'verified'])
  })
})

describe('the route', () => {
  it('needs a login and six digits', async () => {
    expect(await house.refused(claimRealName, { body: { code: '123456' } })).toMatchObject({ code: 'NOT_LOGGED_IN' })
    const as = await house.person('xu-wen')
    for (const body of [{}, { code: '12345' }, { code: 'abcdef' }]) {
      expect(await house.refused(claimRealName, { as, body })).toMatchObject({ code: 'BAD_INPUT' })
    }
    expect(await house.refused(claimRealName, { as, body: { code: '123456' } })).toMatchObject({ code: 'CODE_EXPIRED' })
  })
})
