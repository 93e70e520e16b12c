import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { askSourcesAgainAt, runOf, validities, validityOn } from './validity.ts'

const day = plainDate

describe('how long a result may be used', () => {
  test.each([
    ['thirty days, looked at again three days before', '2026-11-22', '2026-11-22', '2026-12-22', '2026-12-19'],
    [
      'not beyond ninety days after the consent, and then not looked at again',
      '2027-02-10',
      '2026-11-22',
      '2027-02-20',
      undefined,
    ],
    ['to the very day of the consent’s end', '2027-01-21', '2026-11-22', '2027-02-20', undefined],
    ['a day before that it is looked at once more', '2027-01-20', '2026-11-22', '2027-02-19', '2027-02-16'],
    [
      'a decision after the consents ended is good for its own day',
      '2027-03-01',
      '2026-11-22',
      '2027-03-01',
      undefined,
    ],
  ])('%s', (_, decided, consented, validTo, recheckOn) => {
    expect(runOf('jinan', day(decided), day(consented))).toEqual({ validTo, ...(recheckOn && { recheckOn }) })
  })

  test('every row says where it is from, and some row holds on every day of the tables', () => {
    expect(validities.every(({ source }) => source.length > 0)).toBe(true)
    expect(validityOn('xiamen', day('2016-09-05')).days).toBe(30)
    expect(() => validityOn('jinan', day('2015-12-31'))).toThrow(RangeError)
  })
})

test('a silent source is asked ever more seldom, and never given up', () => {
  const now = new Date('2026-11-22T02:00:00Z')
  const pauses = Array.from(
    { length: 12 },
    (_, asks) => (askSourcesAgainAt(asks + 1, now).getTime() - now.getTime()) / 60_000,
  )
  expect(pauses).toEqual([1, 2, 5, 15, 30, 60, 120, 240, 240, 240, 240, 240])
})
