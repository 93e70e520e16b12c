import { describe, expect, it } from 'vitest'
import { clockText, secondsLeft, spokenText } from './remaining.ts'

describe('the time left of a hold', () => {
  const endsAt = '2025-11-21T02:10:00.000Z'
  const now = Date.parse('2025-11-21T02:05:00.000Z')

  it('follows the server, not a phone that is three minutes slow', () => {
    expect(secondsLeft(endsAt, now - 180_000, 180_000)).toBe(300)
  })
  it('rounds up, so that 0 means over', () => {
    expect(secondsLeft(endsAt, Date.parse(endsAt) - 1, 0)).toBe(1)
    expect(secondsLeft(endsAt, Date.parse(endsAt), 0)).toBe(0)
    expect(secondsLeft(endsAt, Date.parse(endsAt) + 5000, 0)).toBe(0)
  })
  it('is written as a clock', () => {
    expect(clockText(249)).toBe('04:09')
    expect(clockText(3849)).toBe('1:04:09')
  })
  it('is spoken in minutes', () => {
    expect(spokenText(249)).toBe('剩余约 5 分钟')
    expect(spokenText(59)).toBe('剩余不到 1 分钟')
    expect(spokenText(0)).toBe('时间已到')
  })
})
