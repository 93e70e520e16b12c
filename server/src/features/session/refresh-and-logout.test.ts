import { contract } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { cryptoIds } from '../../platform/ids.ts'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import { createPlatform } from '../../platform/platform.ts'
import { createPeopleHouse } from '../me/people-house.ts'
import { createAuthenticate } from './authenticate.ts'
import { sessionModel } from './session-store.ts'
import { createSessions } from './sessions.ts'

const house = await createPeopleHouse()
const { refresh, logout } = contract.session.table
const get = contract.me.table.get
const bearer = (accessToken: string) => ({ authorization: `Bearer ${accessToken}` })

const someone = async () => {
  const person = await house.person('chen-xiaoyu')
  return { ...person, refreshToken: person.tokens.refreshToken }
}

describe('refreshing', () => {
  it('gives new tokens; both move on', async () => {
    const person = await someone()
    house.clock.advance({ minutes: 16 })
    expect(await house.refused(get, { as: person })).toMatchObject({ status: 401, code: 'ACCESS_EXPIRED' })
    const tokens = await house.call(refresh, { body: { refreshToken: person.refreshToken }, device: person.device })
    expect(tokens.refreshToken).not.toBe(person.refreshToken)
    expect((await house.showMe(bearer(tokens.accessToken))).id).toBe(person.id)
    const ahead = Date.parse(tokens.refreshExpiresAt) - house.clock.now().getTime()
    expect(ahead).toBe(30 * 86_400_000)
  })

  it('two at once by one app both get tokens that work', async () => {
    const { refreshToken, device } = await someone()
    const both = await Promise.all([1, 2].map(() => house.call(refresh, { body: { refreshToken }, device })))
    expect(both[0]!.refreshToken).not.toBe(both[1]!.refreshToken)
    house.clock.advance({ minutes: 2 })
    for (const tokens of both) {
      await house.call(refresh, { body: { refreshToken: tokens.refreshToken }, device })
    }
  })

  it('a lost reply may be asked for again within a minute', async () => {
    const { refreshToken, device } = await someone()
    await house.call(refresh, { body: { refreshToken }, device })
    house.clock.advance({ seconds: 59 })
    await house.call(refresh, { body: { refreshToken }, device })
  })

  it('a used one shown later ends every login of that person', async () => {
    const person = await someone()
    const device = person.device
    const tokens = await house.call(refresh, { body: { refreshToken: person.refreshToken }, device })
    house.clock.advance({ seconds: 61 })
    expect(await house.refused(refresh, { body: { refreshToken: person.refreshToken }, device })).toMatchObject({
      status: 401,
      code: 'SESSION_REUSED',
    })
    expect(await house.refused(get, { as: bearer(tokens.accessToken) })).toMatchObject({ code: 'SESSION_ENDED' })
    expect(await house.refused(refresh, { body: { refreshToken: tokens.refreshToken }, device })).toMatchObject({
      code: 'SESSION_ENDED',
    })
    expect(await house.events({ type: 'session.ended-everywhere', subject: person.id })).toMatchObject([
      { data: { why: 'reused' } },
    ])
    // Once ended it is only ended, however often the thief tries.
    expect(await house.refused(refresh, { body: { refreshToken: person.refreshToken }, device })).toMatchObject({
      code: 'SESSION_ENDED',
    })
  })

  it('a used one shown by another device at once is a thief', async () => {
    const { refreshToken, device } = await someone()
    await house.call(refresh, { body: { refreshToken }, device })
    expect(await house.refused(refresh, { body: { refreshToken }, device: house.newDevice() })).toMatchObject({
      code: 'SESSION_REUSED',
    })
  })

  it('rubbish ends nobody’s login', async () => {
    const person = await someone()
    const [sessionId] = person.refreshToken.split('.')
    for (const rubbish of ['x', `${sessionId}.guess.guess`, `${person.refreshToken}x`]) {
      expect(await house.refused(refresh, { body: { refreshToken: rubbish } })).toMatchObject({ code: 'SESSION_ENDED' })
    }
    expect((await house.showMe(person)).id).toBe(person.id)
    expect(await house.refused(refresh, { body: {} })).toMatchObject({ code: 'BAD_INPUT' })
  })

  it('is possible for thirty days without use, and no longer', async () => {
    const person = await someone()
    const other = await someone()
    house.clock.advance({ days: 29, hours: 23 })
    await house.call(refresh, { body: { refreshToken: person.refreshToken }, device: person.device })
    house.clock.advance({ hours: 1 })
    expect(await house.refused(refresh, { body: { refreshToken: other.refreshToken } })).toMatchObject({
      code: 'SESSION_ENDED',
    })
    house.clock.advance({ seconds: 1 })
    await house.runEvery('tidy-logins')
    expect(await sessionModel(house.parts.db).countDocuments({ accountId: other.id })).toBe(0)
    expect(await sessionModel(house.parts.db).countDocuments({ accountId: person.id })).toBe(1)
  })

  it('no token is kept as it is', async () => {
    const { refreshToken } = await someone()
    const rows = JSON.stringify(await sessionModel(house.parts.db).find().lean())
    expect(rows).not.toContain(refreshToken)
    expect(rows).not.toContain(refreshToken.split('.')[1])
  })
})

