import { createHash, createHmac, randomUUID } from 'node:crypto'
import { plainDate } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { workingCalendar } from '../../domain/calendar/calendar.ts'
import { seedYears } from '../../domain/calendar/years/index.ts'
import { restrictionsFor } from '../../domain/restrictions/restrictions-for.ts'
import { createGatewayHouse, nowhere } from '../../testing/gateway-house.ts'
import type { Act, Entry } from './register.ts'

const house = await createGatewayHouse()
const { register } = house.gateways()
/** Gives up soon: only for answers that never come. */
const quick = { GOV_REGISTER_TIMEOUT_MS: 1_200 }
const hasty = house.gateways(quick).register
const { control } = house.sandbox
const why = { purpose: '转移登记', consent: 'case-1' }
const calendar = workingCalendar(seedYears)
const ENTER = 'gov.register.enter'

interface Home {
  unitCode: string
}
const unitOf = async (slug: string) => (await control<{ unit: Home }>('GET', `/register/units/${slug}`)).unit.unitCode
const party = async (slug: string) => {
  const { name, idNumber } = await house.sandbox.person(slug)
  return { name, idNumber }
}
const read = async (unitCode: string) => {
  const answer = await register.read({ unitCode }, why)
  if (answer.kind !== 'unit') throw new Error(`the register says ${answer.kind}`)
  return answer.unit
}
const LI = await unitOf('li-guohua-flat')
const [li, zhou, wu] = await Promise.all(['li-guohua', 'zhou-min', 'wu-hao'].map(party))
const sale: Act = { business: 'transfer', from: [li!, zhou!], to: [{ ...wu!, share: 'sole' }] }
let entries = 0
const entry = (more: Partial<Entry> = {}): Entry => ({
  number: `case-${++entries}-1`,
  unitCode: LI,
  expectedVersion: 1,
  payloadDigest: 'd'.repeat(64),
  acts: [sale],
  ...more,
})

beforeEach(async () => {
  await house.sandbox.clearFaults()
  await control('POST', '/reset', {})
  await control('POST', '/register/forget', {})
})

describe('reading', () => {
  it('a unit in our words: owners with shares, restrictions with keys that are never shown', async () => {
    const unit = await read(LI)
    expect(unit).toMatchObject({
      version: 1,
      owners: [
        { ...li, share: 'joint' },
        { ...zhou, share: 'joint' },
      ],
      restrictions: [],
    })
    expect(await register.read({ certificate: unit.owners[0]!.certificate }, why)).toMatchObject({ kind: 'unit', unit })
  })

  it.each<[string, object]>([
    ['zheng-wei-flat', { kind: 'seizure', by: 'court', until: '2029-03-16', holder: '济南市历城区人民法院' }],
    ['gao-jie-flat', { kind: 'objection', registeredOn: '2026-11-16', holder: '高**', holderName: '高建业' }],
    ['xu-wen-flat', { kind: 'residence', mayBeLet: false }],
    ['ma-jianguo-flat', { kind: 'mortgage', registeredOn: '2020-06-09', hasTransferBan: false, isMaximum: false }],
    ['huang-lijuan-flat', { kind: 'mortgage', registeredOn: '2022-04-19', hasTransferBan: false }],
  ])('the story of %s', async (slug, restriction) => {
    expect((await read(await unitOf(slug))).restrictions).toMatchObject([restriction])
  })

  it('every kind of right that the register knows; one it keeps silent about is unknown, not free', async () => {
    const all = [
      '抵押',
      '最高额抵押',
      '预告',
      '抵押预告',
      '居住权',
      '地役权',
      '征收范围',
      '限制交易',
      '网签锁定',
      '违法建筑',
      '司法拍卖',
    ]
    for (const kind of all) await control('POST', `/register/units/${LI}/add`, { kind, holder: '某单位' })
    await control('POST', `/register/units/${LI}/seize`, { by: '公安', pre: true, debtor: 'wu-hao' })
    const { restrictions } = await read(LI)
    expect(restrictions.map(({ kind }) => kind)).toEqual([
      ...['mortgage', 'mortgage', 'advance-notice', 'mortgage-advance-notice', 'residence', 'easement'],
      ...['expropriation', 'policy-lock', 'sale-lock', 'illegal-building', 'auction', 'pre-seizure'],
    ])
    expect(restrictions[0]).toMatchObject({ hasTransferBan: 'unknown' })
    expect(restrictions[4]).toMatchObject({ mayBeLet: 'unknown' })
    expect(restrictions[11]).toMatchObject({ by: 'police', debtorKey: wu!.idNumber })
  })

  it('a unit that nobody knows is none; whose units, by name and number', async () => {
    expect(await register.read({ unitCode: '370102999999GB00001F00010001' }, why)).toMatchObject({ kind: 'none' })
    expect(await register.ownedBy(zhou!, why)).toMatchObject({ kind: 'units', units: [{ unitCode: LI }] })
    expect(await register.ownedBy(wu!, why)).toMatchObject({ kind: 'units', units: [] })
    expect(await register.ownedBy({ ...zhou!, name: '周梅' }, why)).toMatchObject({ kind: 'units', units: [] })
  })

  it.each<[string, object, string]>([
    ['500', {}, 'silent'],
    ['refuse', {}, 'silent'],
    ['timeout-after', {}, 'silent'],
    ['wrong-signature', {}, 'untrusted'],
  ])('%s is unknown, never "nothing there"', async (kind, more, because) => {
    await house.fault('gov.register.read', kind, more)
    expect(await hasty.read({ unitCode: LI }, why)).toEqual({ kind: 'unknown', why: because })
  })

  it('out of reach or with a wrong secret it is unknown', async () => {
    const deaf = house.gateways({ ...quick, GOV_REGISTER_BASE: await nowhere() }).register
    expect(await deaf.read({ unitCode: LI }, why)).toEqual({ kind: 'unknown', why: 'silent' })
    const stranger = house.gateways({ ...quick, GOV_REGISTER_APP_SECRET: 'wrong' }).register
    expect(await stranger.read({ unitCode: LI }, why)).toEqual({ kind: 'unknown', why: 'refused' })
  })

  it('without a reason nobody looks into the book', async () => {
    expect(await register.read({ unitCode: LI }, { purpose: '', consent: 'x' })).toMatchObject({ kind: 'unknown' })
  })
})

