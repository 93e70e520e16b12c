import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deviceLimits, type MaySend, maySendCode, phoneLimits } from './sms-code-limits.ts'

const now = new Date('2026-03-06T02:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const no = (why: 'too-soon' | 'limit', retryAfterSeconds: number): MaySend => ({ ok: false, why, retryAfterSeconds })
const HOUR = 3600
const DAY = 24 * HOUR

it.each<[string, Date[], MaySend]>([
  ['the first one', [], { ok: true }],
  ['after 59 seconds', [ago(59)], no('too-soon', 1)],
  ['at once', [ago(0)], no('too-soon', 60)],
  ['after 60 seconds', [ago(60)], { ok: true }],
  ['the fifth in an hour', [61, 122, 183, 244].map(ago), { ok: true }],
  ['the sixth in an hour', [61, 122, 183, 244, 3599].map(ago), no('limit', 1)],
  ['when the first of five is an hour old', [61, 122, 183, 244, 3600].map(ago), { ok: true }],
  ['the tenth in a day', [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ago(n * HOUR)), { ok: true }],
  ['the eleventh in a day', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => ago(n * HOUR)), no('limit', 14 * HOUR)],
  ['when the first of ten is a day old', [1, 2, 3, 4, 5, 6, 7, 8, 9, 24].map((n) => ago(n * HOUR)), { ok: true }],
])('%s', (_, sentAt, expected) => {
  expect(maySendCode(sentAt, now, phoneLimits)).toEqual(expected)
  expect(maySendCode([...sentAt].reverse(), now, phoneLimits)).toEqual(expected)
})

it('a device may send to two phones in one minute, but not to eleven in an hour', () => {
  expect(maySendCode([ago(1)], now, deviceLimits)).toEqual({ ok: true })
  expect(
    maySendCode(
      Array.from({ length: 10 }, (_, n) => ago(n)),
      now,
      deviceLimits,
    ),
  ).toMatchObject({ why: 'limit' })
})

it('whoever waits as long as told may send', () => {
  const past = fc.array(fc.integer({ min: 0, max: DAY * 2 }), { maxLength: 15 })
  fc.assert(
    fc.property(past, (ages) => {
      const sentAt = ages.map(ago)
      const answer = maySendCode(sentAt, now, phoneLimits)
      if (answer.ok) return
      const then = new Date(now.getTime() + answer.retryAfterSeconds * 1000)
      const second = maySendCode(sentAt, then, phoneLimits)
      // One limit may stand behind another; waiting for it too always ends.
      if (!second.ok) expect(second.retryAfterSeconds).toBeLessThanOrEqual(DAY)
      expect(maySendCode(sentAt, new Date(now.getTime() + DAY * 1000), phoneLimits)).toEqual({ ok: true })
    }),
  )
})
