import { addDays, LONGEST_DELEGATION_DAYS, plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { type Delegation, delegationProblems, mayAct, neverDelegated, type UseQuestion } from './delegation.ts'

const at = (text: string) => new Date(`${text}:00+08:00`)
const card = (more: Partial<Delegation> = {}): Delegation => ({
  ...{ id: 'd', principal: 'wang', agent: 'child', uses: ['fill', 'upload'] as const },
  ...{ from: at('2026-11-01T09:00'), until: plainDate('2026-11-30') },
  ...more,
})
const ask = (cards: Delegation[], more: Partial<UseQuestion> = {}) => {
  const answer = mayAct(cards, {
    ...{ use: 'fill', agent: 'child', principal: 'wang', itemCode: 'B14', now: at('2026-11-23T10:00') },
    ...more,
  })
  return 'refused' in answer ? answer.refused : answer.delegation.id
}

describe('scope and time', () => {
  it.each<[string, Partial<Delegation>, Partial<UseQuestion>, string]>([
    ['in scope', {}, {}, 'd'],
    ['another use', {}, { use: 'submit' }, 'scope'],
    ['another item', { items: ['A11'] }, {}, 'scope'],
    ['the item', { items: ['B14'] }, {}, 'd'],
    ['another case', { caseId: 'c1' }, { caseId: 'c2' }, 'scope'],
    ['the case', { caseId: 'c1' }, { caseId: 'c1' }, 'd'],
    ['another home', { unitCode: 'u1' }, { unitCode: 'u2' }, 'scope'],
    ['the first moment', {}, { now: at('2026-11-01T09:00') }, 'd'],
    ['a minute before', {}, { now: at('2026-11-01T08:59') }, 'not-begun'],
    ['the last minute', {}, { now: at('2026-11-30T23:59') }, 'd'],
    ['the day after', {}, { now: at('2026-12-01T00:00') }, 'expired'],
    ['a moment before it was revoked', { revokedAt: at('2026-11-23T10:01') }, {}, 'd'],
    ['revoked', { revokedAt: at('2026-11-23T10:00') }, {}, 'revoked'],
    ['the principal died', { endedAt: at('2026-11-20T10:00') }, {}, 'revoked'],
    ['somebody else’s agent', {}, { agent: 'stranger' }, 'none'],
    ['for somebody else', {}, { principal: 'li' }, 'none'],
  ])('%s', (_what, more, question, expected) => {
    expect(ask([card(more)], question)).toBe(expected)
  })
  it('a second card helps when the first does not, and the nearest reason is told', () => {
    const revoked = card({ id: 'old', revokedAt: at('2026-11-02T10:00') })
    expect(ask([revoked, card()])).toBe('d')
    expect(ask([revoked, card({ uses: ['view'] })])).toBe('scope')
  })
})

describe('what nobody does for another', () => {
  const everything = card({
    uses: ['view', 'fill', 'upload', 'supply', 'submit', 'withdraw'],
  })
  it.each(Object.keys(neverDelegated) as (keyof typeof neverDelegated)[])('%s', (use) => {
    expect(ask([everything], { use })).toBe('never')
  })
  it('deal with oneself, or for both sides (民法典 168); looking on is free', () => {
    const sides = { principalSide: '转让方', others: [{ person: 'child', side: '受让方' }] }
    expect(ask([everything], sides)).toBe('self-dealing')
    expect(ask([everything], { ...sides, use: 'view' })).toBe('d')
    const both = { principalSide: '转让方', others: [{ person: 'buyer', side: '受让方' }], alsoActsFor: ['buyer'] }
    expect(ask([everything], both)).toBe('both-sides')
    const sameSide = { principalSide: '转让方', others: [{ person: 'wife', side: '转让方' }], alsoActsFor: ['wife'] }
    expect(ask([everything], sameSide)).toBe('d')
  })
})

describe('a new delegation', () => {
  const problems = (more: Partial<Delegation>) => delegationProblems(card(more)).map(({ problem }) => problem)
  const last = addDays(plainDate('2026-11-01'), LONGEST_DELEGATION_DAYS)
  it.each<[string, Partial<Delegation>, string[]]>([
    ['good', {}, []],
    ['to oneself', { agent: 'wang' }, ['to-oneself']],
    ['for nothing', { uses: [] }, ['no-use']],
    ['one day', { until: plainDate('2026-11-01') }, []],
    ['over already', { until: plainDate('2026-10-31') }, ['already-over']],
    ['as long as it may be', { until: last }, []],
    ['a day longer', { until: addDays(last, 1) }, ['too-long']],
  ])('%s', (_what, more, expected) => {
    expect(problems(more)).toEqual(expected)
  })
})
