import { describe, expect, it } from 'vitest'
import { needsPerson } from './paid-not-shown.ts'

const saidAt = new Date('2026-11-23T02:00:00Z')
const after = (ms: number) => new Date(saidAt.getTime() + ms)

describe('paid and not shown', () => {
  it.each([
    ['nobody has said so', {}, false, 3_600_000, false],
    ['within the minute the machine asks', { saidAt }, false, 59_999, false],
    ['after it a person takes over', { saidAt }, false, 60_000, true],
    ['not when it was booked meanwhile', { saidAt }, true, 60_000, false],
    ['and once only', { saidAt, taskAt: saidAt }, false, 3_600_000, false],
  ] as const)('%s', (_, claim, isSettled, ms, needs) => {
    expect(needsPerson(claim, isSettled, after(ms))).toBe(needs)
  })
})
