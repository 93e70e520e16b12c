import { addDays, type CertificateKind, certificateKinds, contract } from '@anju/shared-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { newKey } from '../../testing/call.ts'
import type { TestPerson } from '../../testing/people.ts'
import { createFeatures } from '../../wiring.ts'
import { MORNING } from '../cases/case-house.ts'
import { LIMITED } from '../eligibility/check-house.ts'
import { createCertificateHouse } from './certificate-house.ts'
import type { CertificateRow } from './certificate-record.ts'
import { paperCode } from './showing-code.ts'

const house = await createCertificateHouse({
  config: { ELIGIBILITY_RULES: LIMITED, GOV_DATA_TIMEOUT_MS: '20000' },
  // No check is drawn for a blind sample here.
  build: (platform) => {
    const { ids } = platform.parts
    const parts = { ...platform.parts, ids: { ...ids, digits: (n: number) => (n === 2 ? '99' : ids.digits(n)) } }
    return createFeatures({ ...platform, parts }, { outsideClock: systemClock })
  },
})
const routes = contract.certificates.table
const rows = () => house.parts.db.collection<CertificateRow>('certificates')
const holders = new Map<CertificateKind, TestPerson>()
/** Several people of several offices, one after the other. */
const PATIENCE_MS = 300_000

beforeAll(async () => {
  const [wu, li] = [await house.verified('wu-hao'), await house.verified('li-guohua')]
  const [owner, tenant, guest] = await Promise.all(['crowd-7950', 'crowd-7951', 'crowd-7952'].map(house.verified))
  const checks = contract.eligibilityChecks.table
  const { version } = (await house.call(checks.statement)).statement
  await house.call(checks.start, { as: wu, body: { zone: 'lixia', consent: true, statement: version } })
  await house.settle()
  holders.set('eligibility', wu)
  for (const [kind, as] of [
    ['contribution', wu],
    ['settled', li],
  ] as const) {
    await house.call(routes.request, { as, body: { kind } })
    holders.set(kind, as)
  }
  await house.titleOf(li)
  holders.set('title', li)
  await house.letTo(owner!, tenant!)
  holders.set('lease', tenant!)
  holders.set('receipt', owner!)
  await house.giveResidence(owner!, guest!)
  holders.set('proof', guest!)
}, PATIENCE_MS)

/** What the least of each says, and whether it has a last day. */
const kinds: Record<CertificateKind, { says: string; lasts: boolean }> = {
  eligibility: { says: '在济南市历下区有购房资格', lasts: false },
  title: { says: '有一套住房', lasts: true },
  proof: { says: '登记有居住权', lasts: true },
  lease: { says: '有一份已备案的租赁合同', lasts: true },
  contribution: { says: '住房公积金连续缴存满 24 个月，缴至 2026-10', lasts: false },
  settled: { says: '一笔住房公积金贷款已经还清', lasts: true },
  receipt: { says: '已经受理', lasts: true },
}

