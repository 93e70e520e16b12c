import { plainDate, revocationStates } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../calendar/calendar.ts'
import { seedYears } from '../calendar/years/index.ts'
import { answerDue, revocationActions, revocationEdge, revocationGround, whyNotDecider } from './revocation.ts'

describe('the way to a revocation', () => {
  it('leads to revoked through one step only, and that one follows on the opinion of somebody else', () => {
    const states = Object.keys(revocationStates) as (keyof typeof revocationStates)[]
    const ways = states.flatMap((from) =>
      revocationActions.flatMap((action) => {
        const to = revocationEdge(from, action)?.to
        return to ? [`${from} ${action} ${to}`] : []
      }),
    )
    expect(ways).toEqual([
      'hearing answer deciding',
      'hearing lapse deciding',
      'deciding proposeRevoking confirming',
      'deciding drop dropped',
      'confirming agree revoked',
      'confirming disagree deciding',
    ])
  })

  it('gives ten working days to answer, past a holiday', () => {
    const calendar = workingCalendar(seedYears)
    expect(answerDue(plainDate('2026-11-23'), calendar).date).toBe('2026-12-07')
    expect(answerDue(plainDate('2026-09-28'), calendar).date > '2026-10-12').toBe(true)
  })

  it('names the book where something stands in it', () => {
    expect(revocationGround(true)).toContain('登记簿')
    expect(revocationGround(false)).not.toContain('登记簿')
  })

  it.each([
    ['found', { foundBy: 'a', ofCase: [] }, '查到'],
    ['approved', { foundBy: 'x', ofCase: [undefined, 'a'] }, '审批'],
    ['said first', { foundBy: 'x', ofCase: [], first: 'a' }, '复核'],
  ])('nobody decides what they %s', (_what, hands, words) => {
    expect(whyNotDecider('a', hands)).toContain(words)
    expect(whyNotDecider('b', hands)).toBeUndefined()
  })
})
