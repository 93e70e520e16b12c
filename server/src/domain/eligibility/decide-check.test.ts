import { type FactSource, plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { decideCheck, openFacts, sourcesOfFacts } from './decide-check.ts'
import { familyOf } from './family.ts'
import { type Declared, type Gathered, readSources } from './from-sources.ts'
import { ruleSetsOfVersion } from './rule-sets-on.ts'
import type { Answer, Member, Records } from './source-records.ts'

const on = plainDate('2026-11-22')
const sets = ruleSetsOfVersion('jinan-2018-04-19')!
const asOf = plainDate('2026-11-22')
const record = <T>(value: T): Answer<T> => ({ kind: 'record', record: value, asOf })
const none = { kind: 'none', asOf } as const
const silent = { kind: 'unknown' } as const

const paid = (from: string): Answer<Records['socialInsurance']> =>
  record({ city: '济南', ranges: [{ from, to: '2026-10', late: false }] })
const homes = (...units: [string, string][]): Answer<Records['homes']> =>
  record({ homes: units.map(([unitCode, district]) => ({ unitCode, district, usage: '住宅' })) })
const household = (district: string): Answer<Records['household']> => record({ district, members: [] })
const plain: Member['answers'] = {
  household: household('370102'),
  marriage: record({ status: '未婚' }),
  socialInsurance: none,
  incomeTax: none,
  homes: homes(),
  contracts: record({ contracts: [] }),
  talent: none,
  military: none,
}
const self = (answers: Member['answers']): Member => ({ role: 'self', answers: { ...plain, ...answers } })
const newcomer = (answers: Member['answers'] = {}) => self({ household: household('341202'), ...answers })

function check(members: Member[], declared: Declared = {}, more: Partial<Gathered> = {}) {
  const gathered = {
    city: 'jinan',
    on,
    set: sets[0]!,
    zone: 'lixia',
    declared,
    members,
    isFamilyComplete: true,
    ...more,
  } as const
  const { situation, origins } = readSources(gathered)
  return decideCheck(sets, situation, declared, { origins, notes: [] })
}
const outcome = (...given: Parameters<typeof check>) => check(...given).outcome

describe('newcomers', () => {
  test('24 months pass, with source and age of the months', () => {
    const { outcome, evaluation } = check([newcomer({ socialInsurance: paid('2024-11') })])
    expect(outcome).toEqual({ kind: 'pass', remaining: 1 })
    const months = evaluation.explanation.children[0]?.children.flatMap((clause) => clause.children)
    expect(months).toContainEqual(
      expect.objectContaining({ source: '社会保险（人社）、个人所得税（税务）', asOf: '2026-11-22' }),
    )
  })

  test('23 months: one question, then a refusal with the reason and the day', () => {
    const person = newcomer({ socialInsurance: paid('2024-12') })
    expect(outcome([person])).toEqual({ kind: 'ask', fact: 'degree' })
    const { outcome: refused, evaluation } = check([person], { degree: 'none' })
    expect(refused).toMatchObject({
      kind: 'fail',
      reasons: expect.arrayContaining([expect.stringContaining('24 个月')]),
    })
    expect(evaluation.flip?.on).toBe('2026-12-01')
  })

  test('a degree that would help is looked at by a person', () => {
    const person = newcomer({ socialInsurance: paid('2024-12') })
    expect(outcome([person], { degree: 'bachelor' })).toEqual({ kind: 'ask', fact: 'employmentContract' })
    expect(outcome([person], { degree: 'bachelor', employmentContract: false })).toMatchObject({ kind: 'fail' })
    expect(outcome([person], { degree: 'bachelor', employmentContract: true })).toMatchObject({
      kind: 'gap',
      gaps: expect.arrayContaining([{ fact: 'degree', sources: [] }]),
    })
  })

  test('months paid in another city and late payments do not count', () => {
    const elsewhere = record({ city: '青岛', ranges: [{ from: '2020-01', to: '2026-10', late: false }] })
    const late = record({ city: '济南', ranges: [{ from: '2020-01', to: '2026-10', late: true }] })
    expect(outcome([newcomer({ socialInsurance: elsewhere })], { degree: 'none' }).kind).toBe('fail')
    expect(outcome([newcomer({ socialInsurance: late })], { degree: 'none' }).kind).toBe('fail')
  })

  test('income tax is as good as social insurance', () => {
    expect(outcome([newcomer({ incomeTax: paid('2024-11') })]).kind).toBe('pass')
  })

  test.each([
    ['a talent', { talent: record({ validUntil: plainDate('2026-11-22') }) }, 'pass'],
    [
      'a talent whose certificate ran out yesterday',
      { talent: record({ validUntil: plainDate('2026-11-21') }) },
      'fail',
    ],
    ['a soldier of this city', { household: none, military: record({ status: '现役', station: '济南' }) }, 'pass'],
    ['a soldier of another city', { household: none, military: record({ status: '现役', station: '青岛' }) }, 'fail'],
  ] as const)('%s', (_, answers, kind) => {
    expect(outcome([newcomer(answers as Member['answers'])], { degree: 'none' }).kind).toBe(kind)
  })
})

describe('a silent source', () => {
  test.each(['socialInsurance', 'incomeTax', 'homes', 'contracts', 'talent', 'military', 'household'] as FactSource[])(
    '%s: never a refusal where it could matter',
    (source) => {
      const { kind } = outcome([newcomer({ [source]: silent })], { degree: 'none' })
      expect(kind).toBe(source === 'homes' || source === 'contracts' ? 'fail' : 'gap')
    },
  )

  test('is named with the fact it should have told', () => {
    expect(outcome([newcomer({ socialInsurance: silent })], { degree: 'none' })).toEqual({
      kind: 'gap',
      gaps: [{ fact: 'socialInsuranceConsecutiveMonthsInLast36', sources: ['socialInsurance', 'incomeTax'] }],
    })
  })

  test('that could change nothing changes nothing', () => {
    expect(outcome([newcomer({ incomeTax: silent, socialInsurance: paid('2024-11') })])).toEqual({
      kind: 'pass',
      remaining: 1,
    })
    const two = homes(['a', '370102'], ['b', '370103'])
    expect(outcome([self({ homes: two, household: silent, socialInsurance: silent })]).kind).toBe('fail')
    expect(outcome([self({ homes: silent })], {}, { zone: 'shanghe' })).toEqual({ kind: 'pass', remaining: null })
  })

  test('about homes: a local could have two', () => {
    expect(outcome([self({ homes: silent })])).toMatchObject({ kind: 'gap', gaps: [{ fact: 'homes' }] })
  })

  test('about the marriage: a spouse nobody named may own homes', () => {
    expect(outcome([self({ marriage: silent })], {}, { isFamilyComplete: false })).toMatchObject({ kind: 'gap' })
  })
})

describe('homes of the family', () => {
  const spouse = (answers: Member['answers']): Member => ({ role: 'spouse', answers: { ...plain, ...answers } })
  const child = (answers: Member['answers'], born = '2009-03-15'): Member => ({
    role: 'child',
    born: plainDate(born),
    answers: { homes: homes(), contracts: record({ contracts: [] }), ...answers },
  })

  test('a home of both counts once', () => {
    const shared = homes(['a', '370102'])
    expect(outcome([self({ homes: shared }), spouse({ homes: shared })])).toEqual({ kind: 'pass', remaining: 1 })
  })

  test('a flat of the 17-year-old counts, on the birthday it does not', () => {
    const family = [self({ homes: homes(['a', '370104']) }), spouse({}), child({ homes: homes(['c', '370105']) })]
    const { outcome: today, evaluation } = check(family)
    expect(today.kind).toBe('fail')
    expect(evaluation.flip?.on).toBe('2027-03-15')
    expect(outcome(family, {}, { on: plainDate('2027-03-15') })).toEqual({ kind: 'pass', remaining: 1 })
  })

  test('a flat of child and parent counts once', () => {
    const shared = homes(['a', '370104'])
    expect(outcome([self({ homes: shared }), child({ homes: shared })])).toEqual({ kind: 'pass', remaining: 1 })
  })

  test('signed for and not registered yet counts; registered is in the register already', () => {
    const contract = (status: string) =>
      record({ contracts: [{ unitCode: 'n', district: '370102', usage: '住宅', status }] })
    expect(outcome([self({ contracts: contract('已备案') })])).toEqual({ kind: 'pass', remaining: 1 })
    expect(outcome([self({ contracts: contract('已登记') })])).toEqual({ kind: 'pass', remaining: 2 })
  })

  test('shops and homes outside the area do not count', () => {
    const shop = record({ homes: [{ unitCode: 's', district: '370102', usage: '商业' }] })
    expect(outcome([self({ homes: shop })])).toEqual({ kind: 'pass', remaining: 2 })
    expect(outcome([self({ homes: homes(['f', '370126'], ['g', '310101']) })])).toEqual({ kind: 'pass', remaining: 2 })
  })

  test('one of the couple registered here makes the family local', () => {
    expect(outcome([newcomer(), spouse({})])).toEqual({ kind: 'pass', remaining: 2 })
    expect(outcome([newcomer(), spouse({ household: silent })], { degree: 'none' }).kind).toBe('gap')
  })
})

describe('a divorce', () => {
  const divorced = (since: string) => self({ marriage: record({ status: '离异', since: plainDate(since) }) })
  test('within two years: what the former family owned is told by nobody, so a person looks', () => {
    expect(outcome([divorced('2025-01-10')])).toMatchObject({ kind: 'gap', gaps: [{ fact: 'homesBeforeDivorce' }] })
  })
  test('two years ago it no longer matters', () => {
    expect(outcome([divorced('2024-11-22')])).toEqual({ kind: 'pass', remaining: 2 })
    expect(outcome([divorced('2024-11-23')]).kind).toBe('gap')
  })
})

describe('a corrected fact', () => {
  test('stands above what the source said', () => {
    const gathered = {
      city: 'jinan',
      on,
      set: sets[0]!,
      zone: 'lixia',
      declared: { degree: 'none' },
      isFamilyComplete: true,
    } as const
    const { situation, origins } = readSources({
      ...gathered,
      members: [newcomer({ socialInsurance: paid('2024-12') })],
    })
    const corrected = { ...situation, corrected: { socialInsuranceConsecutiveMonthsInLast36: 24 } }
    expect(decideCheck(sets, situation, gathered.declared, { origins, notes: [] }).outcome.kind).toBe('fail')
    expect(decideCheck(sets, corrected, gathered.declared, { origins, notes: [] }).outcome.kind).toBe('pass')
  })
})

describe('the family in the registers', () => {
  const me = { name: '赵强', idNumber: '1' }
  const member = (idNumber: string, relation: string, born: string) => ({
    name: idNumber,
    idNumber,
    relation,
    born: plainDate(born),
  })
  const book = (relation: string) =>
    record({
      district: '370104',
      members: [
        member('1', relation, '1981-09-30'),
        member('3', '子女', '2009-03-15'),
        member('4', '子女', '2000-01-01'),
      ],
    })
  const married = record({ status: '已婚' as const, spouse: { name: '孙丽', idNumber: '2' } })

  test('spouse and minor children of the head of the household', () => {
    expect(familyOf(me, book('户主'), married, on)).toEqual({
      spouse: { name: '孙丽', idNumber: '2' },
      children: [{ name: '3', idNumber: '3', born: '2009-03-15' }],
      complete: true,
    })
  })

  test('in the parents’ household the other children are brothers and sisters', () => {
    expect(familyOf(me, book('子女'), none, on)).toEqual({ children: [], complete: true })
  })

  test('a child that is of age today is no longer of the family', () => {
    expect(familyOf(me, book('配偶'), none, plainDate('2027-03-14')).children).toHaveLength(1)
    expect(familyOf(me, book('配偶'), none, plainDate('2027-03-15')).children).toEqual([])
  })

  test('a silent register leaves the family open', () => {
    expect(familyOf(me, silent, married, on).complete).toBe(false)
    expect(familyOf(me, book('户主'), silent, on).complete).toBe(false)
  })
})

describe('nobody is asked about more than the rules need', () => {
  const needed = (version: string, zone: string) => {
    const rules = ruleSetsOfVersion(version)!
    const { situation } = readSources({
      ...{ city: 'jinan', on, set: rules[0]!, zone, declared: {}, members: [], isFamilyComplete: false },
    })
    return sourcesOfFacts(openFacts(rules, situation))
  }
  test('every source where every fact may count', () => {
    expect(needed('jinan-2018-04-19', 'lixia').toSorted()).toEqual(
      ['contracts', 'homes', 'household', 'incomeTax', 'marriage', 'military', 'socialInsurance', 'talent'].toSorted(),
    )
  })
  test('without talents and soldiers before they had a row of their own', () => {
    expect(needed('jinan-2016-12-26', 'lixia')).not.toContain('talent')
    expect(needed('jinan-2016-12-26', 'lixia')).not.toContain('military')
  })
  test('nobody where nothing is limited', () => {
    expect(needed('jinan-2018-04-19', 'shanghe')).toEqual([])
    expect(needed('jinan-2023-lifted', 'lixia')).toEqual([])
  })
})
