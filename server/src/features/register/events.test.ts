import { createHash, createHmac, randomUUID } from 'node:crypto'
import { plainDate } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { inboxModel } from '../../platform/inbox/inbox.ts'
import { nowhere } from '../../testing/gateway-house.ts'
import { checkRestrictions } from './check-restrictions.ts'
import { hearOfChange } from './hear-of-change.ts'
import { pullChanges } from './pull-changes.ts'
import { createRegisterHouse } from './register-house.ts'
import { registerCursorModel } from './unit-mirror-store.ts'

const house = await createRegisterHouse()
const { control } = house.sandbox
const needs = { ...house.parts, gateway: house.gateway, units: house.units }
const [LI, ZHENG] = await Promise.all(['li-guohua-flat', 'zheng-wei-flat'].map(house.unitOf))
const seize = () => control('POST', `/register/units/${LI}/seize`, {})
const inbox = () => inboxModel(house.parts.db).countDocuments()

const post = (body: string, { secret = house.config.GOV_REGISTER_APP_SECRET, at = Date.now() } = {}) => {
  const [timestamp, nonce] = [String(at), randomUUID()]
  const digest = createHash('sha256').update(body).digest('hex')
  const text = ['POST', '/callbacks/register', timestamp, nonce, digest].join('\n')
  const headers = {
    'x-app-key': house.config.GOV_REGISTER_APP_KEY,
    'x-timestamp': timestamp,
    'x-nonce': nonce,
    'x-signature': createHmac('sha256', secret).update(text).digest('hex'),
  }
  return () => fetch(`${house.url}/callbacks/register`, { method: 'POST', headers, body })
}
const changed = (id: string, version: number) =>
  JSON.stringify({ id, event: 'unit-changed', unitCode: LI, version, what: '查封', at: 'x' })

beforeEach(async () => {
  await control('POST', '/reset', {})
  await control('POST', '/register/forget', {})
  for (const collection of ['register_units', 'register_cursor', 'outbox', 'inbox']) {
    await house.parts.db.collection(collection).deleteMany({})
  }
})

describe('what the register tells', () => {
  it('a seizure becomes one event, by push, by push again and by pull', async () => {
    await house.pull()
    await house.sandbox.fault({ route: 'gov.register.push', kind: 'duplicate', times: 1 })
    await seize()
    await house.tell()
    await house.pull()
    expect(await house.heard(LI!)).toEqual([2])
    expect(await house.units.find(LI!)).toMatchObject({ version: 2, what: '查封' })
    expect(await control('POST', '/callbacks/run', {})).toEqual({ waiting: 0 })
  })

  it('a push that is lost is found by the clock, and the next turn finds nothing new', async () => {
    await house.pull()
    await house.sandbox.fault({ route: 'gov.register.push', kind: 'refuse' })
    await seize()
    await control('POST', `/register/units/${LI}/lift`, {})
    await house.tell()
    expect(await house.heard(LI!)).toEqual([])
    await house.pull()
    await house.pull()
    expect(await house.heard(LI!)).toEqual([2, 3])
  })

  it('a decision on an entry becomes an event with our number', async () => {
    await house.sandbox.fault({ route: 'gov.register.enter', kind: 'late', delayMs: 0, times: 1 })
    const number = 'case-77-1'
    const answer = await house.gateway.enter({
      ...{ number, unitCode: LI!, expectedVersion: 1, payloadDigest: 'a'.repeat(64) },
      acts: [{ business: 'lost-certificate' }],
    })
    expect(answer).toEqual({ kind: 'later' })
    // The register decides by its own timer or when it is asked to; either way it tells.
    await expect
      .poll(
        async () => {
          await house.tell()
          return (await house.events({ type: 'register.entry-decided' })).map(({ subject, data }) => [subject.id, data])
        },
        { timeout: 15_000 },
      )
      .toEqual([[number, { number, unitCode: LI }]])
    expect(await house.gateway.outcome(number)).toMatchObject({ kind: 'entered' })
  })

  it('older news that comes late is no news', async () => {
    for (const version of [3, 2, 3]) await post(changed(`told-${version}`, version))()
    expect(await house.heard(LI!)).toEqual([3])
  })

  it('twenty pieces of news at once end at the newest, each version at most once', async () => {
    const versions = Array.from({ length: 20 }, (_, index) => 2 + (index % 10))
    await Promise.all(versions.map((version) => hearOfChange(needs, { unitCode: LI!, version, what: '登簿' })))
    expect((await house.units.find(LI!))?.version).toBe(11)
    const heard = await house.heard(LI!)
    expect(new Set(heard).size).toBe(heard.length)
    expect(Math.max(...heard)).toBe(11)
  })
})

