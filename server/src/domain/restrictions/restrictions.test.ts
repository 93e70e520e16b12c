import { addDays, type PlainDate, plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../calendar/calendar.ts'
import { seedYears } from '../calendar/years/index.ts'
import { type Business, businesses, businessNames } from './business.ts'
import { type Effect, effects, mayGoOn, worst } from './effect.ts'
import { circumstances, type Restriction } from './restriction.ts'
import { restrictionsFor } from './restrictions-for.ts'
import { readEffects, restrictionTableOn } from './rows.ts'
import type { Findings } from './verdict.ts'

const calendar = workingCalendar(seedYears)
const day = (text: string) => plainDate(text)
const NOW = day('2026-11-23')
const base = { id: 'r1', order: 1, registeredOn: day('2026-11-16'), holder: '甲' }
const judge = (business: Business, restrictions: Findings['restrictions'], more: Partial<Findings> = {}, on = NOW) =>
  restrictionsFor(business, { restrictions, ...more }, on, calendar)
const effectOf = (business: Business, restriction: Restriction, more: Partial<Findings> = {}, on: PlainDate = NOW) =>
  judge(business, [restriction], more, on).effects[0]?.effect

const seizure: Restriction = { ...base, kind: 'seizure', by: 'court', renewals: [] }
const mortgage = { ...base, kind: 'mortgage', isMaximum: false, hasTransferBan: false } as const
const residence = { ...base, kind: 'residence', mayBeLet: false } as const
const notice = { ...base, kind: 'advance-notice', holderKey: 'buyer' } as const

/** One restriction of each kind that the law treats by itself, with what it needs to be that kind. */
const samples: Record<string, [Restriction, Partial<Findings>?]> = {
  查封: [seizure],
  公安查封: [{ ...seizure, by: 'police' }],
  预查封: [{ ...seizure, kind: 'pre-seizure', debtorKey: 'debtor' }, { acquirers: ['other'] }],
  预查封买方: [{ ...seizure, kind: 'pre-seizure', debtorKey: 'debtor' }, { acquirers: ['debtor'] }],
  抵押: [mortgage],
  抵押禁转: [{ ...mortgage, hasTransferBan: true }],
  抵押2020: [{ ...mortgage, registeredOn: day('2020-06-09') }],
  最高额抵押: [{ ...mortgage, isMaximum: true }],
  异议: [{ ...base, kind: 'objection' }],
  预告: [notice, { acquirers: ['other'] }],
  预告买方: [notice, { acquirers: ['buyer'] }],
  抵押预告: [{ ...base, kind: 'mortgage-advance-notice', holderKey: 'bank' }, { acquirers: ['other'] }],
  居住权: [residence],
  居住权可租: [{ ...residence, mayBeLet: true }],
  地役权: [{ ...base, kind: 'easement' }],
  征收: [{ ...base, kind: 'expropriation' }],
  限售: [{ ...base, kind: 'policy-lock' }],
  网签锁定: [{ ...base, kind: 'sale-lock', holderKey: 'buyer' }, { acquirers: ['other'] }],
  网签买方: [{ ...base, kind: 'sale-lock', holderKey: 'buyer' }, { acquirers: ['buyer'] }],
  违建: [{ ...base, kind: 'illegal-building' }],
  司法拍卖: [{ ...base, kind: 'auction' }],
  已注销: [{ ...seizure, endedOn: day('2026-11-20') }],
  查封到期: [{ ...seizure, registeredOn: day('2020-01-01') }],
}

/** Section 9 of the facts, written a second time in the order of its own columns. */
const expected = `
              网签 转移 抵押 预告 变更 更正 注销抵押 补证 租赁 新查封
  查封         B    B    B    B    P    P    -       P    W    Q
  公安查封      B    B    B    B    P    P    -       P    W    Q
  预查封        B    B    B    B    P    P    -       -    W    Q
  预查封买方     B    W    B    B    P    P    -       -    W    Q
  查封到期      -    -    -    -    -    -    -       -    -    -
  已注销        -    -    -    -    -    -    -       -    -    -
  抵押         W    W    -    -    -    -    -       -    W    -
  抵押禁转      C    C    P    C    -    -    -       -    W    -
  抵押2020     C    C    -    C    -    -    -       -    W    -
  最高额抵押     W    W    -    -    -    -    -       -    W    W
  异议         R    R    R    R    -    -    -       -    -    -
  预告         C    C    C    C    -    -    -       -    -    -
  预告买方      -    -    -    -    -    -    -       -    -    -
  抵押预告      C    C    C    C    -    -    -       -    -    -
  居住权        W    W    W    -    -    -    -       -    B    -
  居住权可租     W    W    W    -    -    -    -       -    W    -
  地役权        W    W    -    -    -    -    -       -    -    -
  征收         P    P    -    -    -    -    -       -    W    -
  限售         B    B    P    B    -    -    -       -    P    -
  网签锁定      B    B    P    B    -    -    -       -    W    -
  网签买方      B    -    -    -    -    -    -       -    W    -
  违建         B    B    B    B    -    -    -       -    B    -
  司法拍卖      B    B    B    B    P    P    -       P    W    Q
`
const columns: Business[] = [
  ...(['sale-contract', 'transfer', 'mortgage', 'advance-notice', 'alteration', 'correction'] as const),
  ...(['mortgage-release', 'lost-certificate', 'rental-filing', 'seizure'] as const),
]
const letters: Record<string, Effect> = {
  ...{ B: 'block', P: 'person', C: 'consent', R: 'risk-letter', W: 'warn', Q: 'queue', '-': 'none' },
}
const cells = expected
  .trim()
  .split('\n')
  .slice(1)
  .flatMap((line) => {
    const [name = '', ...row] = line.trim().split(/\s+/)
    return columns.map((business, index) => [name, business, letters[row[index] ?? '']] as const)
  })

describe('the table of section 9', () => {
  it.each(cells)('%s × %s: %s', (name, business, effect) => {
    const [restriction, more] = samples[name] ?? []
    expect(effectOf(business, restriction!, more)).toBe(effect)
  })

  it('names every sample', () => {
    expect(Object.keys(samples).filter((name) => !cells.some(([row]) => row === name))).toEqual([])
  })
})

describe('every kind × every business', () => {
  const all = Object.entries(samples).flatMap(([name, [restriction, more]]) =>
    businessNames.map((business) => [name, business, restriction, more] as const),
  )
  it.each(all)(
    '%s × %s has a sentence, a clause and, where somebody must act, a next step',
    (_, business, one, more) => {
      const [effect] = judge(business, [one], more).effects
      expect(effect?.sentence).toMatch(/^[^{}]+。$/)
      expect(effect?.what).not.toMatch(/[{}]|undefined/)
      expect(effect?.clause.length).toBeGreaterThan(4)
      if (effect?.effect !== 'none') expect(effect?.next).toMatch(/。$/)
      if (effect?.effect === 'consent') expect(effect.sentence).toContain(effect.consentOf)
      if (effect?.effect !== 'queue') expect(effect?.sentence).toContain(businesses[business])
    },
  )

  it('what only lifts a burden is never held up', () => {
    for (const business of ['mortgage-release', 'right-release', 'seizure-release', 'objection'] as const) {
      expect(all.filter(([, b, one, more]) => b === business && effectOf(b, one, more) !== 'none')).toEqual([])
    }
  })

  it('in a silent register is unknown, never free', () => {
    for (const business of businessNames) {
      const { outcome } = judge(business, 'unknown')
      const hasRows = Object.values(restrictionTableOn(NOW)!.rows).some((row) => row.effects[business] !== 'none')
      expect([business, outcome]).toEqual([business, hasRows ? 'unknown' : 'none'])
      expect(mayGoOn(outcome)).toBe(!hasRows)
    }
  })

  it('on a day before the civil code nothing is concluded', () => {
    expect(judge('transfer', [], {}, day('2020-12-31'))).toMatchObject({
      outcome: 'unknown',
      effects: [{ id: 'register' }],
    })
    expect(judge('transfer', [], {}, day('2021-01-01'))).toMatchObject({ outcome: 'none', effects: [] })
  })

  it('a line of the table that is too short or holds another letter stops the server', () => {
    expect(() => readEffects('B B')).toThrow(RangeError)
    expect(() => readEffects('X B P B B B P P P B - - P W - Q -')).toThrow(RangeError)
  })
})

describe('dates', () => {
  it.each([
    ['2020-12-31', 'consent'],
    ['2021-01-01', 'warn'],
  ])('a mortgage of %s: %s', (registeredOn, effect) => {
    expect(effectOf('transfer', { ...mortgage, registeredOn: day(registeredOn) })).toBe(effect)
  })

  // 15 calendar days from 2026-02-05 end on 02-20, in the Spring Festival; the first working day is 02-24.
  const objection: Restriction = { ...base, kind: 'objection', registeredOn: day('2026-02-05') }
  it.each([
    ['2026-02-04', undefined],
    ['2026-02-05', 'risk-letter'],
    ['2026-02-20', 'risk-letter'],
    ['2026-02-24', 'risk-letter'],
    ['2026-02-25', 'none'],
  ])('an objection on %s: %s', (on, effect) => expect(effectOf('transfer', objection, {}, day(on))).toBe(effect))

  it('an objection whose applicant sued in time stays; a day late it is gone', () => {
    const sued = (on: string): Restriction => ({ ...objection, suedOn: day(on) }) as Restriction
    expect(effectOf('transfer', sued('2026-02-24'), {}, day('2026-06-01'))).toBe('risk-letter')
    expect(effectOf('transfer', sued('2026-02-25'), {}, day('2026-06-01'))).toBe('none')
  })

  it('the story of gao-jie: 16 November ends on 1 December', () => {
    const [effect] = judge('transfer', [{ ...base, kind: 'objection' }]).effects
    expect(effect).toMatchObject({ effect: 'risk-letter', until: '2026-12-01' })
    expect(effect?.isProvisional).toBeUndefined()
  })

  it('an end that falls into a year without a notice is provisional', () => {
    const late: Restriction = { ...base, kind: 'objection', registeredOn: day('2026-12-25') }
    expect(judge('transfer', [late], {}, day('2026-12-26')).effects[0]).toMatchObject({ isProvisional: true })
  })

  const registrable: Restriction = { ...notice, registrableOn: day('2026-07-01') }
  it.each([
    ['2026-09-29', 'consent'],
    ['2026-09-30', 'none'],
  ])('an advance notice, registrable since 2026-07-01, on %s: %s', (on, effect) => {
    const old = { ...registrable, registeredOn: day('2026-05-01') }
    expect(effectOf('transfer', old, { acquirers: ['other'] }, day(on))).toBe(effect)
  })

  it('an advance notice whose day is unknown holds for 90 days, then nobody can say', () => {
    const unsure: Restriction = { ...notice, registeredOn: day('2026-07-01'), registrableOn: 'unknown' }
    const on = (text: string) => effectOf('transfer', unsure, { acquirers: ['other'] }, day(text))
    expect([on('2026-09-29'), on('2026-09-30')]).toEqual(['consent', 'unknown'])
    expect(effectOf('correction', unsure, { acquirers: ['other'] }, day('2026-09-30'))).toBe('none')
  })

  it.each<[string, Restriction, string, Business]>([
    ['policy lock', { ...base, kind: 'policy-lock', until: day('2026-12-31') }, '2026-12-31', 'transfer'],
    ['expropriation, named', { ...base, kind: 'expropriation', until: day('2026-12-31') }, '2026-12-31', 'use-change'],
    [
      'expropriation, at most a year',
      { ...base, kind: 'expropriation', until: day('2030-01-01') },
      '2027-11-16',
      'use-change',
    ],
    ['residence for a term', { ...residence, until: day('2026-12-31') }, '2026-12-31', 'rental-filing'],
    [
      'contract lock',
      { ...base, kind: 'sale-lock', holderKey: 'a', until: day('2026-12-31') },
      '2026-12-31',
      'sale-contract',
    ],
  ])('%s ends after its last day', (_, restriction, until, business) => {
    const on = (date: PlainDate) => effectOf(business, restriction, { acquirers: ['b'] }, date)
    expect([on(day(until)), on(addDays(day(until), 1))]).toEqual(['block', 'none'])
  })
})

describe('what nobody knows', () => {
  it('matters only where it could change the answer', () => {
    const silent: Restriction = { ...mortgage, hasTransferBan: 'unknown' }
    expect(effectOf('transfer', silent)).toBe('unknown')
    expect(effectOf('rental-filing', silent)).toBe('warn')
    expect(effectOf('transfer', { ...silent, registeredOn: day('2020-06-09') })).toBe('consent')
    const letting: Restriction = { ...residence, mayBeLet: 'unknown' }
    expect([effectOf('rental-filing', letting), effectOf('transfer', letting)]).toEqual(['unknown', 'warn'])
  })

  it('who acquires matters for notices and contracts', () => {
    expect(effectOf('transfer', notice)).toBe('unknown')
    expect(effectOf('transfer', { ...notice, holderKey: undefined }, { acquirers: ['buyer'] })).toBe('unknown')
    expect(effectOf('transfer', notice, { acquirers: ['other', 'buyer'] })).toBe('none')
  })

  it('a block outweighs it: no answer could change the outcome', () => {
    const both = judge('transfer', [seizure, { ...mortgage, id: 'r2', hasTransferBan: 'unknown' }])
    expect(both.outcome).toBe('block')
    expect(both.effects.map(({ effect }) => effect)).toEqual(['block', 'unknown'])
  })
})

describe('people', () => {
  const people = Object.keys(circumstances) as (keyof typeof circumstances)[]
  it.each<[keyof typeof circumstances, Business, Effect]>([
    ['co-owner-missing', 'transfer', 'consent'],
    ['co-owner-missing', 'correction', 'none'],
    ['minor-owner', 'mortgage', 'consent'],
    ['dishonest-buyer', 'sale-contract', 'block'],
    ['dishonest-buyer', 'transfer', 'none'],
    ['preemption', 'transfer', 'warn'],
    ['account-frozen', 'transfer', 'none'],
  ])('%s × %s: %s', (name, business, effect) => {
    expect(judge(business, [], { circumstances: { [name]: true } }).outcome).toBe(effect)
    expect(judge(business, [], { circumstances: { [name]: false } }).effects).toEqual([])
    const unsure = judge(business, [], { circumstances: { [name]: 'unknown' } }).outcome
    expect(unsure).toBe(effect === 'none' ? 'none' : 'unknown')
  })

  it('whom nobody asked about is listed, where it matters', () => {
    expect(judge('transfer', []).notAsked).toEqual(['co-owner-missing', 'preemption', 'minor-owner'])
    expect(judge('mortgage-release', []).notAsked).toEqual([])
    const asked = Object.fromEntries(people.map((name) => [name, false]))
    expect(judge('transfer', [], { circumstances: asked }).notAsked).toEqual([])
  })
})

describe('papers in the file', () => {
  const objection: Restriction = { ...base, kind: 'objection' }
  it('a consent or risk letter answers what asked for it, and nothing else', () => {
    const open = judge('transfer', [objection])
    expect(open).toMatchObject({ outcome: 'risk-letter', effects: [{ isAnswered: false }] })
    const answered = judge('transfer', [objection], { answered: ['r1'] })
    expect(answered).toMatchObject({ outcome: 'none', effects: [{ isAnswered: true }] })
    expect(judge('transfer', [seizure], { answered: ['r1'] }).outcome).toBe('block')
  })
})

describe('the first free day', () => {
  it('is the day after the end', () => {
    const { freeFrom } = judge('transfer', [{ ...seizure, until: day('2026-12-31') }])
    expect(freeFrom).toEqual({ date: '2027-01-01', provisional: false })
  })

  it('counts the whole line, each from the day it acts', () => {
    const second: Restriction = { ...seizure, id: 'r2', order: 2, termMonths: 12 }
    const { freeFrom } = judge('transfer', [{ ...seizure, until: day('2026-12-31') }, second])
    expect(freeFrom).toEqual({ date: '2028-01-02', provisional: false })
  })

  it('is not known when something has no end, and not given when nothing blocks', () => {
    expect(judge('transfer', [seizure, { ...base, id: 'r2', kind: 'illegal-building' }]).freeFrom).toBeUndefined()
    expect(judge('transfer', [mortgage]).freeFrom).toBeUndefined()
  })

  it('ends in what holds then: after the seizure the mortgage of 2020 still asks for consent', () => {
    const old: Restriction = { ...mortgage, id: 'r2', registeredOn: day('2020-06-09') }
    const until = day('2026-12-31')
    expect(judge('transfer', [{ ...seizure, until }, old]).freeFrom?.date).toBe('2027-01-01')
    expect(judge('transfer', [{ ...seizure, until }, old], {}, day('2027-01-01')).outcome).toBe('consent')
  })
})

it('a pre-seizure turns into a seizure when the home goes to its debtor', () => {
  const [one, more] = samples.预查封买方!
  expect(judge('transfer', [one], more).effects[0]).toMatchObject({ effect: 'warn', becomes: 'seizure' })
  expect(judge('alteration', [one], more).effects[0]?.becomes).toBeUndefined()
})

it('the worst effect is the outcome, in the order of the list', () => {
  expect(worst([])).toBe('none')
  for (const [index, effect] of effects.entries()) expect(worst(effects.slice(index))).toBe(effect)
})
