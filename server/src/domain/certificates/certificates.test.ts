import { createHash } from 'node:crypto'
import {
  type CertificateScope,
  certificateKinds,
  certificateScopes,
  certificateStates,
  plainDate,
  type VerificationOutcome,
  verificationOutcomes,
} from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '../canonical.ts'
import { type Claim, commitmentOf, commitmentsOf, strangers } from './claims.ts'
import { disclosed, printedClaims } from './disclosure.ts'
import { eligibilityFacts, type Facts, leaseFacts, placeOf, proofFacts, receiptFacts, titleFacts } from './facts.ts'
import { contributionFacts, settledFacts } from './fund-facts.ts'
import { judge, type VerificationFacts } from './judge.ts'
import { type ClaimName, claimLabels, kinds } from './kinds.ts'
import { comparable, seriesNumber } from './numbers.ts'
import { outcomeWords } from './outcome-words.ts'
import { contentOf, inGroups, paperDigest } from './payload.ts'
import { certificateActions, certificateEdge, certificateTransitions } from './states.ts'

/** Any digest will do here: the real one is SM3. */
const hash = (text: string) => createHash('sha256').update(text).digest('hex')

const home = {
  address: '济南市历下区泉城路 1 号 2 单元 301',
  unitCode: '370102001002GB00001F00010023',
  ...{ usage: '住宅', areaM2: '89.50', registeredOn: '2019-06-03' },
}
const owner = {
  name: '李国华',
  idNumber: '370102197001010011',
  share: '共同共有',
  certificate: '鲁（2026）济南市不动产权第0000001号',
}
const account = {
  ...{ account: '370100202411052', status: '正常', monthlyYuan: '1800.00', balanceYuan: '43200.00' },
  ranges: [{ from: '2024-11', to: '2026-10', unit: '济南中建装饰工程有限公司', late: false }],
}
const asked = {
  ...{ holder: '吴昊', idNumber: '370102199001010011', number: '济公积金缴〔2026〕第0000001号' },
  today: plainDate('2026-11-23'),
}
const all: Record<string, Facts> = {
  contribution: contributionFacts(account, asked),
  settled: settledFacts(
    {
      ...{ contract: '济公贷2018第004127号', grantedOn: '2018-05-16', settledOn: '2024-05-20' },
      principalYuan: '400000.00',
    },
    asked,
  ),
  title: titleFacts('济南市', home, owner),
  proof: proofFacts('济南市', home, {
    ...{ holder: '齐鲁银行', kind: '抵押权', number: '鲁（2026）济南市不动产证明第0000001号' },
    ...{ obligors: ['李国华', '周敏'], registeredOn: '2026-11-23' },
  }),
  eligibility: eligibilityFacts({
    ...{ name: '吴昊', idNumber: '370102199001010011', code: 'ABCD2345', zone: '济南市历下区', remaining: 1 },
    ...{ decidedOn: '2026-11-22', validTo: '2026-12-22' },
  }),
  lease: leaseFacts('济南市', {
    ...{ holder: '李国华', number: '济租备〔2026〕第0000001号', lessors: ['李国华'], lessees: ['吴昊'] },
    ...{ address: home.address, terms: '月租金 2000 元', filedOn: '2026-11-23' },
  }),
  receipt: receiptFacts({
    ...{ holder: '李国华', number: 'AJ23456789A', matter: '改名', receivedAt: '2026-11-23 10:00', receivedBy: '刘芳' },
  }),
}

describe('the table of a certificate', () => {
  const states = Object.keys(certificateStates) as (keyof typeof certificateStates)[]
  it.each(states.flatMap((state) => certificateActions.map((action) => [state, action] as const)))(
    '%s × %s',
    (state, action) => {
      const known: Record<string, string[]> = {
        issued: ['suspend', 'revoke', 'expire', 'replace'],
        suspended: ['resume', 'revoke', 'expire', 'replace'],
      }
      expect(certificateEdge(state, action) !== undefined).toBe(known[state]?.includes(action) ?? false)
    },
  )

  it('nothing that has ended comes back', () => {
    const ends = states.filter((state) => Object.keys(certificateTransitions[state]).length === 0)
    expect(ends).toEqual(['revoked', 'expired', 'replaced'])
  })
})

