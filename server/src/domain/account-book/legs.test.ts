import type { PayChannel } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balancesOf, billKeyOf, type Legs, legsOf, type MoneyMove } from './legs.ts'

describe('an entry', () => {
  it.each<[MoneyMove, Legs]>([
    [
      { kind: 'paid', channel: 'wechat', for: 'fees' },
      { debit: 'wechat', credit: 'fees' },
    ],
    [
      { kind: 'paid', channel: 'alipay', for: 'held' },
      { debit: 'alipay', credit: 'held' },
    ],
    [
      { kind: 'paid', channel: 'wechat', for: 'owed' },
      { debit: 'wechat', credit: 'owed' },
    ],
    [
      { kind: 'owed', from: 'held' },
      { debit: 'held', credit: 'owed' },
    ],
    [
      { kind: 'repaid', channel: 'counter' },
      { debit: 'owed', credit: 'counter' },
    ],
    [
      { kind: 'reversed', to: 'held' },
      { debit: 'owed', credit: 'held' },
    ],
    [
      { kind: 'reversed', to: 'fees' },
      { debit: 'owed', credit: 'fees' },
    ],
  ])('%o', (move, legs) => {
    expect(legsOf(move)).toEqual(legs)
  })

  it('stands in the platform’s bill only when the platform moved money', () => {
    const numbers = { orderNumber: 'A1', refundNumber: 'A1_R1' }
    expect(billKeyOf({ kind: 'paid', channel: 'wechat', for: 'held' }, numbers)).toBe('P:A1')
    expect(billKeyOf({ kind: 'repaid', channel: 'wechat' }, numbers)).toBe('R:A1_R1')
    expect(billKeyOf({ kind: 'owed', from: 'fees' }, numbers)).toBeUndefined()
    expect(billKeyOf({ kind: 'reversed', to: 'held' }, numbers)).toBeUndefined()
    expect(billKeyOf({ kind: 'paid', channel: 'counter', for: 'fees' }, numbers)).toBeUndefined()
  })
})

/** One payment and what becomes of it. */
const story = fc
  .record({
    channel: fc.constantFrom<PayChannel>('wechat', 'alipay', 'counter'),
    fen: fc.integer({ min: 1, max: 1_000_000 }),
    means: fc.constantFrom('fees' as const, 'held' as const, 'owed' as const),
    end: fc.constantFrom('stays' as const, 'owed' as const, 'repaid' as const),
  })
  .map(({ channel, fen, means, end }) => {
    const moves: MoneyMove[] = [{ kind: 'paid', channel, for: means }]
    const goesBack = end !== 'stays'
    if (goesBack && means !== 'owed') moves.push({ kind: 'owed', from: means })
    if (end === 'repaid') moves.push({ kind: 'repaid', channel })
    const isOwed = end === 'owed' || (end === 'stays' && means === 'owed')
    return { fen, isOwed, isHeld: end === 'stays' && means === 'held', isGone: end === 'repaid', channel, moves }
  })

it('the book closes to zero, and each account says what it should', () => {
  fc.assert(
    fc.property(fc.array(story, { maxLength: 60 }), (stories) => {
      const entries = stories.flatMap(({ fen, moves }) => moves.map((move) => ({ ...legsOf(move), amountFen: fen })))
      const sums = balancesOf(entries)
      const total = (some: typeof stories) => some.reduce((sum, { fen }) => sum + fen, 0)
      expect(Object.values(sums).reduce((a, b) => a + b, 0)).toBe(0)
      expect(sums.owed + total(stories.filter(({ isOwed }) => isOwed))).toBe(0)
      expect(sums.held + total(stories.filter(({ isHeld }) => isHeld))).toBe(0)
      expect(sums.wechat + sums.alipay + sums.counter).toBe(total(stories.filter(({ isGone }) => !isGone)))
    }),
  )
})
