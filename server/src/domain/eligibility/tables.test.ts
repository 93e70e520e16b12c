import { type EligibilityCity, plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import type { Facts } from './cells.ts'
import { answer } from './evaluate.ts'
import { ruleSetsOn } from './rule-sets-on.ts'
import { remainingOf } from './settle.ts'

/** Decision and homes left, of a person about whom everything else is known and nothing else is special. */
const plain: Facts = {
  buyer: 'individual',
  insideSecondRing: true,
  areaSqm: 100,
  homes: 0,
  minorChildren: 0,
  socialInsuranceConsecutiveMonths: 0,
  socialInsuranceConsecutiveMonthsInLast36: 0,
  socialInsuranceConsecutiveMonthsInLast24: 0,
  residencePermitYears: 0,
  workResidencePermit: false,
  degree: 0,
  employmentContract: false,
  talentCertificate: false,
  military: false,
  divorcedOn: false,
  overseasConditions: false,
  companyMonths: 0,
  companyTaxFen: 0,
  companyStaff: 0,
  companyStaffInsured5Years: 0,
  staffHousing: false,
  builtBefore2000: false,
}
function left(city: EligibilityCity, on: string, given: Facts): number | null | 'unknown' {
  const date = plainDate(on)
  const all = { ...plain, ...given }
  const facts = {
    ...all,
    homesInCity: all.homesInCity ?? all.homes,
    childrenCount: all.childrenCount ?? all.minorChildren,
  }
  const { decision, reached } = answer(ruleSetsOn(city, date), { asOf: date, facts }, date)
  return decision === 'unknown' ? decision : remainingOf(reached)
}
/** Months unbroken up to now, which then are also the longest run of any window. */
const paid = (months: number): Facts => ({
  socialInsuranceConsecutiveMonths: months,
  socialInsuranceConsecutiveMonthsInLast36: Math.min(months, 36),
  socialInsuranceConsecutiveMonthsInLast24: Math.min(months, 24),
})
const local = { hukou: 'local' } as const
const other = { hukou: 'other' } as const

describe('济南', () => {
  const main = '2021-12-01'
  const jinan = (given: Facts, on = main) => left('jinan', on, { zone: 'lixia', ...given })

  test.each([
    [0, 2],
    [1, 1],
    [2, 0],
    [3, 0],
  ])('a local family with %i homes may buy %i', (homes, more) => {
    expect(jinan({ ...local, homes })).toBe(more)
  })

  test.each([
    [0, 23, 0],
    [0, 24, 1],
    [0, 25, 1],
    [0, 36, 1],
    [1, 36, 0],
    [2, 36, 0],
  ])('another family with %i homes and %i of 36 months may buy %i', (homes, months, more) => {
    expect(jinan({ ...other, homes, socialInsuranceConsecutiveMonthsInLast36: months })).toBe(more)
  })

  test('the 24 months lie inside the last three years; they need not go on to this day', () => {
    expect(jinan({ ...other, socialInsuranceConsecutiveMonths: 3, socialInsuranceConsecutiveMonthsInLast36: 24 })).toBe(
      1,
    )
  })

  test.each([
    [5, 2, true, 0],
    [6, 2, true, 2],
    [7, 2, true, 2],
    [6, 1, true, 0],
    [6, 3, true, 2],
    [6, 2, false, 0],
  ])('%i months, degree rank %i, contract %s: may buy %i', (months, degree, employmentContract, more) => {
    expect(jinan({ ...other, ...paid(months), degree, employmentContract })).toBe(more)
  })

  test('a graduate is counted as a local: one home more beside the first', () => {
    const graduate = { ...other, ...paid(6), degree: 2, employmentContract: true }
    expect([0, 1, 2].map((homes) => jinan({ ...graduate, homes }))).toEqual([2, 1, 0])
  })

  test.each(['talentCertificate', 'military'] as const)('%s is counted as a local', (fact) => {
    expect([0, 1, 2].map((homes) => jinan({ ...other, [fact]: true, homes }))).toEqual([2, 1, 0])
  })

  test('before 2017-05-18 neither degree nor certificate helps', () => {
    const graduate = { ...other, ...paid(6), degree: 4, employmentContract: true, talentCertificate: true }
    expect(jinan(graduate, '2017-05-17')).toBe(0)
    expect(jinan(graduate, '2017-05-18')).toBe(2)
  })

  test('within two years of a divorce the former family is counted, from 2018-04-19 on', () => {
    const divorced = { ...local, homes: 0, divorcedOn: true, homesBeforeDivorce: 2 }
    expect(jinan(divorced, '2018-04-18')).toBe(2)
    expect(jinan(divorced, '2018-04-19')).toBe(0)
    expect(jinan({ ...divorced, homesBeforeDivorce: 1 }, '2018-04-19')).toBe(1)
    expect(jinan({ ...divorced, divorcedOn: false }, '2018-04-19')).toBe(2)
  })

  test.each([['lixia', 'gaoxin', 'changqing', 'zhangqiu', 'jiyang', 'shanghe']])(
    'the area widens and shrinks: %s %s %s %s %s %s',
    (...zones) => {
      const limited = (on: string) => zones.map((zone) => jinan({ ...local, homes: 2, zone }, on) === 0)
      expect(limited('2017-05-17')).toEqual([true, true, true, false, false, false])
      expect(limited('2017-05-18')).toEqual([true, true, true, true, false, false])
      expect(limited('2022-05-22')).toEqual([true, true, true, true, false, false])
      expect(limited('2022-05-23')).toEqual([true, true, false, false, false, false])
      expect(limited('2022-09-15')).toEqual([true, true, false, false, false, false])
      expect(limited('2022-09-16')).toEqual([true, false, false, false, false, false])
    },
  )

  test('from 2022-09-16 only 历下 and 市中 inside the second ring', () => {
    const on = '2022-09-16'
    expect(jinan({ ...local, homes: 2, zone: 'shizhong' }, on)).toBe(0)
    expect(jinan({ ...local, homes: 2, insideSecondRing: false }, on)).toBeNull()
    expect(jinan({ ...local, homes: 2, zone: 'tianqiao' }, on)).toBeNull()
  })

  test('the day of the lifting is not known: in autumn 2023 old and new must agree', () => {
    expect(jinan({ ...local, homes: 2 }, '2023-08-31')).toBe(0)
    expect(jinan({ ...local, homes: 2 }, '2023-09-01')).toBe('unknown')
    expect(jinan({ ...local, homes: 1 }, '2023-09-01')).toBe(1)
    expect(jinan({ ...local, homes: 2 }, '2023-11-29')).toBe('unknown')
    expect(jinan({ ...local, homes: 2 }, '2023-11-30')).toBeNull()
    expect(jinan({ ...other, homes: 9 }, '2026-11-21')).toBeNull()
  })

  test('nothing is known before the first notice', () => {
    expect(ruleSetsOn('jinan', plainDate('2016-12-25'))).toEqual([])
    expect(jinan({ ...local, homes: 1 }, '2016-12-26')).toBe(1)
  })
})

describe('北京', () => {
  const before = '2025-12-23'
  const after = '2025-12-24'
  const inside = (on: string, given: Facts) => left('beijing', on, { zone: 'inside-fifth-ring', ...given })
  const outside = (on: string, given: Facts) => left('beijing', on, { zone: 'outside-fifth-ring', ...given })

  test.each([before, after])('locals on %s: two inside, no limit outside', (on) => {
    expect([0, 1, 2, 3].map((homes) => inside(on, { ...local, homes }))).toEqual([2, 1, 0, 0])
    expect(outside(on, { ...local, homes: 9 })).toBeNull()
  })

  test('a single adult is a family: marriage is not asked', () => {
    expect(inside('2025-08-09', { ...local, married: false })).toBe(2)
  })

  test.each(['workResidencePermit', 'military'] as const)('%s counts as local', (fact) => {
    expect([0, 1, 2].map((homes) => inside(after, { ...other, [fact]: true, homes }))).toEqual([2, 1, 0])
    expect(outside(after, { ...other, [fact]: true, homes: 5 })).toBeNull()
  })

  test('two children: three inside for locals, two for others, from 2025-12-24', () => {
    const children = (minorChildren: number, on: string, who: Facts) => inside(on, { ...who, minorChildren })
    expect([1, 2, 3].map((count) => children(count, before, local))).toEqual([2, 2, 2])
    expect([1, 2, 3].map((count) => children(count, after, local))).toEqual([2, 3, 3])
    expect([1, 2, 3].map((count) => children(count, after, { ...other, ...paid(24) }))).toEqual([1, 2, 2])
    expect(inside(after, { ...local, minorChildren: 2, homes: 2 })).toBe(1)
    expect(inside(after, { ...local, minorChildren: 2, homes: 3 })).toBe(0)
  })

  test.each([
    [35, 0, 1],
    [36, 1, 1],
    [37, 1, 1],
    [23, 0, 0],
    [24, 0, 1],
    [25, 0, 1],
  ])('%i months inside the fifth ring: %i before, %i after', (months, old, now) => {
    expect([inside(before, { ...other, ...paid(months) }), inside(after, { ...other, ...paid(months) })]).toEqual([
      old,
      now,
    ])
  })

  test.each([
    [11, 0, 0],
    [12, 0, null],
    [13, 0, null],
    [23, 0, null],
    [24, null, null],
    [25, null, null],
  ])('%i months outside: %s before, %s after', (months, old, now) => {
    expect([outside(before, { ...other, ...paid(months) }), outside(after, { ...other, ...paid(months) })]).toEqual([
      old,
      now,
    ])
  })

  test('months must go on to the purchase: a run that ended does not count', () => {
    const ended = { socialInsuranceConsecutiveMonths: 2, socialInsuranceConsecutiveMonthsInLast36: 30 }
    expect(inside(after, { ...other, ...ended })).toBe(0)
  })

  test.each([
    [11, 0],
    [12, 1],
    [13, 1],
  ])('a certified talent with %i months: %i inside', (months, more) => {
    expect(inside(after, { ...other, ...paid(months), talentCertificate: true })).toBe(more)
    expect(inside(after, { ...other, ...paid(months), talentCertificate: true, homes: 1 })).toBe(0)
  })

  test('overseas: one in the whole city, when the conditions are met', () => {
    const overseas = { buyer: 'overseas', overseasConditions: true } as const
    expect(inside(after, { ...overseas, homes: 0, homesInCity: 0 })).toBe(1)
    expect(inside(after, { ...overseas, homes: 0, homesInCity: 1 })).toBe(0)
    expect(outside(after, { ...overseas, homesInCity: 1 })).toBe(0)
    expect(inside(after, { ...overseas, overseasConditions: false })).toBe(0)
  })

  test('the rules before 2025-08-09 were not found', () => {
    expect(ruleSetsOn('beijing', plainDate('2025-08-08'))).toEqual([])
  })
})

describe('上海', () => {
  const before = '2026-02-25'
  const after = '2026-02-26'
  const inside = (on: string, given: Facts) => left('shanghai', on, { zone: 'inside-outer-ring', ...given })
  const outside = (on: string, given: Facts) => left('shanghai', on, { zone: 'outside-outer-ring', ...given })

  test('locals: two inside, no limit outside', () => {
    expect([0, 1, 2].map((homes) => inside(after, { ...local, homes }))).toEqual([2, 1, 0])
    expect(outside(after, { ...local, homes: 7 })).toBeNull()
  })

  test.each([
    [11, 0, 0],
    [12, 0, 1],
    [13, 0, 1],
    [35, 0, 1],
    [36, 1, 2],
    [37, 1, 2],
  ])('%i months inside the outer ring: %i before, %i after', (months, old, now) => {
    expect([inside(before, { ...other, ...paid(months) }), inside(after, { ...other, ...paid(months) })]).toEqual([
      old,
      now,
    ])
  })

  test('36 months: a second home, not a third', () => {
    expect([0, 1, 2].map((homes) => inside(after, { ...other, ...paid(36), homes }))).toEqual([2, 1, 0])
  })

  test.each([
    [11, 0],
    [12, null],
    [13, null],
  ])('%i months outside: %s', (months, more) => {
    expect(outside(after, { ...other, ...paid(months), homes: 3 })).toBe(more)
  })

  test.each([
    [4, 0],
    [4.9, 0],
    [5, 1],
    [6, 1],
  ])('a residence permit of %f years: %i, without any months', (residencePermitYears, more) => {
    expect(inside(after, { ...other, residencePermitYears })).toBe(more)
    expect(outside(after, { ...other, residencePermitYears })).toBe(more)
    expect(inside(before, { ...other, residencePermitYears })).toBe(0)
  })

  test('the permit gives one home in the whole city', () => {
    expect(inside(after, { ...other, residencePermitYears: 5, homes: 0, homesInCity: 1 })).toBe(0)
    expect(outside(after, { ...other, residencePermitYears: 5, homes: 0, homesInCity: 1 })).toBe(0)
  })

  test('two children: one home more inside', () => {
    expect([1, 2].map((minorChildren) => inside(after, { ...local, minorChildren }))).toEqual([2, 3])
    expect([1, 2].map((minorChildren) => inside(after, { ...other, ...paid(12), minorChildren }))).toEqual([1, 2])
    expect([1, 2].map((minorChildren) => inside(after, { ...other, ...paid(36), minorChildren }))).toEqual([2, 3])
  })

  const firm = {
    buyer: 'company',
    companyMonths: 60,
    companyTaxFen: 100_000_000,
    companyStaffInsured5Years: 10,
  } as const
  test.each([
    ['at the limits', {}, null],
    ['founded too late', { companyMonths: 59 }, 0],
    ['one fen of tax short', { companyTaxFen: 99_999_999 }, 0],
    ['one employee short', { companyStaffInsured5Years: 9 }, 0],
  ])('a company %s', (_, more, expected) => {
    expect(inside(after, { ...firm, ...more })).toBe(expected)
  })

  test.each([
    [69.99, null],
    [70, null],
    [70.01, 0],
  ])('staff housing of %f m2 built before 2000: %s', (areaSqm, expected) => {
    const flat = { buyer: 'company', staffHousing: true, builtBefore2000: true, areaSqm } as const
    expect(inside(after, flat)).toBe(expected)
    expect(inside(after, { ...flat, builtBefore2000: false })).toBe(0)
  })
})

describe('深圳', () => {
  const on = '2025-09-06'
  const shenzhen = (zone: string, given: Facts) => left('shenzhen', on, { zone, ...given })

  test.each(['futian', 'nanshan', 'xinan'])('%s is zone A', (zone) => {
    expect([0, 1, 2].map((homes) => shenzhen(zone, { ...local, homes }))).toEqual([2, 1, 0])
    expect([11, 12, 13].map((months) => shenzhen(zone, { ...other, ...paid(months) }))).toEqual([0, 1, 1])
    expect(shenzhen(zone, { ...other, ...paid(12), homes: 1 })).toBe(0)
  })

  test.each(['luohu', 'baoan-other', 'longgang', 'longhua', 'pingshan', 'guangming'])('%s is zone B', (zone) => {
    expect(shenzhen(zone, { ...local, homes: 5 })).toBeNull()
    expect(shenzhen(zone, { ...other, ...paid(12), homes: 5 })).toBeNull()
    expect([0, 1, 2].map((homes) => shenzhen(zone, { ...other, ...paid(11), homes }))).toEqual([2, 1, 0])
    expect(shenzhen(zone, { buyer: 'company' })).toBeNull()
  })

  test.each(['yantian', 'dapeng'])('%s is zone C: free for anybody', (zone) => {
    expect(shenzhen(zone, { ...other, homes: 9 })).toBeNull()
    expect(shenzhen(zone, { buyer: 'company' })).toBeNull()
  })

  test('深汕 lies outside the zones', () => {
    expect(shenzhen('shenshan', { ...other, homes: 9 })).toBeNull()
  })

  test.each([
    ['at the limits', {}, null],
    ['founded too late', { companyMonths: 11 }, 0],
    ['one fen of tax short', { companyTaxFen: 99_999_999 }, 0],
    ['one employee short', { companyStaff: 9 }, 0],
  ])('a company in zone A %s', (_, more, expected) => {
    const firm = { buyer: 'company', companyMonths: 12, companyTaxFen: 100_000_000, companyStaff: 10 } as const
    expect(shenzhen('futian', { ...firm, ...more })).toBe(expected)
  })

  test('in force from 2025-09-06', () => {
    expect(ruleSetsOn('shenzhen', plainDate('2025-09-05'))).toEqual([])
    expect(ruleSetsOn('shenzhen', plainDate('2025-09-06'))).toHaveLength(1)
  })
})

describe('厦门', () => {
  const xiamen = (on: string, given: Facts) => left('xiamen', on, { zone: 'siming', ...given })
  const on2016 = '2016-09-05'

  test.each([
    [140, 0],
    [143.99, 0],
    [144, 0],
    [144.01, null],
    [145, null],
  ])('a local family with two homes buys %f m2: %s', (areaSqm, more) => {
    expect(xiamen(on2016, { ...local, homes: 2, areaSqm })).toBe(more)
  })

  test('locals up to two', () => {
    expect([0, 1, 2].map((homes) => xiamen(on2016, { ...local, homes }))).toEqual([2, 1, 0])
  })

  test.each([
    [0, 11, 0],
    [0, 12, 1],
    [0, 13, 1],
    [1, 24, 0],
  ])('others with %i homes and %i of 24 months: %i', (homes, months, more) => {
    expect(xiamen(on2016, { ...other, homes, socialInsuranceConsecutiveMonthsInLast24: months })).toBe(more)
  })

  test('2022-05-24: a third home for two children, one of them a minor, up to 180 m2', () => {
    const family = { ...local, homes: 2, areaSqm: 144, minorChildren: 1, childrenCount: 2 }
    expect(xiamen('2022-05-23', family)).toBe(0)
    expect(xiamen('2022-05-24', family)).toBe(1)
    expect(xiamen('2022-05-24', { ...family, homes: 3 })).toBe(0)
    expect(xiamen('2022-05-24', { ...family, childrenCount: 1 })).toBe(0)
    expect(xiamen('2022-05-24', { ...family, minorChildren: 0 })).toBe(0)
    expect(xiamen('2022-05-24', { ...family, areaSqm: 180 })).toBeNull()
  })

  test.each([
    ['a college degree', { degree: 1 }, 1],
    ['a contract', { employmentContract: true }, 1],
    ['six months', paid(6), 1],
    ['five months', paid(5), 0],
    ['nothing', {}, 0],
  ])('2022-05-24: others with %s buy off the island', (_, more, expected) => {
    expect(xiamen('2022-05-24', { ...other, zone: 'jimei', ...more })).toBe(expected)
    expect(xiamen('2022-05-24', { ...other, zone: 'huli', ...more })).toBe(0)
    expect(xiamen('2022-05-23', { ...other, zone: 'jimei', ...more })).toBe(0)
  })

  test('lifted some day in 2023 or 2024', () => {
    expect(xiamen('2022-12-31', { ...local, homes: 2 })).toBe(0)
    expect(xiamen('2023-01-01', { ...local, homes: 2 })).toBe('unknown')
    expect(xiamen('2024-12-31', { ...local, homes: 2 })).toBeNull()
  })
})
