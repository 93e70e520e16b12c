import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitValue } from './field-values.ts'

describe('values by the kind of their key', () => {
  it.each<[string, string, string | undefined]>([
    ['thing1', '济南市政务服务中心', '济南市政务服务中心'],
    ['thing1', '一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
    ['thing1', '一二三四五六七八九十一二三四五六七八九十一', '一二三四五六七八九十一二三四五六七八九…'],
    ['thing1', '𠮷'.repeat(21), `${'𠮷'.repeat(19)}…`],
    ['thing3', '', '无'],
    ['thing3', ' \n ', '无'],
    ['thing3', '一行\n二行', '一行 二行'],
    ['time2', '15:01', '15:01'],
    ['time2', '2026年11月24日 09:00', '2026年11月24日 09:00'],
    ['time2', '2026年11月24日（周二） 09:00–09:30', '2026年11月24日 09:00~09:30'],
    ['time2', '2026年11月24日 周二 09:00-09:30', '2026年11月24日 09:00~09:30'],
    ['time2', '2026-11-24 09:00:00', '2026-11-24 09:00:00'],
    ['time2', '2026年11月24日', undefined],
    ['time2', '明天上午', undefined],
    ['time2', '2026年11月24日 25:00', undefined],
    ['date1', '2026年11月24日', '2026年11月24日'],
    ['date1', '2026-11-24~2026-11-30', '2026-11-24~2026-11-30'],
    ['date1', '2026.11/24', undefined],
    ['character_string1', 'A012', 'A012'],
    ['character_string1', 'A012号', undefined],
    ['number4', '3.50', '3.50'],
    ['number4', '1'.repeat(33), undefined],
    ['phrase1', '申诉成立', '申诉成立'],
    ['phrase1', '申诉成立已免记', undefined],
    ['amount1', '¥80.00', '¥80.00'],
    ['amount1', '80.00元', '80.00元'],
    ['name1', '阿依古丽买买提艾合麦提', undefined],
    ['name1', 'JOHN SMITH', 'JOHN SMITH'],
    ['car_number1', '鲁A12345', '鲁A12345'],
    ['unheard1', 'x', undefined],
  ])('%s %j -> %j', (key, value, expected) => {
    expect(fitValue(key, value)).toBe(expected)
  })
})

it('a thing always fits: at most twenty characters, never empty, no control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const fitted = fitValue('thing1', value)!
      expect([...fitted].length).toBeGreaterThan(0)
      expect([...fitted].length).toBeLessThanOrEqual(20)
      expect(fitted).not.toMatch(/\p{Cc}/u)
    }),
  )
})
