import { feeRules } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { itemOf, items, profiles, reference, wrong } from '../../testing/catalogue-kit.ts'

const profile = (city: string) => profiles.find((one) => one.city === city)!
const promises = (city: string, count: number | undefined, unit: string) =>
  profile(city).offers.filter(({ promise }) => promise[0]?.count === count && promise[0]?.unit === unit)

describe('the files of the catalogue', () => {
  test('have no mistakes (node --import tsx server/src/tools/check-items.ts)', () => {
    expect(wrong).toEqual([])
  })

  test('hold every item of the five cities', () => {
    const codes = (letter: string, count: number) =>
      Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`)
    expect(items.map((item) => item.code)).toEqual([...codes('A', 21), ...codes('B', 61), ...codes('C', 23)])
  })

  test('are no empty shells', () => {
    const poor = items.filter(
      ({ materials, steps, basis, faqs, summary }) =>
        materials.length < 1 || steps.length < 3 || !basis.length || faqs.length < 2 || summary.length < 8,
    )
    expect(poor.map((item) => item.code)).toEqual([])
  })

  test('name every fee as the fee tables do', () => {
    expect(reference.fees.filter(({ rule }) => !(rule in feeRules))).toEqual([])
  })
})

describe('the cities', () => {
  test('are the five', () => {
    expect(profiles.map((one) => one.city)).toEqual(['anshan', 'jinan', 'liaoyuan', 'luohe', 'xiamen'])
  })

  test('Luohe: ten registrations in two working hours', () => {
    expect(promises('luohe', 2, 'workingHour').map((offer) => offer.code)).toEqual(
      'B02 B03 B04 B09 B10 B11 B15 B16 B18 B19'.split(' '),
    )
  })

  test('Liaoyuan: 61 registrations in 15 × 60 minutes, 12 × 1, 33 × 5, 1 × 7 or 15 working days; the loan in 90 minutes', () => {
    expect(promises('liaoyuan', 60, 'minute')).toHaveLength(15)
    expect(promises('liaoyuan', 1, 'workingDay')).toHaveLength(12)
    expect(promises('liaoyuan', 5, 'workingDay')).toHaveLength(33)
    expect(profile('liaoyuan').offers.find(({ code }) => code === 'B01')?.promise).toMatchObject([
      { count: 7, applies: '工业项目' },
      { count: 15, applies: '房地产开发项目' },
    ])
    expect(profile('liaoyuan').offers.filter(({ code }) => code.startsWith('B'))).toHaveLength(61)
    expect(promises('liaoyuan', 90, 'minute').map((offer) => offer.code)).toEqual(['C05'])
  })

  test('Xiamen: 72 items, 45 of them fully online, 15 fund items among these at once', () => {
    const { offers } = profile('xiamen')
    expect(offers).toHaveLength(72)
    expect(offers.filter(({ channel }) => channel === 'online' || channel === 'instant')).toHaveLength(45)
    const instant = offers.filter(({ channel }) => channel === 'instant')
    expect(instant).toHaveLength(15)
    expect(instant.every(({ code }) => code.startsWith('C'))).toBe(true)
  })

  test('Anshan: the trade in one working day, look-ups without login', () => {
    expect(promises('anshan', 1, 'workingDay').map((offer) => offer.code)).toContain('A15')
    expect(profile('anshan').offers.map((offer) => offer.code)).toEqual(expect.arrayContaining(['A16', 'A05']))
  })

  test('Jinan: eligibility at once, the talent channel and the batch of enterprises', () => {
    expect(promises('jinan', undefined, 'instant').map((offer) => offer.code)).toContain('A01')
    expect(profile('jinan').offers.map((offer) => offer.code)).toEqual(expect.arrayContaining(['A02', 'A10', 'A13']))
  })

  test('promise nothing that they did not publish', () => {
    const promised = profile('jinan').offers.filter(({ promise }) => promise.length > 0)
    expect(promised.map(({ code }) => code)).toEqual(['A01', 'A08'])
  })

  test('disagree with each other, and the law stays a field of its own', () => {
    const of = (city: string) => profile(city).offers.find(({ code }) => code === 'B15')?.promise[0]
    expect(of('luohe')).toMatchObject({ count: 2, unit: 'workingHour' })
    expect(of('liaoyuan')).toMatchObject({ count: 1, unit: 'workingDay' })
    expect(itemOf('B15').statutory).toMatchObject([{ count: 30, unit: 'workingDay' }])
  })
})