describe('an entry', () => {
  it('is written once, with the register’s number, and the old owner is gone', async () => {
    const sent = entry()
    const answer = await register.enter(sent)
    expect(answer).toMatchObject({
      ...{ kind: 'entered', version: 2, payloadDigest: sent.payloadDigest, at: expect.any(Date) },
      certificates: [{ kind: 'title', holder: wu!.name }],
    })
    expect(await register.enter(sent)).toEqual(answer)
    expect(await register.outcome(sent.number)).toEqual(answer)
    expect((await read(LI)).owners).toMatchObject([wu!])
  })

  it('on a page that has moved is refused as stale, also when it was a seizure that moved it', async () => {
    await control('POST', `/register/units/${LI}/seize`, {})
    expect(await register.enter(entry())).toMatchObject({ kind: 'refused', code: 'VERSION_MOVED', isStale: true })
    const again = await register.enter(entry({ expectedVersion: 2 }))
    expect(again).toMatchObject({ kind: 'refused', code: 'UNIT_SEIZED', isStale: false })
  })

  it('of two for the same page at once just one is written', async () => {
    const answers = await Promise.all([register.enter(entry()), register.enter(entry())])
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['entered', 'refused'])
    expect((await read(LI)).version).toBe(2)
  })

  it.each<[string, Act, object]>([
    [
      'mortgage',
      {
        business: 'mortgage',
        creditor: { name: '齐鲁银行', idNumber: '91370102MA0000007F' },
        amountFen: 5,
        isMaximum: true,
        hasTransferBan: true,
      },
      { kind: 'mortgage', isMaximum: true, hasTransferBan: true },
    ],
    [
      'advance notice',
      { business: 'advance-notice', holder: wu!, isMortgage: false },
      { kind: 'advance-notice', holderKey: wu!.idNumber },
    ],
    [
      'mortgage notice',
      { business: 'advance-notice', holder: wu!, isMortgage: true, debtor: li! },
      { kind: 'mortgage-advance-notice' },
    ],
    [
      'residence',
      { business: 'residence', holder: wu!, isEasement: false, mayBeLet: true },
      { kind: 'residence', mayBeLet: true },
    ],
    ['easement', { business: 'residence', holder: wu!, isEasement: true, mayBeLet: false }, { kind: 'easement' }],
    ['objection', { business: 'objection', applicant: wu!, reason: '权属有误' }, { kind: 'objection', holder: '吴*' }],
    [
      'seizure',
      { business: 'seizure', isPre: false, by: 'court', authority: '甲法院', document: '甲1号', termMonths: 12 },
      { kind: 'seizure', document: '甲1号', termMonths: 12 },
    ],
  ])('of a right: %s, and struck out again', async (_, act, restriction) => {
    expect(await register.enter(entry({ acts: [act] }))).toMatchObject({ kind: 'entered', version: 2 })
    const [right] = (await read(LI)).restrictions
    expect(right).toMatchObject(restriction)
    const business = { mortgage: 'mortgage-release', seizure: 'seizure-release' } as const
    const release = business[act.business as 'mortgage'] ?? 'right-release'
    const gone = await register.enter(entry({ expectedVersion: 2, acts: [{ business: release, rightId: right!.id }] }))
    expect(gone).toMatchObject({ kind: 'entered', version: 3 })
    expect((await read(LI)).restrictions[0]!.endedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('of other changes: a new name, a new book, the end, a first page', async () => {
    const rename = { business: 'alteration', rename: { idNumber: li!.idNumber, name: '李国画' } } as const
    await register.enter(entry({ acts: [rename] }))
    const [before] = (await read(LI)).owners
    expect(before).toMatchObject({ name: '李国画', share: 'joint' })
    await register.enter(entry({ expectedVersion: 2, acts: [{ business: 'lost-certificate' }] }))
    expect((await read(LI)).owners[0]!.certificate).not.toBe(before!.certificate)
    await register.enter(entry({ expectedVersion: 3, acts: [{ business: 'deregistration' }] }))
    expect(await register.read({ unitCode: LI }, why)).toMatchObject({ kind: 'none' })
    const first: Act = {
      ...{ business: 'first-registration', address: '济南市新街 1 号', areaM2: '88.00', usage: '住宅' },
      owners: [
        { ...wu!, share: { over: 1, under: 3 } },
        { ...li!, share: { over: 2, under: 3 } },
      ],
    }
    const unitCode = '370102009009GB00077F00010001'
    expect(await register.enter(entry({ unitCode, expectedVersion: 0, acts: [first] }))).toMatchObject({ version: 1 })
    expect((await read(unitCode)).owners.map(({ share }) => share)).toEqual(first.owners.map(({ share }) => share))
  })

  it('a no of the register is kept', async () => {
    await house.fault(ENTER, 'refuse', { code: 'OWNER_MISMATCH' })
    const sent = entry()
    expect(await register.enter(sent)).toMatchObject({ kind: 'refused', code: 'OWNER_MISMATCH', isStale: false })
    expect(await register.outcome(sent.number)).toMatchObject({ kind: 'refused', code: 'OWNER_MISMATCH' })
  })

  it('our number with another content is uncertain, and the outcome tells whose entry it is', async () => {
    const sent = entry()
    await register.enter(sent)
    expect(await register.enter({ ...sent, payloadDigest: 'e'.repeat(64) })).toMatchObject({ kind: 'unknown' })
    expect(await register.outcome(sent.number)).toMatchObject({ kind: 'entered', payloadDigest: 'd'.repeat(64) })
  })
})

describe('an answer that is lost', () => {
  it.each(['timeout-after', 'wrong-signature'])(
    '%s: unknown, the outcome tells the truth, a repeat doubles nothing',
    async (kind) => {
      await house.fault(ENTER, kind)
      const sent = entry()
      expect(await hasty.enter(sent)).toMatchObject({ kind: 'unknown' })
      await expect
        .poll(() => register.outcome(sent.number), { timeout: 15_000 })
        .toMatchObject({ kind: 'entered', version: 2 })
      expect(await register.enter(sent)).toMatchObject({ kind: 'entered', version: 2 })
      expect(await register.changesSince(0)).toMatchObject({ changes: [{ unitCode: LI, version: 2 }], isMore: false })
    },
  )

  it.each(['500', 'slow'])('%s before anything was done: never received, so it may be sent', async (kind) => {
    await house.fault(ENTER, kind, kind === 'slow' ? { delayMs: 60_000 } : {})
    const sent = entry()
    expect(await hasty.enter(sent)).toEqual({ kind: 'unknown', why: 'silent' })
    expect(await register.outcome(sent.number)).toEqual({ kind: 'never-received' })
    expect(await register.enter(sent)).toMatchObject({ kind: 'entered' })
  })

  it('an outcome that nobody tells is unknown', async () => {
    await house.fault('gov.register.outcome', 'wrong-signature')
    expect(await register.outcome('case-0-0')).toEqual({ kind: 'unknown', why: 'untrusted' })
  })
})

describe('later', () => {
  it('is later until it is decided', async () => {
    await house.fault(ENTER, 'late', { delayMs: 3_600_000 })
    const sent = entry()
    expect(await register.enter(sent)).toEqual({ kind: 'later' })
    expect(await register.outcome(sent.number)).toEqual({ kind: 'later' })
    await control('POST', '/clock', { advanceMs: 3_600_001 })
    expect(await register.outcome(sent.number)).toMatchObject({ kind: 'entered' })
  })

  it('a seizure in between wins (查封规定 23)', async () => {
    await house.fault(ENTER, 'late', { delayMs: 3_600_000 })
    const sent = entry()
    await register.enter(sent)
    await control('POST', `/register/units/${LI}/seize`, {})
    await control('POST', '/clock', { advanceMs: 3_600_001 })
    expect(await register.outcome(sent.number)).toMatchObject({ kind: 'refused', isStale: true })
  })
})

it('the changes since a cursor, oldest first, and nothing after the last', async () => {
  await control('POST', `/register/units/${LI}/seize`, {})
  await control('POST', `/register/units/${LI}/lift`, {})
  const { cursor: start } = await firstChange()
  const said = await register.changesSince(start - 1)
  expect(said).toMatchObject({
    kind: 'changes',
    changes: [
      { what: '查封', version: 2 },
      { what: '解封', version: 3 },
    ],
  })
  expect(await register.changesSince(start + 1)).toMatchObject({ changes: [], isMore: false })
  await house.fault('gov.register.changes', '500')
  expect(await register.changesSince(0)).toEqual({ kind: 'unknown', why: 'silent' })
})
const firstChange = async () => {
  const said = await register.changesSince(0)
  if (said.kind !== 'changes') throw new Error('no changes')
  return said.changes[0]!
}

describe('callbacks', () => {
  const secret = house.config.GOV_REGISTER_APP_SECRET
  const event = { id: 'change-7', event: 'unit-changed', unitCode: LI, version: 2, what: '查封', at: 'x' }
  const signed = (
    body: string,
    { key = secret, at = house.clock.now().getTime(), path = '/callbacks/register' } = {},
  ) => {
    const [timestamp, nonce] = [String(at), randomUUID()]
    const text = ['POST', path, timestamp, nonce, createHash('sha256').update(body).digest('hex')].join('\n')
    return {
      'x-app-key': house.config.GOV_REGISTER_APP_KEY,
      'x-timestamp': timestamp,
      'x-nonce': nonce,
      'x-signature': createHmac('sha256', key).update(text).digest('hex'),
    }
  }
  const open = (headers: Record<string, string>, body: string) => register.openCallback(headers, Buffer.from(body))
  const body = JSON.stringify(event)

  it('a genuine one is opened', () => {
    expect(open(signed(body), body)).toEqual({
      ...{ id: 'change-7', kind: 'unit-changed', unitCode: LI, version: 2, what: '查封' },
    })
    const decided = JSON.stringify({ id: 'entry-1', event: 'entry-decided', number: 'case-1-1', unitCode: LI })
    expect(open(signed(decided), decided)).toMatchObject({ kind: 'entry-decided', number: 'case-1-1' })
  })

  const minutes = (count: number) => house.clock.now().getTime() + count * 60_000
  it.each<[string, Record<string, string>, string]>([
    ['another secret', signed(body, { key: 'x' }), body],
    ['another path', signed(body, { path: '/callbacks/other' }), body],
    ['changed bytes', signed(body), body.replace('查封', '解封')],
    ['six minutes old', signed(body, { at: minutes(-6) }), body],
    ['six minutes early', signed(body, { at: minutes(6) }), body],
    ['no headers', {}, body],
    ['another key', { ...signed(body), 'x-app-key': 'x' }, body],
    ['a short signature', { ...signed(body), 'x-signature': 'ff' }, body],
    ['not JSON', signed('{'), '{'],
    ['an event that we do not know', signed('{"id":"a-1","event":"x"}'), '{"id":"a-1","event":"x"}'],
  ])('%s is not', (_, headers, text) => {
    expect(open(headers, text)).toBeUndefined()
  })

  it('five minutes are still fresh', () => {
    expect(open(signed(body, { at: minutes(-5) }), body)).toBeDefined()
  })
})

it('what was entered and what is seized means the same to the rules as to the register', async () => {
  await control('POST', `/register/units/${LI}/seize`, {})
  const verdict = restrictionsFor(
    'transfer',
    { restrictions: (await read(LI)).restrictions },
    plainDate(new Date(house.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)),
    calendar,
  )
  expect(verdict.outcome).toBe('block')
})