describe('logging out', () => {
  it('needs a login', async () => {
    expect(await house.refused(logout, { body: {} })).toMatchObject({ code: 'NOT_LOGGED_IN' })
  })
  it('ends this login at once, and no other', async () => {
    const here = await someone()
    const other = await house.person('wu-hao')
    expect(await house.call(logout, { as: here, body: {} })).toEqual({ done: true })
    expect(await house.refused(get, { as: here })).toMatchObject({ status: 401, code: 'SESSION_ENDED' })
    expect(await house.refused(refresh, { body: { refreshToken: here.refreshToken } })).toMatchObject({
      code: 'SESSION_ENDED',
    })
    expect((await house.showMe(other)).id).toBe(other.id)
    // A repeat finds an ended login.
    expect(await house.refused(logout, { as: here, body: {} })).toMatchObject({ code: 'SESSION_ENDED' })
  })
  it('refuses a body that is not its own', async () => {
    expect(await house.refused(logout, { as: await someone(), body: { everywhere: 'yes' } })).toMatchObject({
      code: 'BAD_INPUT',
    })
  })

  it('everywhere ends the logins on all devices', async () => {
    const phone = await house.loginByPhone('lin-zhiyuan')
    house.clock.advance({ minutes: 2 })
    const tablet = await house.loginByPhone('lin-zhiyuan')
    const [a, b] = [phone, tablet].map(({ reply }) => house.callerOf(reply)) as [
      { authorization: string },
      { authorization: string },
    ]
    await house.call(logout, { as: a, body: { everywhere: true } })
    for (const as of [a, b]) expect(await house.refused(get, { as })).toMatchObject({ code: 'SESSION_ENDED' })
    if (phone.reply.kind !== 'in') throw new Error('expected to be in')
    expect(await house.events({ type: 'session.ended-everywhere', subject: phone.reply.me.id })).toHaveLength(1)
    house.clock.advance({ minutes: 2 })
    expect((await house.loginByPhone('lin-zhiyuan')).reply.kind).toBe('in')
  })
})

describe('on other processes', () => {
  /** A second api process: connections, memory and wake-ups of its own over the same database and Redis. */
  const secondProcess = async () => {
    const { config, clock, parts } = house
    const log = createLog({ level: 'silent' })
    const ids = cryptoIds(() => clock.now())
    const platform = await createPlatform({ config, clock, ids, log, metrics: createMetrics(), dbName: parts.db.name })
    const sessions = createSessions(platform.parts)
    const { authenticate } = createAuthenticate({ sessions, accounts: house.people.accounts })
    return { authenticate: (token: string) => authenticate(`Bearer ${token}`, clock.now()), close: platform.close }
  }

  it('a logout takes effect without a request asking the database or Redis', async () => {
    const other = await secondProcess()
    const person = await someone()
    const token = person.tokens.accessToken
    expect(await other.authenticate(token)).toMatchObject({ accountId: person.id })
    await house.call(logout, { as: person, body: { everywhere: true } })
    await expect.poll(() => other.authenticate(token).catch((error) => error.code)).toBe('SESSION_ENDED')
    await other.close()
  })

  it('one that starts later knows of logouts before it', async () => {
    const person = await someone()
    await house.call(logout, { as: person, body: {} })
    const other = await secondProcess()
    await expect(other.authenticate(person.tokens.accessToken)).rejects.toMatchObject({ code: 'SESSION_ENDED' })
    await other.close()
  })
})

describe('a caller', () => {
  it.each(['Bearer x.y.z', 'Bearer', 'Basic abc', 'Test e30'])('%s is nobody', async (authorization) => {
    expect(await house.refused(get, { as: { authorization } })).toMatchObject({ status: 401, code: 'NOT_LOGGED_IN' })
  })
})
