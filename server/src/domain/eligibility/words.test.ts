import { describe, expect, test } from 'vitest'
import { isTold, valueText } from './words.ts'

describe('a value as a citizen reads it', () => {
  test.each([
    ['homes', 2, '2 套'],
    ['homes', { from: 1, to: 99 }, '至少 1 套'],
    ['homes', { from: 0, to: 99 }, '还不知道'],
    ['minorChildren', { from: 0, to: 20 }, '还不知道'],
    ['socialInsuranceConsecutiveMonthsInLast36', { from: 0, to: 36 }, '还不知道'],
    ['socialInsuranceConsecutiveMonthsInLast36', { from: 0, to: 12 }, '最多 12 个月'],
    ['military', undefined, '还不知道'],
    ['military', false, '没有'],
    ['hukou', 'other', '外地户籍'],
    ['zone', ['lixia', 'shizhong'], '历下区或市中区'],
  ] as const)('%s %j', (fact, value, text) => expect(valueText(fact, value, 'jinan')).toBe(text))

  test('that nobody told has no source', () => {
    expect(isTold('homes', { from: 0, to: 99 })).toBe(false)
    expect(isTold('homes', { from: 1, to: 99 })).toBe(true)
    expect(isTold('homes', 0)).toBe(true)
    expect(isTold('zone', ['lixia'])).toBe(true)
    expect(isTold('homes', undefined)).toBe(false)
  })
})
