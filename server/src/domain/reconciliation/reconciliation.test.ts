import { differenceStates, plainDate, reconciledDayStates } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { differenceOf, noTotals, withMovement } from './compare.ts'
import { ageDays, alarmAt, billReadyAt, daysToOpen } from './due.ts'
import { dayActions, dayEdge, differenceActions, differenceTransitions } from './states.ts'

const done = { amountFen: 8_000, isDone: true }

describe('a line of the bill', () => {
  it.each([
    ['the same on both sides', done, { booked: { amountFen: 8_000 }, isKnown: true }, undefined],
    ['one fen more', done, { booked: { amountFen: 8_001 }, isKnown: true }, 'amount'],
    ['a number that is not ours', done, { isKnown: false }, 'missingHere'],
    ['a number of ours that is not booked', done, { isKnown: true }, 'state'],
    [
      'not done there, booked here',
      { ...done, isDone: false },
      { booked: { amountFen: 8_000 }, isKnown: true },
      'state',
    ],
    ['not done on either side', { ...done, isDone: false }, { isKnown: true }, undefined],
  ] as const)('%s', (_, line, ours, kind) => {
    expect(differenceOf(line, ours)).toBe(kind)
  })

  it('counts on its side', () => {
    const totals = [
      { kind: 'paid' as const, amountFen: 3 },
      { kind: 'repaid' as const, amountFen: 2 },
    ].reduce(withMovement, noTotals)
    expect(totals).toEqual({ count: 2, paidFen: 3, repaidFen: 2 })
  })
})

const stateNames = Object.keys(reconciledDayStates) as (keyof typeof reconciledDayStates)[]
it.each(stateNames.flatMap((state) => dayActions.map((action) => [state, action] as const)))(
  'a day that is %s × %s',
  (state, action) => {
    const known: Record<string, string[]> = { waiting: ['differ', 'balance'], open: ['balance'], balanced: ['differ'] }
    expect(dayEdge(state, action) !== undefined).toBe(known[state]?.includes(action))
  },
)

const differences = Object.keys(differenceStates) as (keyof typeof differenceStates)[]
it.each(differences.flatMap((state) => differenceActions.map((action) => [state, action] as const)))(
  'a difference that is %s × %s',
  (state, action) => {
    const known: Record<string, string[]> = {
      open: ['take', 'vanish'],
      taken: ['take', 'close', 'vanish'],
      vanished: ['reappear'],
    }
    expect(action in differenceTransitions[state]).toBe(known[state]?.includes(action) ?? false)
  },
)

describe('time', () => {
  const day = plainDate('2026-11-22')
  it('bills are looked for the next morning, and missed at noon', () => {
    expect(billReadyAt(day, 'wechat').toISOString()).toBe('2026-11-23T02:05:00.000Z')
    expect(billReadyAt(day, 'alipay').toISOString()).toBe('2026-11-23T01:05:00.000Z')
    expect(alarmAt(day).toISOString()).toBe('2026-11-23T04:00:00.000Z')
  })

  it('no day is left out, however long the house was shut, as far as bills reach', () => {
    const now = new Date('2026-11-25T02:00:00Z')
    expect(daysToOpen(undefined, now)).toEqual(['2026-11-24'])
    expect(daysToOpen(plainDate('2026-11-21'), now)).toEqual(['2026-11-22', '2026-11-23', '2026-11-24'])
    expect(daysToOpen(plainDate('2026-11-24'), now)).toEqual([])
    expect(daysToOpen(plainDate('2026-01-01'), now)).toHaveLength(90)
  })

  it('a difference grows older by the day', () => {
    expect(ageDays(day, new Date('2026-11-23T03:00:00Z'))).toBe(0)
    expect(ageDays(day, new Date('2026-11-26T03:00:00Z'))).toBe(3)
  })
})
