import { type EligibilityCity, plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import type { Facts } from './cells.ts'
import { evaluate } from './evaluate.ts'
import type { PaidRange } from './paid-months.ts'
import { ruleSetsOfVersion } from './rule-sets-on.ts'
import type { Situation } from './situation.ts'

const on = plainDate('2021-12-01')
const inLixia: Facts = { buyer: 'individual', zone: 'lixia', divorcedOn: false }
const nothingElse: Facts = { degree: 0, talentCertificate: false, military: false }
const newcomer: Facts = { ...inLixia, ...nothingElse, hukou: 'other', homes: 0 }

const never: Facts = { socialInsuranceConsecutiveMonths: 0, socialInsuranceConsecutiveMonthsInLast36: 0 }

const ask = (city: EligibilityCity, facts: Facts, more: Partial<Situation> & { on?: string } = {}) => {
  const date = plainDate(more.on ?? on)
  return evaluate(city, { asOf: date, facts, ...more }, date)
}
const flipDay = (facts: Facts, more: Partial<Situation> & { on?: string } = {}, city: EligibilityCity = 'jinan') =>
  ask(city, facts, more).flip?.on

describe('what is asked', () => {
  test('nothing once the answer stands', () => {
    for (const facts of [
      { ...inLixia, hukou: 'local', homes: 1 },
      { ...inLixia, homes: 2 },
      { ...inLixia, zone: 'jiyang' },
      { ...inLixia, hukou: 'other', homes: 0, socialInsuranceConsecutiveMonthsInLast36: 24 },
    ] satisfies Facts[]) {
      expect(ask('jinan', facts).ask, JSON.stringify(facts)).toBeUndefined()
    }
  })

  test('two homes settle it in 济南: neither hukou nor months are asked', () => {
    expect(ask('jinan', { ...inLixia, homes: 2 })).toMatchObject({ decision: 'ineligible', remaining: 0 })
  })

  test('one home: the months of a newcomer cannot matter, a degree can', () => {
    const facts = { ...inLixia, hukou: 'other', homes: 1, talentCertificate: false, military: false } as const
    expect(ask('jinan', facts).ask).toBe('degree')
    expect(ask('jinan', { ...facts, degree: 1 })).toMatchObject({ decision: 'ineligible' })
  })

  test('the question comes with words and choices', () => {
    const { question } = ask('jinan', { buyer: 'individual', divorcedOn: false })
    expect(question).toMatchObject({ fact: 'zone', kind: 'choice' })
    expect(question?.options).toContainEqual({ value: 'lixia', label: '历下区' })
    expect(ask('jinan', { ...inLixia, hukou: 'other', homes: 0 }).question).toMatchObject({ unit: '个月', most: 36 })
  })

  test('a district that the ring divides leaves the side to ask', () => {
    const facts = {
      buyer: 'individual',
      zone: ['inside-fifth-ring', 'outside-fifth-ring'],
      hukou: 'local',
      homes: 2,
      minorChildren: 0,
    } as const
    expect(ask('beijing', facts, { on: '2026-01-05' })).toMatchObject({ decision: 'unknown', ask: 'zone' })
    expect(ask('beijing', { ...facts, homes: 1 }, { on: '2026-01-05' }).decision).toBe('eligible')
  })

  test('a source that gives only a lower bound can be enough', () => {
    const months = { from: 24, to: 36 }
    const facts = { ...newcomer, socialInsuranceConsecutiveMonthsInLast36: months }
    expect(ask('jinan', facts)).toMatchObject({ decision: 'eligible', remaining: 1 })
    expect(ask('jinan', { ...facts, socialInsuranceConsecutiveMonthsInLast36: { from: 23, to: 36 } }).decision).toBe(
      'unknown',
    )
  })
})

describe('the explanation', () => {
  test('leads with the row that gives the right, clause by clause, with paper and source', () => {
    const { explanation } = ask('jinan', { ...newcomer, socialInsuranceConsecutiveMonthsInLast36: 24 })
    expect(explanation).toMatchObject({ text: '可以购买，还能买 1 套', result: 'met' })
    expect(explanation.children[0]).toMatchObject({
      id: 'other-24-months',
      result: 'met',
      limit: 1,
      document: { issuedOn: '2016-12-26', confidence: 'sure' },
    })
    expect(explanation.children[0]?.children.map(({ text, result }) => [text, result])).toEqual([
      ['非本市户籍', 'met'],
      ['购房之日前 3 年内，在本市连续缴纳 24 个月以上的社保或个税', 'met'],
      ['家庭已有住房少于 1 套', 'met'],
    ])
    expect(explanation.children[0]?.children[1]?.children).toEqual([
      {
        kind: 'fact',
        fact: 'socialInsuranceConsecutiveMonthsInLast36',
        text: '最近 3 年内社保或个税最长连续缴纳：24 个月',
        result: 'met',
        source: '您填写的',
      },
    ])
  })

  test('of a no begins with the row that is nearest', () => {
    const { explanation } = ask('jinan', { ...newcomer, socialInsuranceConsecutiveMonthsInLast36: 23 })
    expect(explanation).toMatchObject({ text: '按现在的情况，暂时不能购买', result: 'not-met' })
    expect(explanation.children[0]).toMatchObject({ id: 'other-24-months', result: 'not-met' })
    expect(explanation.children.every((rule) => rule.result !== 'met')).toBe(true)
  })

  test('says what nobody said, and never calls it a no', () => {
    const { explanation } = ask('jinan', { ...inLixia, hukou: 'other', homes: 0 })
    const facts = explanation.children.flatMap((rule) => rule.children).flatMap((clause) => clause.children)
    const open = facts.filter((fact) => fact.fact === 'talentCertificate')
    expect(open).toEqual([{ kind: 'fact', fact: 'talentCertificate', text: '人才认定：还不知道', result: 'unknown' }])
  })

  test('leaves out rows about other places and other buyers', () => {
    const { explanation } = ask(
      'shanghai',
      { buyer: 'individual', zone: 'inside-outer-ring', hukou: 'local', homes: 0, minorChildren: 0 },
      { on: '2026-03-01' },
    )
    expect(explanation.children.map((rule) => rule.id)).not.toContain('company')
    expect(explanation.children.filter((rule) => rule.id.endsWith('outside'))).toEqual([])
  })

  test('warns where the row that decides rests on no published text', () => {
    const { explanation } = ask('jinan', { ...newcomer, socialInsuranceConsecutiveMonthsInLast36: 0, military: true })
    expect(explanation.notes.join()).toContain('驻济现役军人')
    expect(explanation.notes.join()).toContain('以当地公布为准')
  })

  test('a buyer whom no table covers goes to a person', () => {
    const answer = ask('jinan', { ...inLixia, buyer: 'company' })
    expect(answer).toMatchObject({ decision: 'unknown', remaining: 0 })
    expect(answer.ask).toBeUndefined()
    expect(answer.explanation.notes[0]).toContain('人工核对')
  })
})

describe('what would flip it', () => {
  test('the month that is missing, before anything else', () => {
    const { flip } = ask('jinan', { ...newcomer, socialInsuranceConsecutiveMonths: 23 })
    expect(flip).toMatchObject({
      decision: 'eligible',
      changes: [{ fact: 'socialInsuranceConsecutiveMonthsInLast36' }],
      on: '2022-01-01',
    })
    expect(flip?.onText).toBe('最早到 2022-01-01 就可以购买（社保或个税要按月连续缴纳，不能中断）。')
  })

  test('another part of the city, when the months are far', () => {
    const { flip } = ask('jinan', { ...newcomer, ...never })
    expect(flip?.changes).toEqual([{ fact: 'zone', text: expect.stringContaining('济阳区') }])
    expect(flip?.on).toBe('2023-11-30')
  })

  test('no months at all: the new rules come before 24 months are full', () => {
    expect(flipDay({ ...newcomer, ...never })).toBe('2023-11-30')
    expect(flipDay({ ...newcomer, ...never }, { on: '2021-11-30' })).toBe('2023-11-01')
  })

  test('two changes where one does not do', () => {
    const facts = {
      buyer: 'individual',
      zone: 'inside-fifth-ring',
      workResidencePermit: false,
      ...nothingElse,
      hukou: 'other',
      homes: 1,
      minorChildren: 0,
    } as const
    const { flip } = ask('beijing', { ...facts, socialInsuranceConsecutiveMonths: 9 }, { on: '2026-01-05' })
    expect(flip?.changes.map((change) => change.fact).sort()).toEqual(['socialInsuranceConsecutiveMonths', 'zone'])
  })

  test('of a yes: how many homes would make it a no', () => {
    const { flip } = ask('jinan', { ...inLixia, hukou: 'local', homes: 0 })
    expect(flip).toMatchObject({ decision: 'ineligible', text: '如果家庭已有住房达到 2 套，就不能再买了。' })
  })

  test('nothing while the answer is open', () => {
    expect(ask('jinan', { ...inLixia, hukou: 'other', homes: 0 }).flip).toBeUndefined()
  })

  test.each([
    [12, '2022-12-01'],
    [22, '2022-02-01'],
    [23, '2022-01-01'],
  ])('%i months: the first day is %s', (months, day) => {
    expect(flipDay({ ...newcomer, socialInsuranceConsecutiveMonths: months })).toBe(day)
  })

  test('from a record, only the run that goes on grows', () => {
    const record = (...socialInsurance: PaidRange[]) => ({
      paid: { people: [{ socialInsurance, incomeTax: [] }], complete: true },
    })
    // 2 months so far, 22 to go: before the day on which the lifting is certain.
    const broken = record({ from: '2018-12', to: '2020-06' }, { from: '2021-10', to: '2021-11' })
    expect(flipDay(newcomer, broken)).toBe('2023-10-01')
    expect(flipDay(newcomer, record({ from: '2020-01', to: '2021-11' }))).toBe('2022-01-01')
    expect(flipDay(newcomer, record({ from: '2020-01', to: '2021-09' }))).toBe('2023-11-30')
  })

  test('of a couple the better record counts; one that did not answer leaves the question open', () => {
    const people = [
      { socialInsurance: [{ from: '2021-06', to: '2021-11' }], incomeTax: [] },
      { socialInsurance: [], incomeTax: [{ from: '2019-12', to: '2021-11' }] },
    ]
    expect(ask('jinan', newcomer, { paid: { people, complete: true } })).toMatchObject({
      decision: 'eligible',
      remaining: 1,
    })
    const one = people.slice(0, 1)
    expect(ask('jinan', newcomer, { paid: { people: one, complete: true } }).decision).toBe('ineligible')
    expect(ask('jinan', newcomer, { paid: { people: one, complete: false } }).decision).toBe('unknown')
    expect(ask('jinan', newcomer, { paid: { people, complete: false } }).decision).toBe('eligible')
  })

  test('a new rule turns it on its first day', () => {
    const facts = {
      buyer: 'individual',
      zone: 'inside-fifth-ring',
      workResidencePermit: false,
      ...nothingElse,
      hukou: 'other',
      homes: 0,
      minorChildren: 0,
      socialInsuranceConsecutiveMonths: 24,
    } as const
    const { flip } = ask('beijing', facts, { on: '2025-12-23' })
    expect(flip).toMatchObject({ on: '2025-12-24', onText: '最早到 2025-12-24 就可以购买（届时适用新的规则）。' })
  })

  test('a residence permit grows to the day', () => {
    const facts = {
      buyer: 'individual',
      zone: 'inside-outer-ring',
      hukou: 'other',
      homes: 0,
      homesInCity: 0,
      minorChildren: 0,
      socialInsuranceConsecutiveMonths: 0,
    } as const
    const start = '2026-03-10'
    // Twelve months of contributions would be there a year later; the permit needs only half of that.
    expect(flipDay({ ...facts, residencePermitYears: 4.5 }, { on: start }, 'shanghai')).toBe('2026-09-10')
    expect(flipDay({ ...facts, residencePermitYears: 4 }, { on: start }, 'shanghai')).toBe('2027-03-01')
  })

  test('two years after a divorce the former family no longer counts', () => {
    const facts = { ...inLixia, hukou: 'local', homes: 0, homesBeforeDivorce: 2 } as const
    const divorced = { divorcedOn: plainDate('2020-03-09') }
    expect(ask('jinan', facts, divorced).decision).toBe('ineligible')
    expect(flipDay(facts, divorced)).toBe('2022-03-09')
    expect(ask('jinan', facts, divorced).flip?.onText).toContain('离婚已满')
    expect(ask('jinan', facts, { ...divorced, on: '2022-03-08' }).decision).toBe('ineligible')
    expect(ask('jinan', facts, { ...divorced, on: '2022-03-09' })).toMatchObject({ decision: 'eligible', remaining: 2 })
  })
})

describe('the family of the day', () => {
  const couple = { ...inLixia, hukou: 'local', homes: 1 } as const
  const child = { born: plainDate('2009-03-15'), homes: 1 }
  const of = (day: string) => ask('jinan', couple, { on: day, children: [child] })

  test('a flat of a 17-year-old counts, of an 18-year-old it does not', () => {
    const before = evaluate(
      'jinan',
      { asOf: plainDate('2021-03-14'), facts: couple, children: [{ ...child, born: plainDate('2003-03-15') }] },
      plainDate('2021-03-14'),
    )
    const after = evaluate(
      'jinan',
      { asOf: plainDate('2021-03-15'), facts: couple, children: [{ ...child, born: plainDate('2003-03-15') }] },
      plainDate('2021-03-15'),
    )
    expect([before.decision, after.decision]).toEqual(['ineligible', 'eligible'])
    expect(before.flip).toMatchObject({ on: '2021-03-15', onText: expect.stringContaining('年满 18 周岁') })
  })

  test('a child of 12 keeps its flat in the family', () => {
    expect(of('2021-12-01')).toMatchObject({ decision: 'ineligible', remaining: 0 })
  })

  test('a child that comes of age takes the extra home of two children with it', () => {
    const facts = { buyer: 'individual', zone: 'inside-fifth-ring', hukou: 'local', homes: 2 } as const
    const children = [
      { born: plainDate('2008-06-01'), homes: 0 },
      { born: plainDate('2015-06-01'), homes: 0 },
    ]
    const day = (date: string) => ask('beijing', facts, { on: date, children })
    expect(day('2026-05-31')).toMatchObject({ decision: 'eligible', remaining: 1 })
    expect(day('2026-05-31').flip?.on).toBe('2026-06-01')
    expect(day('2026-06-01').decision).toBe('ineligible')
  })
})

describe('an old decision', () => {
  test('is replayed under the rules of its day, whatever has changed since', () => {
    const facts = { ...inLixia, hukou: 'local', homes: 2 } as const
    const then = ask('jinan', facts)
    const now = plainDate('2026-11-21')
    expect(ask('jinan', facts, { on: now }).decision).toBe('eligible')
    const sets = ruleSetsOfVersion(then.rulesetVersion)
    const { flip: _, ...again } = evaluate('jinan', { asOf: on, facts }, on, { sets })
    const { flip: __, ...first } = then
    expect(again).toEqual(first)
  })
})
