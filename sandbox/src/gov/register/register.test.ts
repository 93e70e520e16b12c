import { beforeEach, describe, expect, it } from 'vitest'
import { startTestSandbox } from '../../kit/test-sandbox.ts'
import { HOMES } from '../../people/homes.ts'
import { createTestCaller } from '../exchange/test-caller.ts'
import { createRegisterCaller } from './test-caller.ts'

const { sandbox, control, controlStatus, ourServer, runCallbacks } = await startTestSandbox()
const { read, owned, enter, outcome, changes, ask, party } = createRegisterCaller(sandbox)
const unitOf = (slug: string) => HOMES.find((home) => home.slug === slug)?.unitCode ?? ''
const [LI, MA, ZHENG] = ['li-guohua-flat', 'ma-jianguo-flat', 'zheng-wei-flat'].map(unitOf) as [string, string, string]

const sell = (unitCode: string, from: string[], to: string, more: object = {}) => ({
  number: 'case-0001-1',
  unitCode,
  expectedVersion: 1,
  acts: [{ business: '转移', from: from.map(party), to: [{ ...party(to), share: '单独所有' }] }],
  ...more,
})
const pushes = () =>
  ourServer.calls.filter(({ path }) => path === '/callbacks/register').map(({ body }) => JSON.parse(body))

beforeEach(async () => {
  await control('POST', '/reset')
  await control('POST', '/register/forget')
  ourServer.calls.length = 0
  ourServer.answer = () => 'success'
})

describe('reading', () => {
  it('by unit and by certificate, with owners, rights and the version', async () => {
    const { result, unit, asOf } = await read({ unitCode: MA })
    expect(result).toBe('unit')
    expect(asOf).toMatch(/\+08:00$/)
    expect(unit).toMatchObject({
      version: 1,
      owners: [{ ...party('ma-jianguo'), share: '单独所有' }],
      rights: [{ kind: '抵押', registeredOn: '2020-06-09', hasTransferBan: false }],
    })
    expect((await read({ certificate: unit.owners[0].certificate })).unit.unitCode).toBe(MA)
  })

  it('a unit and a certificate that nobody knows', async () => {
    expect(await read({ unitCode: '370102999999GB00001F00010001' })).toMatchObject({ result: 'no-record' })
    expect(await read({ certificate: '鲁（2018）济南市不动产权第9999999号' })).toMatchObject({ result: 'no-record' })
  })

  it('what somebody owns; of two owners each', async () => {
    for (const slug of ['li-guohua', 'zhou-min']) {
      expect(await owned(slug)).toMatchObject([{ unitCode: LI }])
    }
    expect(await owned('wu-hao')).toEqual([])
    expect(await owned('crowd-4999')).toEqual([])
    expect(await owned('crowd-5000')).toMatchObject([{ owners: [party('crowd-5000')] }])
  })

  it('the stories hold: a seizure, an objection, a right of residence, mortgages of 2020 and 2022', async () => {
    const kinds = async (slug: string) =>
      (await read({ unitCode: unitOf(slug) })).unit.rights.map((right: { kind: string; registeredOn: string }) => [
        right.kind,
        right.registeredOn,
      ])
    expect(await kinds('zheng-wei-flat')).toEqual([['查封', '2026-03-17']])
    expect(await kinds('gao-jie-flat')).toEqual([['异议', '2026-11-16']])
    expect(await kinds('xu-wen-flat')).toEqual([['居住权', '2021-11-02']])
    expect(await kinds('huang-lijuan-flat')).toEqual([['抵押', '2022-04-19']])
  })

  it('nothing without a purpose, a consent or the right key', async () => {
    const codeOf = async (question: object, secret?: string) =>
      (await ask('/units/read', { unitCode: LI, purpose: 'x', consent: 'y', ...question }, { secret })).answer.code
    expect(await codeOf({ purpose: '' })).toBe('PURPOSE_MISSING')
    expect(await codeOf({ consent: '' })).toBe('CONSENT_MISSING')
    expect(await codeOf({}, 'guess')).toBe('SIGNATURE_INVALID')
  })
})