describe.each(Object.entries(kinds) as [CertificateKind, (typeof kinds)[CertificateKind]][])(
  '%s',
  (kind, { says, lasts }) => {
    const mine = async () => {
      const as = holders.get(kind)!
      const { id } = (await house.byKind(as, kind)).find(({ state }) => state === 'issued')!
      const row = (await rows().findOne({ _id: id }))!
      return { as, id, row, paper: paperCode(id, row.digest), one: await house.certificate(as, id) }
    }

    test('is issued, shown for seconds, and valid to a stranger who sees the least', async () => {
      const { as, id, one } = await mine()
      expect(one.kindLabel).toBe(certificateKinds[kind])
      const { code } = await house.show(as, id)
      const seen = await house.verify(code)
      expect(seen).toMatchObject({ outcome: 'valid', kindLabel: one.kindLabel, issuer: one.issuer })
      expect(seen.facts.map(({ name }) => name)).toEqual(['statement', 'maskedHolder'])
      expect(seen.facts[0]!.value).toContain(says)
      for (const name of ['holder', 'number', 'idNumber', 'balance', 'address']) {
        const secret = one.facts.find((fact) => fact.name === name)?.value
        if (secret) expect(JSON.stringify(seen)).not.toContain(secret)
      }
      expect((await house.certificate(as, id)).seen[0]).toMatchObject({ who: '没有登录的人', outcome: 'valid' })
      expect((await house.verify(code)).outcome).toBe('codeUsed')
      const { code: late } = await house.show(as, id)
      house.clock.advance({ seconds: 45 })
      expect((await house.verify(late)).outcome).toBe('codeTooOld')
    })

    test('on paper and offline: valid; on another paper, altered, past its last day, suspended, revoked: each with its reason', async () => {
      const { as, id, row, paper, one } = await mine()
      const { code } = await house.offline(as, id)
      const byHand = { number: one.number, digest: one.paperDigest }
      for (const [text, typed] of [
        [paper, {}],
        [code, {}],
        ['', byHand],
      ] as const) {
        expect((await house.verify(text, typed)).outcome).toBe('valid')
      }
      expect((await house.verify(paper, { holder: '张三' })).outcome).toBe('wrongPaper')
      expect((await house.verify('', { ...byHand, digest: '0'.repeat(20) })).outcome).toBe('wrongPaper')

      const other = await rows().findOne({ kind: { $ne: kind } })
      await rows().updateOne({ _id: id }, { $set: { sealed: other!.sealed } })
      expect((await house.verify(paper)).outcome).toBe('altered')
      await rows().updateOne({ _id: id }, { $set: { sealed: row.sealed } })

      const lastDay = one.validTo ?? addDays('2026-11-23' as never, 3_650)
      house.clock.set(`${addDays(lastDay, 1)}T02:00:00Z`)
      expect(await house.verify(paper)).toMatchObject(
        lasts ? { outcome: 'valid' } : { outcome: 'expired', reason: expect.stringContaining(lastDay) },
      )
      house.clock.set(MORNING)
      expect((await house.verify(paper)).outcome).toBe('valid')

      await house.revoke(id, '材料有误')
      for (const text of [paper, code]) {
        const reason = expect.stringContaining('材料有误')
        expect(await house.verify(text)).toMatchObject({ outcome: 'revoked', reason, facts: [] })
      }
      const body = { scope: 'statement' as const }
      const { code: why } = await house.refused(routes.show, { as, params: { id }, body })
      expect(why).toBe('CERTIFICATE_NOT_VALID')
    })
  },
)

describe('the fund', () => {
  const ask = (as: TestPerson, kind: 'contribution' | 'settled', key = newKey()) =>
    house.call(routes.request, { as, key, body: { kind } })
  const why = async (as: TestPerson, kind: 'contribution' | 'settled') =>
    house.refused(routes.request, { as, body: { kind } })

  test('is asked anew each day: one certificate and one number a day, the older one holds on', async () => {
    const chen = await house.verified('chen-xiaoyu')
    const first = await ask(chen, 'contribution')
    expect(await ask(chen, 'contribution')).toEqual(first)
    const before = await house.certificate(chen, first.id)
    expect(before).toMatchObject({ validTo: '2026-12-23', statement: '住房公积金连续缴存满 12 个月，缴至 2026-10' })
    expect(before.number).toMatch(/^济公积金缴〔2026〕第\d{7}号$/)
    expect(before.facts).toContainEqual({
      name: 'paidMonths',
      label: '连续缴存',
      value: '23 个月（2024-12 至 2026-10）',
    })
    house.clock.advance({ days: 1 })
    const next = await ask(chen, 'contribution')
    expect((await house.certificate(chen, next.id)).number).not.toBe(before.number)
    expect((await house.certificate(chen, first.id)).state).toBe('issued')
    house.clock.set(MORNING)
  })

  test('of a loan that is still being paid there is no such certificate, and of none neither', async () => {
    const [cao, chen, child] = await Promise.all(['cao-ying', 'chen-xiaoyu', 'zhao-qiang'].map(house.verified))
    expect(await why(cao!, 'settled')).toMatchObject({
      code: 'CERTIFICATE_NOT_HELD',
      text: expect.stringContaining('还没有还清'),
    })
    expect((await why(chen!, 'settled')).text).toContain('没有查到')
    expect(await why(child!, 'contribution')).toMatchObject({ code: 'CERTIFICATE_NOT_HELD' })
    expect((await house.certificate(cao!, (await ask(cao!, 'contribution')).id)).statement).toContain('满 60 个月')
  })

  test.each(['500', 'wrong-signature'])(
    'that answers with %s says nothing: never that there is no account',
    async (kind) => {
      const cao = await house.verified('cao-ying')
      await house.sandbox.fault({ route: 'gov.fundLoans.query', kind, times: 1 })
      expect(await why(cao, 'settled')).toMatchObject({ code: 'FUND_SILENT', status: 503 })
      expect((await why(cao, 'settled')).code).toBe('CERTIFICATE_NOT_HELD')
    },
  )
})
