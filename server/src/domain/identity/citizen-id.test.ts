import { plainDate } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkIdNumber, type IdNumberProblem, idCheckDigit, idNumberProblems, toEighteenDigits } from './citizen-id.ts'

const today = plainDate('2026-11-24')

describe('numbers that are accepted', () => {
  it.each([
    ['11010519491231002X', 'citizen', '1949-12-31', 'female', "the standard's sample"],
    ['440524188001010014', 'citizen', '1880-01-01', 'male', "the standard's sample"],
    ['37010219900101001X', 'citizen', '1990-01-01', 'male', 'synthetic'],
    ['370116199001010018', 'citizen', '1990-01-01', 'male', '莱芜区: a code of 2019'],
    ['370102202402290029', 'citizen', '2024-02-29', 'female', 'leap day'],
    ['810000199001010019', 'hong-kong-macao-taiwan', '1990-01-01', 'male', '香港居民居住证'],
    ['820000199001010029', 'hong-kong-macao-taiwan', '1990-01-01', 'female', '澳门居民居住证'],
    ['830000199001010039', 'hong-kong-macao-taiwan', '1990-01-01', 'male', '台湾居民居住证'],
    ['911840199001010018', 'foreign-permanent', '1990-01-01', 'male', '外国人永久居留身份证 of 2023-12-01'],
  ] as [string, string, string, string, string][])('%s (%s): %s %s, %s', (number, kind, born, gender) => {
    expect(checkIdNumber(number, today)).toEqual({ ok: true, id: { number, kind, born, gender } })
  })

  it.each([
    '37010219900101001x',
    ' 370102 19900101 001X ',
    '３７０１０２１９９００１０１００１Ｘ',
    '37010219900101001ｘ',
  ])('folds %s to digits and a capital X', (written) => {
    expect(checkIdNumber(written, today)).toMatchObject({ ok: true, id: { number: '37010219900101001X' } })
  })
})

describe('numbers that are refused, with the reason', () => {
  it.each<[string, IdNumberProblem]>([
    ['370102190002290016', 'birth-date'],
    ['370102199013010011', 'birth-date'],
    ['370102199001010011', 'check-digit'],
    ['370102199001010O1X', 'characters'],
    ['X70102199001010018', 'characters'],
    ['37010219900101001', 'length'],
    ['', 'length'],
    ['3701021990010100100', 'length'],
    ['370102900101001', 'first-generation'],
    ['370102203001010019', 'birth-in-future'],
  ])('%s: %s', (written, problem) => {
    expect(checkIdNumber(written, today)).toEqual({ ok: false, problem })
    expect(idNumberProblems[problem]).toMatch(/。$/)
  })

  it('accepts a child on the day of birth and refuses the day before', () => {
    const first17 = '37010220261124001'
    const number = first17 + idCheckDigit(first17)
    expect(checkIdNumber(number, today).ok).toBe(true)
    expect(checkIdNumber(number, plainDate('2026-11-23'))).toEqual({ ok: false, problem: 'birth-in-future' })
  })
})

const valid = fc
  .record({
    region: fc.integer({ min: 110000, max: 659999 }),
    day: fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-24'), noInvalidDate: true }),
    sequence: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ region, day, sequence }) => {
    const first17 = `${region}${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
    return first17 + idCheckDigit(first17)
  })

describe('properties', () => {
  it('every well-formed number with its own check digit is accepted', () => {
    fc.assert(fc.property(valid, (number) => checkIdNumber(number, today).ok))
  })

  it('one wrong digit is always found: that is what MOD 11-2 is for', () => {
    fc.assert(
      fc.property(valid, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const digit = (Number(number[place]) + shift) % 10
        const wrong = number.slice(0, place) + digit + number.slice(place + 1)
        return !checkIdNumber(wrong, today).ok
      }),
    )
  })

  it('two neighbours exchanged are always found', () => {
    fc.assert(
      fc.property(valid, fc.integer({ min: 0, max: 15 }), (number, place) => {
        fc.pre(number[place] !== number[place + 1])
        const wrong = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2)
        return !checkIdNumber(wrong, today).ok
      }),
    )
  })

  it('nothing a person can type throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof checkIdNumber(text, today).ok === 'boolean'))
  })
})

describe('numbers of old title books', () => {
  it('gain century and check digit', () => {
    expect(toEighteenDigits('370102900101001')).toBe('37010219900101001X')
    expect(toEighteenDigits('110105491231002')).toBe('11010519491231002X')
  })
  it.each(['37010219900101001X', '37010290010100', 'abc', ''])('leaves %s alone', (text) => {
    expect(toEighteenDigits(text)).toBeUndefined()
  })
})
