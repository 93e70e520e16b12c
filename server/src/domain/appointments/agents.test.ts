import { plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import type { Delegation } from '../cases/delegation.ts'
import { MOST_OPEN_FOR_OTHERS, MOST_PEOPLE, whyNotBook, whyOverQuota } from './agents.ts'

const at = (text: string) => new Date(`${text}:00+08:00`)
const now = at('2026-11-23T10:00')
const card = (more: Partial<Delegation> = {}): Delegation => ({
  ...{ id: 'd', principal: 'wang', agent: 'child', uses: ['view', 'book'] as const },
  ...{ from: at('2026-11-01T09:00'), until: plainDate('2026-11-30') },
  ...more,
})

describe('a delegation to book', () => {
  it.each<[string, Partial<Delegation>, string | undefined, string | undefined]>([
    ['holds', {}, '2026-11-24', undefined],
    ['holds on its last day', {}, '2026-11-30', undefined],
    ['not for a day after it', {}, '2026-12-01', '为止'],
    ['not without booking', { uses: ['view', 'fill'] }, undefined, '范围'],
    ['of the item that is booked for', { items: ['B04'] }, undefined, undefined],
    ['not of another item', { items: ['A11'] }, undefined, '范围'],
    ['of one home or one case', { unitCode: 'u', caseId: 'c' }, undefined, undefined],
    ['not once it was taken back', { revokedAt: now }, undefined, '收回'],
    ['not after its end', { until: plainDate('2026-11-22') }, undefined, '到期'],
  ])('%s', (_what, more, date, words) => {
    const why = whyNotBook(card(more), { items: ['B04', 'B01'], date: date ? plainDate(date) : undefined, now })
    if (words) expect(why).toContain(words)
    else expect(why).toBeUndefined()
  })
})

describe('the quota of an agent', () => {
  const made = (count: number, isOpen = false) =>
    Array.from({ length: count }, (_, at) => ({ accountId: `person-${at}`, isOpen }))
  it('counts what is open at once, for whomever', () => {
    expect(whyOverQuota(made(MOST_OPEN_FOR_OTHERS - 1, true), 'new')).toBeUndefined()
    expect(whyOverQuota(made(MOST_OPEN_FOR_OTHERS, true), 'person-0')).toContain('最多同时')
  })
  it('counts people, and one who was helped before is no new one', () => {
    expect(whyOverQuota(made(MOST_PEOPLE - 1), 'new')).toBeUndefined()
    expect(whyOverQuota(made(MOST_PEOPLE), 'new')).toContain('个人约')
    expect(whyOverQuota(made(MOST_PEOPLE), 'person-0')).toBeUndefined()
  })
})
