import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { item, profiles } from '../../testing/catalogue-kit.ts'
import { offeredOn, versionOn, whyNotNext } from './on-day.ts'

const day = plainDate
const [first, second] = [
  item({ code: 'B04', version: 1, effectiveFrom: day('2026-01-01') }),
  item({ code: 'B04', version: 2, effectiveFrom: day('2026-07-01') }),
]

describe('the version of a day', () => {
  test.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 1],
    ['2026-06-30', 1],
    ['2026-07-01', 2],
    ['2027-01-01', 2],
  ])('%s is %s', (on, version) => {
    expect(versionOn([first, second], day(on))?.version).toBe(version)
  })

  test('two of one day: the later version', () => {
    const third = { ...second, version: 3 }
    expect(versionOn([third, first, second], day('2026-07-01'))).toBe(third)
  })
})

test('a city offers what is in force, in the order of its profile', () => {
  const luohe = profiles.find((one) => one.city === 'luohe')!
  const versions = new Map([['B04', [first, second]]])
  expect(offeredOn(versions, luohe, day('2026-08-01')).map(({ item: one }) => [one.code, one.version])).toEqual([
    ['B04', 2],
  ])
  expect(offeredOn(versions, luohe, day('2025-08-01'))).toEqual([])
})

describe('a file that wants to be the next version', () => {
  const whys = (version: number, from: string, newest?: typeof first) =>
    whyNotNext({ version, effectiveFrom: day(from) }, newest, day('2026-09-01')).map(({ what }) => what)

  test('is one higher and begins today or later', () => {
    expect(whys(3, '2026-09-01', second)).toEqual([])
    expect(whys(1, '2026-09-01')).toEqual([])
  })

  test('is told every reason why not', () => {
    expect(whys(2, '2026-06-01', second)).toEqual([
      '现在的版本是 2，新文件的版本要写 3。',
      '不能早于今天（2026-09-01）。',
      '不能早于上一个版本的生效日期（2026-07-01）。',
    ])
  })
})
