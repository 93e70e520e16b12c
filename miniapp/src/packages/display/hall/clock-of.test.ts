import { expect, it } from 'vitest'
import { clockOf } from './clock-of.ts'

it.each([
  ['2026-11-23T01:05:59.999Z', '2026-11-23', '09:05'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23', '00:00'],
  ['2026-12-31T15:59:59.000Z', '2026-12-31', '23:59'],
])('%s is %s %s in Beijing', (instant, date, time) => {
  expect(clockOf(instant)).toEqual({ date, time })
})