describe('what somebody else tells', () => {
  it.each<[string, Parameters<typeof post>[1]]>([
    ['with another secret', { secret: 'guess' }],
    ['that is six minutes old', { at: Date.now() - 360_000 }],
  ])('%s is refused and leaves nothing behind', async (_, how) => {
    expect((await post(changed('told-5', 5), how)()).status).toBe(401)
    expect(await inbox()).toBe(0)
    expect(await house.heard(LI!)).toEqual([])
  })

  it('forged by the world’s own menu too, and then it comes again rightly', async () => {
    await house.sandbox.fault({ route: 'gov.register.push', kind: 'wrong-signature', times: 1 })
    await seize()
    await house.tell()
    expect(await house.heard(LI!)).toEqual([])
    await control('POST', `/register/units/${LI}/lift`, {})
    await house.tell()
    expect(await house.heard(LI!)).toEqual([3])
  })

  it('a recorded push that is sent again changes nothing', async () => {
    const send = post(changed('told-9', 9))
    expect([(await send()).status, (await send()).status]).toEqual([200, 200])
    expect(await house.heard(LI!)).toEqual([9])
    expect(await inbox()).toBe(1)
    expect((await send()).status).toBe(200)
    expect(await house.heard(LI!)).toEqual([9])
  })
})

describe('the list of changes', () => {
  it('of a silent register leaves the place where it was', async () => {
    await house.pull()
    const before = await house.units.cursor()
    await house.sandbox.fault({ route: 'gov.register.push', kind: 'refuse' })
    await seize()
    await house.sandbox.fault({ route: 'gov.register.changes', kind: '500', times: 1 })
    await house.pull()
    expect(await house.units.cursor()).toBe(before)
    await house.pull()
    expect(await house.heard(LI!)).toEqual([2])
  })

  it('begins near its end in a new city, and at once when the register was away at first', async () => {
    const asked: number[] = []
    const gateway = {
      changesSince: async (cursor: number) => {
        asked.push(cursor)
        return { kind: 'changes' as const, changes: [], isMore: false, latest: 5_000 }
      },
    }
    await pullChanges({ ...needs, gateway: { changesSince: async () => ({ kind: 'unknown', why: 'silent' }) } })
    expect(await house.units.cursor()).toBeUndefined()
    await pullChanges({ ...needs, gateway })
    expect(asked).toEqual([0, 4_800])
    expect(await registerCursorModel(house.parts.db).countDocuments()).toBe(1)
  })

  it('is read page after page, and a place never goes back', async () => {
    const page = (cursor: number) => ({
      ...{ kind: 'changes' as const, isMore: cursor < 2, latest: 3 },
      changes: [{ cursor: cursor + 1, unitCode: LI!, version: cursor + 2, what: '登簿', at: new Date() }],
    })
    await pullChanges({ ...needs, gateway: { changesSince: async (cursor) => page(cursor) } })
    expect([await house.heard(LI!), await house.units.cursor()]).toEqual([[2, 3, 4], 3])
    await house.units.moveCursor(1, house.clock.now())
    expect(await house.units.cursor()).toBe(3)
  })
})

describe('what stands in the way', () => {
  const on = plainDate('2026-11-23')
  const given = { on, why: { purpose: '转移登记', consent: 'case-1' } }
  const check = (unitCode: string, gateway = house.gateway) =>
    checkRestrictions(
      { gateway, calendar: () => house.halls.calendar(), clock: house.clock },
      unitCode,
      'transfer',
      given,
    )

  it('is asked of the book each time, with its age and version', async () => {
    expect(await check(LI!)).toMatchObject({
      verdict: { outcome: 'none' },
      unit: { version: 1 },
      asOf: expect.any(Date),
    })
    await seize()
    expect(await check(LI!)).toMatchObject({ verdict: { outcome: 'block' }, unit: { version: 2 } })
    expect(await check(ZHENG!)).toMatchObject({ verdict: { outcome: 'block', freeFrom: { date: '2029-03-17' } } })
  })

  it('is unknown when the register is silent, and when it knows no such unit', async () => {
    const { createGateways } = await import('../../gateways/index.ts')
    const config = { ...house.config, GOV_REGISTER_BASE: await nowhere() }
    const deaf = createGateways(config, { ...house.parts }).register
    const silent = await check(LI!, deaf)
    expect(silent).toMatchObject({ verdict: { outcome: 'unknown' } })
    expect(silent.asOf ?? silent.unit).toBeUndefined()
    expect(await check('370102999999GB00001F00010001')).toMatchObject({
      ...{ verdict: { outcome: 'unknown' }, isMissing: true, asOf: expect.any(Date) },
    })
  })
})
