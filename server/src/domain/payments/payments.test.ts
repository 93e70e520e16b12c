import { payOrderStates } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balancesOf, type Legs, legsOf, type MoneyMove } from '../account-book/legs.ts'
import { meaningOfPayment, restOf } from './meaning-of-payment.ts'
import { edgeOf, payActions, payOrderTransitions } from './order-states.ts'

const states = Object.keys(payOrderStates) as (keyof typeof payOrderStates)[]

describe('the table of a payment', () => {
  it.each(states.flatMap((state) => payActions.map((action) => [state, action] as const)))(
    '%s × %s',
    (state, action) => {
      const known: Record<string, string[]> = {
        open: ['pay', 'close', 'stop', 'giveBack'],
        closed: ['pay', 'stop', 'giveBack'],
        paid: ['giveBack'],
        frozen: ['giveBack'],
        refunding: ['refunded', 'stop'],
      }
      expect(edgeOf(state, action) !== undefined).toBe(known[state]?.includes(action) ?? false)
    },
  )

  it('ends only where the money is booked, back, or never came', () => {
    const ends = states.filter((state) => Object.keys(payOrderTransitions[state]).length === 0)
    expect(ends).toEqual(['refunded'])
  })
})

describe('money that has arrived', () => {
  const due = { isDue: true, totalFen: 8_000 }
  it.each([
    ['open', 8_000, due, { action: 'pay' }],
    // The payer pressed in the second in which the order was closed, and the bill is open.
    ['closed', 8_000, due, { action: 'pay' }],
    ['open', 7_999, due, { action: 'stop' }],
    ['open', 8_001, due, { action: 'stop' }],
    ['open', 8_000, { isDue: false, totalFen: 8_000 }, { action: 'giveBack' }],
    ['open', 8_000, { isDue: true, totalFen: 9_000 }, { action: 'giveBack' }],
    // Less is due by now: that is paid, and the rest goes back.
    ['open', 8_000, { isDue: true, totalFen: 7_700 }, { action: 'pay' }],
    ['open', 8_000, { isDue: true, totalFen: 0 }, { action: 'giveBack' }],
    ['paid', 8_000, due, undefined],
    ['frozen', 8_000, due, undefined],
    ['refunding', 8_000, due, undefined],
    ['refunded', 8_000, due, undefined],
  ] as const)('%s, %d fen', (state, paidFen, bill, meaning) => {
    const found = meaningOfPayment({ state, amountFen: 8_000 }, paidFen, bill)
    if (meaning) expect(found).toMatchObject(meaning)
    else expect(found).toBeUndefined()
  })

  it('keeps of every fen what was due and owes back the rest, whatever the bill became and however often it is told', () => {
    const fen = fc.integer({ min: 0, max: 9_000 })
    const arrival = fc.record({ order: fc.nat(3), orderedFen: fc.integer({ min: 1, max: 9_000 }), billFen: fen })
    fc.assert(
      fc.property(fc.array(arrival, { minLength: 1, maxLength: 30 }), (list) => {
        const booked = new Map<number, keyof typeof payOrderStates>()
        const entries: (Legs & { amountFen: number })[] = []
        const post = (move: MoneyMove, amountFen: number) => entries.push({ ...legsOf(move), amountFen })
        let [isDue, settledFen, arrivedFen] = [true, 0, 0]
        for (const { order, orderedFen, billFen } of list) {
          const bill = { isDue, totalFen: billFen }
          const state = booked.get(order) ?? 'open'
          const meaning = meaningOfPayment({ state, amountFen: orderedFen }, orderedFen, bill)
          if (!meaning) continue
          booked.set(order, edgeOf(state, meaning.action)!.to)
          arrivedFen += orderedFen
          post({ kind: 'paid', channel: 'wechat', for: meaning.action === 'pay' ? 'fees' : 'owed' }, orderedFen)
          if (meaning.action !== 'pay') continue
          const rest = restOf(orderedFen, bill)
          if (rest > 0) post({ kind: 'owed', from: 'fees' }, rest)
          isDue = false
          settledFen = billFen
        }
        const sums = balancesOf(entries)
        expect(sums.fees + settledFen).toBe(0)
        expect(sums.owed + arrivedFen - settledFen).toBe(0)
        expect(sums.wechat).toBe(arrivedFen)
      }),
    )
  })

  it('settles a bill once: whatever arrives for any number of orders, one is booked and the others go back', () => {
    const arrivals = fc.array(fc.record({ order: fc.nat(4), isClosed: fc.boolean() }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(arrivals, (list) => {
        const order = new Map<number, keyof typeof payOrderStates>()
        let isDue = true
        for (const { order: which, isClosed } of list) {
          const state = order.get(which) ?? (isClosed ? 'closed' : 'open')
          const meaning = meaningOfPayment({ state, amountFen: 8_000 }, 8_000, { isDue, totalFen: 8_000 })
          if (!meaning) continue
          order.set(which, edgeOf(state, meaning.action)!.to)
          if (meaning.action === 'pay') isDue = false
        }
        const ends = [...order.values()]
        expect(ends.filter((state) => state === 'paid')).toHaveLength(1)
        expect(ends.filter((state) => state !== 'paid').every((state) => state === 'refunding')).toBe(true)
      }),
    )
  })
})