describe('what a certificate says', () => {
  it.each(Object.entries(all))('%s: a statement, a masked and a full holder, a number', (_kind, facts) => {
    const names = facts.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['statement', 'maskedHolder', 'number', 'holder']))
    expect(new Set(names).size).toBe(names.length)
    expect(facts.every(({ name, value }) => name in claimLabels && value !== '')).toBe(true)
  })

  it('of a home speaks of this one in its district', () => {
    expect(all.title![0]).toEqual({ name: 'statement', value: '在济南市历下区有一套住房' })
    const shop = titleFacts('济南市', { ...home, usage: '商业' }, owner)
    expect(shop[0]!.value).toBe('在济南市历下区有一处房产')
  })

  it.each([
    ['济南市历下区泉城路 1 号', '济南市历下区'],
    ['历城区花园路 2 号', '济南市历城区'],
    ['济南市商河县银河路', '济南市商河县'],
    ['某小区 3 号楼', '济南市'],
    ['', '济南市'],
  ])('the place of %s is %s', (address, district) => {
    expect(placeOf('济南市', address)).toBe(district)
  })

  const statementOf = (facts: Facts) => facts[0]!.value
  it.each([
    ['2026-09', '正常', '正在缴存住房公积金，缴至 2026-10'],
    ['2026-08', '正常', '住房公积金连续缴存满 3 个月，缴至 2026-10'],
    ['2024-12', '正常', '住房公积金连续缴存满 12 个月，缴至 2026-10'],
    ['2024-11', '正常', '住房公积金连续缴存满 24 个月，缴至 2026-10'],
    ['2012-07', '正常', '住房公积金连续缴存满 60 个月，缴至 2026-10'],
    ['2024-11', '封存', '住房公积金缴存到 2026-10，现在没有在缴'],
  ])('who has paid in since %s to a %s account: %s', (from, status, statement) => {
    const ranges = [{ from, to: '2026-10', unit: '某单位', late: false }]
    expect(statementOf(contributionFacts({ ...account, status, ranges }, asked))).toBe(statement)
  })

  it('of a contribution tells no amount, no employer and no account; and who stopped is told as having stopped', () => {
    const told = statementOf(all.contribution!)
    for (const secret of ['1,800', '43,200', '中建', account.account]) expect(told).not.toContain(secret)
    expect(all.contribution!.find(({ name }) => name === 'balance')!.value).toBe('43,200.00 元')
    const stopped = [{ from: '2020-01', to: '2026-08', unit: '某单位', late: false }]
    expect(statementOf(contributionFacts({ ...account, ranges: stopped }, asked))).toContain('现在没有在缴')
    expect(statementOf(contributionFacts({ ...account, ranges: [] }, asked))).toBe('有住房公积金账户，没有缴存记录')
  })

  it('every kind has an office, and the register alone numbers titles and proofs', () => {
    expect(Object.keys(kinds).toSorted()).toEqual(Object.keys(certificateKinds).toSorted())
    expect(kinds.title.number).toBe('register')
    expect(kinds.proof.number).toBe('register')
  })
})

describe('numbers', () => {
  it('of a series begin again every year and have seven digits', () => {
    expect(seriesNumber('lease', 'jinan', '2026', 1)).toBe('济租备〔2026〕第0000001号')
    expect(seriesNumber('contribution', 'luohe', '2027', 1_234_567)).toBe('漯公积金缴〔2027〕第1234567号')
    expect(seriesNumber('settled', 'xiamen', '2027', 3)).toBe('厦公积金结〔2027〕第0000003号')
    expect(() => seriesNumber('lease', 'beijing', '2026', 1)).toThrow(RangeError)
  })

  it.each([
    ['鲁（2026）济南市不动产权第0000001号', '鲁(2026)济南市不动产权第 0000001 号'],
    ['鲁（2026）济南市不动产权第0000001号', '鲁【２０２６】济南市不动产权第０００００01号'],
    ['济租备〔2026〕第0000001号', '济租备（2026）第0000001号'],
    ['aj23456789a', 'AJ23456789A'],
  ])('%s and %s are one', (one, other) => {
    expect(comparable(one)).toBe(comparable(other))
  })
})

describe('disclosure', () => {
  const names = (scope: CertificateScope, facts: Facts): ClaimName[] => disclosed(scope, facts).map(({ name }) => name)

  it.each(Object.entries(all))('of %s by the statement tells neither name nor number nor address', (_kind, facts) => {
    expect(names('statement', facts)).toEqual(['statement', 'maskedHolder'])
    const secret = facts.filter(({ name }) => ['holder', 'number', 'idNumber', 'address', 'unitCode'].includes(name))
    const shown = disclosed('statement', facts)
      .map(({ value }) => value)
      .join()
    for (const { value } of secret) expect(shown).not.toContain(value)
  })

  it('in full is what is printed, and every amount shows more than the one before', () => {
    const facts = all.title!
    expect(printedClaims(facts)).toEqual(disclosed('full', facts))
    const sizes = (Object.keys(certificateScopes) as CertificateScope[]).map((scope) => names(scope, facts).length)
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  })
})