describe('an entry', () => {
  it('moves the home, with the register’s own number, time, version and a new certificate', async () => {
    const { status, answer, isSigned } = await enter(sell(LI, ['li-guohua', 'zhou-min'], 'wu-hao'))
    expect([status, isSigned]).toEqual([200, true])
    expect(answer).toMatchObject({
      answer: 'entered',
      version: 2,
      registerNumber: expect.stringMatching(/^济登\d{4}-/),
    })
    expect(answer.certificates).toEqual([
      { kind: '权证', number: expect.stringMatching(/^鲁（\d{4}）济南市不动产权第\d{7}号$/), holder: '吴昊' },
    ])
    expect(await owned('li-guohua')).toEqual([])
    expect(await owned('wu-hao')).toMatchObject([{ unitCode: LI, version: 2 }])
    expect((await read({ certificate: answer.certificates[0].number })).unit.unitCode).toBe(LI)
    const old = HOMES.find((home) => home.unitCode === LI)?.certificate
    expect(await read({ certificate: old })).toMatchObject({ result: 'no-record' })
    expect(await changes()).toMatchObject([{ unitCode: LI, version: 2, what: '登簿' }])
  })

  it('the same number again gets the first answer and changes nothing', async () => {
    const first = (await enter(sell(LI, ['li-guohua', 'zhou-min'], 'wu-hao'))).answer
    const again = (await enter(sell(LI, ['li-guohua', 'zhou-min'], 'wu-hao'))).answer
    expect(again).toMatchObject({ registerNumber: first.registerNumber, version: 2 })
    expect(await changes()).toHaveLength(1)
    expect((await enter(sell(LI, ['li-guohua', 'zhou-min'], 'sun-li'))).answer).toMatchObject({ code: 'NUMBER_REUSED' })
    expect(await outcome('case-0001-1')).toMatchObject({ answer: 'entered', registerNumber: first.registerNumber })
  })

  it.each([
    ['an older version', { expectedVersion: 0 }, 'VERSION_MOVED'],
    ['a version from the future', { expectedVersion: 2 }, 'VERSION_MOVED'],
    ['an unknown unit', { unitCode: '370102999999GB00001F00010001', expectedVersion: 0 }, 'UNIT_UNKNOWN'],
    [
      'a seller who is not in the book',
      { acts: [{ business: '转移', from: [party('sun-li')], to: [{ ...party('wu-hao'), share: '单独所有' }] }] },
      'OWNER_MISMATCH',
    ],
    ['a right that is not there', { acts: [{ business: '抵押注销', rightId: 'nothing' }] }, 'RIGHT_UNKNOWN'],
  ])('on %s is refused and leaves the book as it was', async (_, more, code) => {
    const { answer } = await enter(sell(LI, ['li-guohua', 'zhou-min'], 'wu-hao', more))
    expect(answer).toMatchObject({ answer: 'refused', code, reason: expect.any(String) })
    expect((await read({ unitCode: LI })).unit.version).toBe(1)
    expect(await outcome('case-0001-1')).toMatchObject({ answer: 'refused', code })
  })

  it('of a seized home is refused, and a seizure in between moves the version', async () => {
    expect((await enter(sell(ZHENG, ['zheng-wei'], 'wu-hao'))).answer).toMatchObject({ code: 'UNIT_SEIZED' })
    await control('POST', `/register/units/${LI}/seize`, {})
    expect(
      (await enter(sell(LI, ['li-guohua', 'zhou-min'], 'wu-hao', { number: 'case-0002-1' }))).answer,
    ).toMatchObject({
      code: 'VERSION_MOVED',
    })
    const renewed = sell(LI, ['li-guohua', 'zhou-min'], 'wu-hao', { number: 'case-0002-2', expectedVersion: 2 })
    expect((await enter(renewed)).answer).toMatchObject({ code: 'UNIT_SEIZED' })
  })

  it('of several acts stands or falls as one', async () => {
    const mortgage = {
      ...{ business: '抵押', creditor: { name: '齐鲁银行', idNumber: '91370102MA0000007F' }, amountFen: 1 },
      ...{ isMaximum: false, hasTransferBan: true },
    }
    const both = sell(LI, ['li-guohua', 'zhou-min'], 'wu-hao')
    const half = { ...both, acts: [...both.acts, { business: '抵押注销', rightId: 'nothing' }] }
    expect((await enter(half)).answer.code).toBe('RIGHT_UNKNOWN')
    expect((await read({ unitCode: LI })).unit).toMatchObject({ version: 1, owners: [{}, {}] })
    const { answer } = await enter({ ...both, number: 'case-0003-1', acts: [...both.acts, mortgage] })
    expect(answer).toMatchObject({ version: 2, certificates: [{ kind: '权证' }, { kind: '证明', rightId: `${LI}-1` }] })
    expect((await read({ unitCode: LI })).unit.rights).toMatchObject([{ kind: '抵押', hasTransferBan: true }])
  })

  it.each([
    ['number', { number: 'x' }],
    ['payloadDigest', { payloadDigest: 'x' }],
    ['acts', { acts: [] }],
    ['acts.0.business', { acts: [{ business: '别的' }] }],
    ['acts.0.to.share', { acts: [{ business: '转移', from: [party('li-guohua')], to: [party('wu-hao')] }] }],
  ])('with a wrong %s says so', async (field, more) => {
    const { status, answer } = await enter(sell(LI, ['li-guohua', 'zhou-min'], 'wu-hao', more))
    expect([status, answer.code]).toEqual([400, `FIELD_INVALID ${field}`])
  })

  it('that was never received is not known', async () => {
    expect(await outcome('case-9999-1')).toMatchObject({ answer: 'never-received' })
  })

  it('that nobody answered was written all the same', async () => {
    await control('POST', '/faults', { route: 'gov.register.enter', kind: 'timeout-after', times: 1 })
    const entry = { ...sell(LI, ['li-guohua', 'zhou-min'], 'wu-hao'), payloadDigest: 'a'.repeat(64) }
    await expect(ask('/entries', entry, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout|aborted/)
    await expect.poll(async () => (await outcome('case-0001-1')).answer, { timeout: 15_000 }).toBe('entered')
    expect(await changes()).toHaveLength(1)
  })
})

describe('later', () => {
  it('is taken in, decided when its time has come, and told', async () => {
    await control('POST', '/faults', { route: 'gov.register.enter', kind: 'late', delayMs: 60_000, times: 1 })
    const { status, answer } = await enter(sell(LI, ['li-guohua', 'zhou-min'], 'wu-hao'))
    expect([status, answer]).toMatchObject([202, { answer: 'later' }])
    expect(await outcome('case-0001-1')).toMatchObject({ answer: 'later' })
    expect((await read({ unitCode: LI })).unit.version).toBe(1)
    sandbox.world.clock.advance(60_001)
    expect(await outcome('case-0001-1')).toMatchObject({ answer: 'entered', version: 2 })
    await runCallbacks()
    expect(pushes()).toMatchObject([
      { event: 'unit-changed', unitCode: LI, version: 2, what: '登簿' },
      { event: 'entry-decided', number: 'case-0001-1', unitCode: LI },
    ])
  })

  it('a seizure that comes while it waits wins', async () => {
    await control('POST', '/faults', { route: 'gov.register.enter', kind: 'late', delayMs: 60_000, times: 1 })
    await enter(sell(LI, ['li-guohua', 'zhou-min'], 'wu-hao'))
    await control('POST', `/register/units/li-guohua-flat/seize`, { months: 12 })
    sandbox.world.clock.advance(60_001)
    expect(await outcome('case-0001-1')).toMatchObject({ answer: 'refused', code: 'VERSION_MOVED' })
  })

  it('an old book is looked up by hand', async () => {
    const old = unitOf('wang-xiuying-flat')
    expect((await enter(sell(old, ['wang-xiuying'], 'wu-hao'))).status).toBe(202)
  })
})

describe('what courts and others do', () => {
  it('seize, wait in line, lift: the next acts at once and its term begins that day', async () => {
    const { world } = sandbox
    world.clock.set(Date.parse('2026-03-17T10:00:00+08:00'))
    await control('POST', `/register/units/${LI}/seize`, { authority: '甲法院' })
    await control('POST', `/register/units/${LI}/seize`, { authority: '乙法院', months: 24 })
    const rights = async () => (await read({ unitCode: LI })).unit.rights
    expect(await rights()).toMatchObject([{ until: '2029-03-16' }, { termMonths: 24 }])
    expect((await rights())[1].until).toBeUndefined()
    world.clock.set(Date.parse('2026-05-04T10:00:00+08:00'))
    await control('POST', `/register/units/${LI}/lift`, {})
    expect(await rights()).toMatchObject([{ endedOn: '2026-05-04' }, { until: '2028-05-03' }])
    expect((await changes()).map((change: { what: string }) => change.what)).toEqual(['查封', '查封', '解封'])
  })

  it('renew before the end, not after', async () => {
    const { world } = sandbox
    world.clock.set(Date.parse('2029-03-16T10:00:00+08:00'))
    await control('POST', '/register/units/zheng-wei-flat/renew', { months: 36 })
    const [seizure] = (await read({ unitCode: ZHENG })).unit.rights
    expect(seizure).toMatchObject({
      until: '2029-03-16',
      renewals: [{ registeredOn: '2029-03-16', until: '2032-03-16' }],
    })
    world.clock.set(Date.parse('2032-03-17T10:00:00+08:00'))
    expect(await controlStatus('POST', '/register/units/zheng-wei-flat/renew', {})).toBe(400)
  })

  it('a pre-seizure of the buyer lets the home go to them and becomes a seizure', async () => {
    await control('POST', `/register/units/${LI}/seize`, { pre: true, debtor: 'wu-hao' })
    const to = (slug: string, number: string) =>
      enter(sell(LI, ['li-guohua', 'zhou-min'], slug, { number, expectedVersion: 2 }))
    expect((await to('sun-li', 'case-0004-1')).answer).toMatchObject({ code: 'UNIT_SEIZED' })
    expect((await to('wu-hao', 'case-0004-2')).answer).toMatchObject({ answer: 'entered' })
    expect((await read({ unitCode: LI })).unit.rights).toMatchObject([{ kind: '查封' }])
  })

  it('back to the story the versions go on: nobody who has seen the second is told of another second', async () => {
    await control('POST', `/register/units/${LI}/seize`, {})
    await control('POST', '/reset')
    expect((await read({ unitCode: LI })).unit).toMatchObject({ version: 3, rights: [] })
    await control('POST', '/register/forget')
    expect((await read({ unitCode: LI })).unit).toMatchObject({ version: 1, rights: [] })
  })

  it('object, sue, add and end any record; what is not known is a bad request', async () => {
    await control('POST', `/register/units/${LI}/object`, { applicant: 'gao-jie' })
    await control('POST', `/register/units/${LI}/sue`, { on: '2026-11-25' })
    await control('POST', `/register/units/${LI}/add`, { kind: '预告', holder: 'wu-hao', registrableOn: '2026-07-01' })
    const { rights } = (await read({ unitCode: LI })).unit
    expect(rights).toMatchObject([
      { kind: '异议', suedOn: '2026-11-25' },
      { kind: '预告', holder: party('wu-hao') },
    ])
    await control('POST', `/register/units/${LI}/end`, { rightId: rights[0].id })
    expect((await read({ unitCode: LI })).unit.rights[0].endedOn).toMatch(/^\d{4}-/)
    expect(await controlStatus('POST', '/register/units/nowhere/seize', {})).toBe(400)
    expect(await controlStatus('POST', `/register/units/${LI}/lift`, {})).toBe(400)
    expect(await controlStatus('POST', `/register/units/${LI}/add`, { kind: '别的' })).toBe(400)
  })
})

describe('pushes', () => {
  it('come again until they are taken, and every change can be pulled', async () => {
    ourServer.answer = () => ({ status: 500, body: '' })
    await control('POST', `/register/units/${LI}/seize`, {})
    await runCallbacks()
    ourServer.answer = () => 'success'
    sandbox.world.clock.advance(10_001)
    await runCallbacks()
    const seen = pushes()
    expect(seen).toHaveLength(2)
    expect(new Set(seen.map((event) => event.id)).size).toBe(1)
    const [change] = await changes()
    expect(change).toMatchObject({ unitCode: LI, version: 2, what: '查封' })
    expect(await changes(change.cursor)).toEqual([])
  })

  it.each([
    ['refuse', 0],
    ['duplicate', 2],
  ])('%s: %i times', async (kind, times) => {
    await control('POST', '/faults', { route: 'gov.register.push', kind, times: 1 })
    await control('POST', `/register/units/${LI}/seize`, {})
    await runCallbacks()
    expect(pushes()).toHaveLength(times)
  })
})

it('the exchange’s source of homes says what the book says now', async () => {
  await enter(sell(LI, ['li-guohua', 'zhou-min'], 'wu-hao'))
  const { answer } = await createTestCaller(sandbox)('real-estate', 'wu-hao')
  expect(answer.record.homes).toMatchObject([{ unitCode: LI, share: '单独所有' }])
})
