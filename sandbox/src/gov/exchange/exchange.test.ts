import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { startTestSandbox } from '../../kit/test-sandbox.ts'
import { SOURCES } from './routes.ts'
import { createTestCaller } from './test-caller.ts'

const { sandbox, control, controlStatus } = await startTestSandbox()
const { world } = sandbox
const ask = createTestCaller(sandbox)
const record = async (source: string, slug: string) => (await ask(source, slug)).answer.record

beforeEach(() => control('POST', '/reset'))

describe.each(SOURCES.map((source) => source.path))('%s', (source) => {
  it('answers with its signature and its age', async () => {
    const { status, answer, isSigned } = await ask(source, 'li-guohua')
    expect([status, isSigned]).toEqual([200, true])
    expect(['record', 'no-record']).toContain(answer.result)
    expect(answer.asOf).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
  })

  it('says nothing without consent, nothing to a stranger, nothing about another name', async () => {
    expect(await ask(source, 'li-guohua', { body: { consent: '' } })).toMatchObject({
      status: 403,
      answer: { code: 'CONSENT_MISSING' },
    })
    expect(await ask(source, 'li-guohua', { body: { purpose: '' } })).toMatchObject({
      status: 400,
      answer: { code: 'PURPOSE_MISSING' },
    })
    expect(await ask(source, 'li-guohua', { secret: 'x' })).toMatchObject({
      status: 401,
      answer: { code: 'SIGNATURE_INVALID' },
    })
    expect((await ask(source, 'li-guohua', { body: { name: '李国花' } })).answer).toMatchObject({ result: 'mismatch' })
  })

  it('can be told to fail, for one person', async () => {
    const { name } = SOURCES.find((one) => one.path === source)!
    await control('POST', '/faults', { route: `gov.${name}.query`, kind: 'refuse', person: 'wu-hao' })
    expect((await ask(source, 'li-guohua')).status).toBe(200)
    expect(await ask(source, 'wu-hao')).toMatchObject({ status: 503, answer: { code: 'SOURCE_CLOSED' } })
  })
})

it('a nonce used at one source is used up at all', async () => {
  const nonce = randomUUID()
  expect((await ask('household', 'li-guohua', { nonce })).status).toBe(200)
  expect((await ask('marriage', 'li-guohua', { nonce })).answer.code).toBe('NONCE_USED')
})

it('copies are as old as their last load', async () => {
  world.clock.set(Date.now())
  const { answer } = await ask('social-insurance', 'wu-hao')
  expect(answer.asOf.slice(11, 19)).toBe('04:00:00')
  expect(Date.parse(answer.asOf)).toBeLessThanOrEqual(Date.now())
  expect(Date.parse(answer.asOf)).toBeGreaterThan(Date.now() - 86_400_000)
})

describe('what they say', () => {
  it('household: with whom, and in which relation to the head', async () => {
    const { members, district } = await record('household', 'sun-li')
    expect(district).toBe('370104')
    expect(members.map((one: { name: string; relation: string }) => [one.name, one.relation])).toEqual([
      ['赵强', '户主'],
      ['孙丽', '配偶'],
      ['赵一凡', '子女'],
    ])
    expect(await record('household', 'he-jun')).toBeUndefined()
  })

  it('marriage: spouses name each other, with the number', async () => {
    const { spouse } = await record('marriage', 'li-guohua')
    expect(spouse).toEqual({ name: '周敏', idNumber: world.people.bySlug('zhou-min')?.idNumber })
    expect(await record('marriage', 'ma-jianguo')).toEqual({ status: '离异', since: '2016-03-09' })
  })

  it.each(['social-insurance', 'income-tax'])('%s: months, both ends counted', async (source) => {
    const { city, ranges } = await record(source, 'chen-xiaoyu')
    expect(city).toBe('济南')
    expect(ranges).toMatchObject([{ from: '2024-12', to: '2026-10', late: false }])
    expect(await record(source, 'he-jun')).toBeUndefined()
  })

  it('register: a home of two is in the answer about each; who has nothing has an empty list', async () => {
    const [his, hers] = [await record('real-estate', 'li-guohua'), await record('real-estate', 'zhou-min')]
    expect(his.homes).toHaveLength(1)
    expect(hers.homes[0].unitCode).toBe(his.homes[0].unitCode)
    expect((await record('real-estate', 'zhao-yifan')).homes).toMatchObject([{ district: '370105', usage: '住宅' }])
    expect(await record('real-estate', 'wu-hao')).toEqual({ homes: [] })
  })

  it('contracts: of the buyer', async () => {
    const { contracts } = await record('sale-contracts', 'zhou-min')
    expect(contracts).toMatchObject([{ status: '已登记', signedOn: '2018-03-30', district: '370102' }])
  })

  it('talent and army', async () => {
    expect(await record('talent', 'lin-zhiyuan')).toMatchObject({ level: 'D', validUntil: '2031-03-31' })
    expect(await record('military', 'he-jun')).toMatchObject({ status: '现役', station: '济南' })
    expect(await record('talent', 'he-jun')).toBeUndefined()
  })
})

describe('a record that its authority corrects', () => {
  const correct = (path: string, body: object) => control('POST', `/people/${path}`, body)

  it('begins with another month, for one source and one person, until it is put back', async () => {
    await correct('chen-xiaoyu/records/socialInsurance', { paidFrom: '2024-11' })
    expect((await record('social-insurance', 'chen-xiaoyu')).ranges).toMatchObject([{ from: '2024-11', to: '2026-10' }])
    expect((await record('income-tax', 'chen-xiaoyu')).ranges).toMatchObject([{ from: '2024-12' }])
    await control('DELETE', '/people/chen-xiaoyu/records/socialInsurance', {})
    expect((await record('social-insurance', 'chen-xiaoyu')).ranges).toMatchObject([{ from: '2024-12' }])
  })

  it('is another one, or none', async () => {
    await correct('wu-hao/records/marriage', { record: { status: '离异', since: '2025-01-10' } })
    expect(await record('marriage', 'wu-hao')).toEqual({ status: '离异', since: '2025-01-10' })
    await correct('wu-hao/records/marriage', { record: null })
    expect((await ask('marriage', 'wu-hao')).answer.result).toBe('no-record')
    await control('POST', '/reset')
    expect(await record('marriage', 'wu-hao')).toEqual({ status: '未婚' })
  })

  it('is kept to oneself, and told again', async () => {
    await correct('wu-hao/records/talent', { silent: true })
    await expect(ask('talent', 'wu-hao', { signal: AbortSignal.timeout(300) })).rejects.toThrow()
    await correct('wu-hao/records/talent', { silent: false })
    expect((await ask('talent', 'wu-hao')).answer.result).toBe('no-record')
  })

  it('a slip of the pen is refused', async () => {
    for (const [path, body] of [
      ['nobody/records/talent', { record: null }],
      ['wu-hao/records/tallent', { record: null }],
      ['wu-hao/records/talent', { record: 'A' }],
      ['wu-hao/records/talent', { paidFrom: '2024-11' }],
      ['wu-hao/records/socialInsurance', { paidFrom: '2024-13' }],
      ['wu-hao/records/socialInsurance', { paidFrom: '2026-11' }],
      ['wu-hao/records/talent', { recrod: null }],
    ] as const) {
      expect([path, await controlStatus('POST', `/people/${path}`, body)]).toEqual([path, 400])
    }
  })
})
