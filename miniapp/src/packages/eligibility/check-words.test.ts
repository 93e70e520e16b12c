import type { Check, CheckChallenge } from '@anju/shared-types'
import { eligibilityCheckStates } from '@anju/shared-types/eligibility-words'
import { plainDate } from '@anju/shared-types/plain-date'
import { describe, expect, it } from 'vitest'
import { clockText, lookOf, mayMove } from './check-words.ts'

const check = (more: Partial<Check>) => ({ isWorking: false, state: 'passed', challenges: [], ...more }) as Check
const challenge: CheckChallenge = {
  id: 'c',
  fact: 'homes',
  label: '家庭已有住房',
  claim: '卖掉了',
  state: 'open',
  stateLabel: '已转数据来源部门核实',
  owner: '不动产登记簿（自然资源）',
  openedAt: '2026-11-23T01:00:00.000Z',
  dueOn: plainDate('2026-11-25'),
  provisional: false,
  overdue: false,
}

describe('whether to look again', () => {
  it('is so while offices, relatives or staff have something to do', () => {
    expect(mayMove(check({ isWorking: true }))).toBe(true)
    expect(mayMove(check({ state: 'consenting' }))).toBe(true)
    expect(mayMove(check({ challenges: [challenge] }))).toBe(true)
    // corrected: the offices are asked again
    expect(mayMove(check({ state: 'failed', challenges: [{ ...challenge, state: 'upheld' }] }))).toBe(true)
  })

  it('is not so once it stands, or waits for an answer of the applicant', () => {
    expect(mayMove(check({}))).toBe(false)
    expect(mayMove(check({ state: 'asking' }))).toBe(false)
    expect(mayMove(check({ challenges: [{ ...challenge, state: 'rejected' }] }))).toBe(false)
    expect(mayMove(check({ state: 'consumed', challenges: [{ ...challenge, state: 'upheld' }] }))).toBe(false)
  })
})

it('a silent source never looks like a refusal', () => {
  const refusals = Object.keys(eligibilityCheckStates).filter((state) => lookOf(state as Check['state']) === 'not-met')
  expect(refusals).toEqual(['failed', 'revoked'])
})

describe('the clock of a contested fact', () => {
  it('counts the days in Beijing', () => {
    expect(clockText(challenge, '2026-11-23T01:00:00.000Z')).toContain('还有 2 天')
    // 16:30 UTC is the next day in Beijing
    expect(clockText(challenge, '2026-11-23T16:30:00.000Z')).toContain('明天')
    expect(clockText(challenge, '2026-11-25T01:00:00.000Z')).toContain('今天')
  })

  it('says when the answer is late, and is gone with the answer', () => {
    expect(clockText({ ...challenge, overdue: true }, '2026-11-27T01:00:00.000Z')).toContain('超期')
    expect(clockText({ ...challenge, state: 'rejected' }, '2026-11-24T01:00:00.000Z')).toBeUndefined()
  })
})