describe('the signed content', () => {
  const claims: Claim[] = all.title!.map((fact, i) => ({ ...fact, salt: `salt-${i}` }))
  const content = contentOf(hash, {
    ...{ id: 'a'.repeat(24), kind: 'title', city: 'jinan', issuer: '济南市不动产登记机构' },
    ...{ issuedAt: '2026-11-23T02:00:00.000Z', keyId: '2026-1', claims },
  })

  it('holds no fact, only commitments, in an order that says nothing', () => {
    const text = canonicalText(content)
    for (const { value, salt } of claims) {
      expect(text).not.toContain(value)
      expect(text).not.toContain(salt)
    }
    expect(content.commitments).toEqual(content.commitments.toSorted())
    expect(content.commitments).toHaveLength(claims.length)
  })

  it('knows every fact again, and no other: not with another value, name or salt', () => {
    const signed = commitmentsOf(hash, claims)
    expect(strangers(hash, signed, claims)).toEqual([])
    fc.assert(
      fc.property(
        fc.nat(claims.length - 1),
        fc.constantFrom('name', 'value', 'salt'),
        fc.string(),
        (at, member, text) => {
          const claim = claims[at]!
          fc.pre(text !== claim[member as keyof Claim])
          const changed = { ...claim, [member]: text } as Claim
          expect(strangers(hash, signed, [changed])).toEqual([changed])
        },
      ),
    )
  })

  it('commits to 128 bits', () => {
    expect(commitmentOf(hash, claims[0]!)).toMatch(/^[0-9a-f]{32}$/)
  })

  it('the digest of the paper changes with every printed line and with the certificate', () => {
    const printed = printedClaims(claims)
    const digest = paperDigest(hash, 'one', printed)
    expect(digest).toMatch(/^[0-9A-F]{20}$/)
    expect(inGroups(digest)).toMatch(/^([0-9A-F]{4}-){4}[0-9A-F]{4}$/)
    expect(paperDigest(hash, 'two', printed)).not.toBe(digest)
    for (const [at, line] of printed.entries()) {
      const changed = printed.with(at, { ...line, value: `${line.value}。` })
      expect(paperDigest(hash, 'one', changed)).not.toBe(digest)
    }
  })
})

describe('what a reader is told', () => {
  const today = plainDate('2026-11-23')
  const good: VerificationFacts = { isGenuine: true, state: 'issued', today }
  it.each<[string, Partial<VerificationFacts>, VerificationOutcome]>([
    ['nothing speaks against it', {}, 'valid'],
    ['on its last day', { validTo: today }, 'valid'],
    ['with a fresh code', { code: 'fresh' }, 'valid'],
    ['on its paper', { fitsPaper: true }, 'valid'],
    ['the day after its last, before any clock has run', { validTo: plainDate('2026-11-22') }, 'expired'],
    ['revoked', { state: 'revoked' }, 'revoked'],
    ['suspended', { state: 'suspended' }, 'suspended'],
    ['replaced', { state: 'replaced' }, 'replaced'],
    ['expired', { state: 'expired' }, 'expired'],
    ['altered', { isGenuine: false }, 'altered'],
    ['altered, whatever else', { isGenuine: false, code: 'old', fitsPaper: false, state: 'revoked' }, 'altered'],
    ['with an old code, though revoked', { code: 'old', state: 'revoked' }, 'codeTooOld'],
    ['with a used code', { code: 'used' }, 'codeUsed'],
    ['on another paper', { fitsPaper: false }, 'wrongPaper'],
    ['on another paper, though revoked', { fitsPaper: false, state: 'revoked' }, 'wrongPaper'],
    ['revoked and past its last day', { state: 'revoked', validTo: plainDate('2026-11-01') }, 'revoked'],
  ])('%s', (_case, facts, outcome) => {
    expect(judge({ ...good, ...facts })).toBe(outcome)
  })

  it('is valid for nothing but an issued, genuine certificate in its time', () => {
    const any = fc.record({
      isGenuine: fc.boolean(),
      fitsPaper: fc.constantFrom(true, false, undefined),
      code: fc.constantFrom('fresh' as const, 'old' as const, 'used' as const, undefined),
      state: fc.constantFrom(...(Object.keys(certificateStates) as (keyof typeof certificateStates)[])),
      validTo: fc.constantFrom(plainDate('2026-11-22'), today, undefined),
      today: fc.constant(today),
    })
    fc.assert(
      fc.property(any, (facts) => {
        const isAllRight =
          facts.isGenuine &&
          facts.fitsPaper !== false &&
          (facts.code ?? 'fresh') === 'fresh' &&
          facts.state === 'issued' &&
          (facts.validTo ?? today) >= today
        expect(judge(facts) === 'valid').toBe(isAllRight)
      }),
    )
  })

  it.each(Object.keys(verificationOutcomes) as VerificationOutcome[])(
    '%s: what, why and what to do, in sentences',
    (one) => {
      const { title, reason, next } = outcomeWords(one, {
        why: '登记簿上的权利人已经不是持证人',
        validTo: '2026-11-22',
      })
      expect(title).toBe(verificationOutcomes[one])
      for (const text of [reason, next]) expect(text).toMatch(/。$/)
      expect(reason).not.toMatch(/。。/)
    },
  )
})
