import { describe, expect, it } from 'vitest'
import { payLinkState } from './pay-link.ts'

const until = new Date('2026-11-25T02:00:00Z')
const before = new Date('2026-11-25T01:59:59.999Z')
const fresh = { hasPaid: false, isDue: true, isSameSum: true }

describe('a code with which somebody else may pay', () => {
  it.each([
    ['is open until its last moment', {}, fresh, before, 'open'],
    ['ends at that moment', {}, fresh, until, 'expired'],
    ['is void once the bill was paid in another way', {}, { ...fresh, isDue: false }, before, 'void'],
    ['is void when the sum is another', {}, { ...fresh, isSameSum: false }, before, 'void'],
    ['is withdrawn, however long it would have lasted', { withdrawnAt: before }, fresh, before, 'withdrawn'],
    [
      'is used when it paid, also when it was withdrawn too late',
      { withdrawnAt: before },
      { ...fresh, hasPaid: true, isDue: false },
      until,
      'used',
    ],
  ] as const)('%s', (_, link, facts, now, state) => {
    expect(payLinkState({ until, ...link }, facts, now)).toBe(state)
  })
})
