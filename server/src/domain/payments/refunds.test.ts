import { plainDate, refundStates } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../calendar/calendar.ts'
import { seedYears } from '../calendar/years/index.ts'
import { arrivalOf } from './arrival.ts'
import {
  givenBackFen,
  refundActions,
  refundChannelOf,
  refundEdge,
  refundNumberOf,
  refundTransitions,
} from './refund-states.ts'

const states = Object.keys(refundStates) as (keyof typeof refundStates)[]

describe('the table of a refund', () => {
  it.each(states.flatMap((state) => refundActions.map((action) => [state, action] as const)))(
    '%s × %s',
    (state, action) => {
      const known: Record<string, string[]> = {
        due: ['accept', 'finish', 'stop', 'fail', 'payOut'],
        processing: ['finish', 'stop', 'fail'],
        stuck: ['retry', 'settleByHand', 'finish'],
      }
      expect(refundEdge(state, action) !== undefined).toBe(known[state]?.includes(action) ?? false)
    },
  )

  it('ends only where the money is back, or the number is dead', () => {
    expect(states.filter((state) => Object.keys(refundTransitions[state]).length === 0)).toEqual([
      'done',
      'failed',
      'settled',
    ])
  })
})

it('gives back no more than was paid, whatever is asked for in whatever order', () => {
  const asks = fc.array(fc.record({ fen: fc.integer({ min: 1, max: 9_000 }), state: fc.constantFrom(...states) }))
  fc.assert(
    fc.property(asks, (list) => {
      const paidFen = 8_000
      const refunds: { state: keyof typeof refundStates; amountFen: number }[] = []
      for (const { fen, state } of list)
        if (givenBackFen(refunds) + fen <= paidFen) refunds.push({ state, amountFen: fen })
      expect(givenBackFen(refunds)).toBeLessThanOrEqual(paidFen)
    }),
  )
})

it('numbers are told apart and stay within what both platforms take', () => {
  const order = `A${'a'.repeat(31)}`
  const numbers = Array.from({ length: 50 }, (_, before) => refundNumberOf(order, before))
  expect(new Set(numbers).size).toBe(50)
  expect(numbers.every((number) => /^[0-9A-Za-z_]{1,64}$/.test(number))).toBe(true)
})

describe('who gives the next refund of a payment back', () => {
  it.each([
    ['wechat', 0, 'wechat'],
    ['wechat', 48, 'wechat'],
    ['wechat', 49, 'wechat'],
    ['wechat', 50, 'counter'],
    ['wechat', 51, 'counter'],
    ['alipay', 50, 'alipay'],
    ['counter', 50, 'counter'],
  ] as const)('%s after %i: %s', (paidBy, before, gives) => {
    expect(refundChannelOf(paidBy, before)).toBe(gives)
  })

  it('sends WeChat fifty of any number of homes, and forgets none', () => {
    const all = Array.from({ length: 300 }, (_, before) => refundChannelOf('wechat', before))
    expect(all.filter((channel) => channel === 'wechat')).toHaveLength(50)
    expect(all.filter((channel) => channel === 'counter')).toHaveLength(250)
  })
})

describe('the day of arrival', () => {
  const calendar = workingCalendar(seedYears)
  // The day before National Day, in the evening.
  const acceptedAt = new Date('2026-09-30T12:00:00Z')
  it.each([
    ['a wallet the same day', { receivedBy: '支付用户零钱' }, '2026-09-30', true],
    ['a card in three working days, over the holiday', { receivedBy: '招商银行信用卡0403' }, '2026-10-10', true],
    ['nobody said where: as a card', {}, '2026-10-10', true],
    ['arrived: the day itself', { doneAt: new Date('2026-10-01T16:30:00Z') }, '2026-10-02', false],
  ] as const)('%s', (_, more, on, isEstimate) => {
    expect(arrivalOf({ acceptedAt, ...more }, calendar)).toEqual({ on: plainDate(on), isEstimate })
  })
})
