import { expect, test } from 'vitest'
import { dayInFull, plainDate, shanghaiEnd } from './plain-date.ts'

test('a day in full has its year and no leading zero', () => {
  expect(dayInFull(plainDate('2027-02-05'))).toBe('2027年2月5日')
})

test.each([
  ['2026-11-24T15:59:59.999Z', '2026-11-24', '23:59'],
  ['2026-11-24T16:00:00.000Z', '2026-11-24', '24:00'],
  ['2026-11-24T16:00:59.999Z', '2026-11-24', '24:00'],
  ['2026-11-24T16:01:00.000Z', '2026-11-25', '00:01'],
  ['2026-12-31T16:00:00.000Z', '2026-12-31', '24:00'],
  ['2028-02-29T16:00:00.000Z', '2028-02-29', '24:00'],
])('what ends at %s ends on %s at %s', (instant, date, time) => {
  expect(shanghaiEnd(new Date(instant))).toEqual({ date, time })
})
