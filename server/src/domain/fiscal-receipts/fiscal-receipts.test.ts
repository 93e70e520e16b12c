import { fiscalReceiptStates } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessNumberOf, needsPerson, nextReceipt, pauseAfter, type ReceiptFacts } from './next-receipt.ts'
import { receiptActions, receiptEdge } from './receipt-states.ts'

const states = Object.keys(fiscalReceiptStates) as (keyof typeof fiscalReceiptStates)[]

it.each(states.flatMap((state) => receiptActions.map((action) => [state, action] as const)))(
  'the table: %s × %s',
  (state, action) => {
    const known: Record<string, string> = { due: 'issue', issued: 'strike' }
    expect(receiptEdge(state, action) !== undefined).toBe(known[state] === action)
  },
)

/** Begins what is asked for, and lets the finance office issue it when `issues` says so. */
function follow(rows: ReceiptFacts[], feeFen: number, issues: boolean): boolean {
  const last = rows.at(-1)
  if (last?.state === 'due') {
    if (!issues) return false
    last.state = 'issued'
    const struck = rows.find(({ number }) => last.kind === 'red' && number === strikes.get(last.number))
    if (struck) struck.state = 'struck'
    return true
  }
  const next = nextReceipt(rows, feeFen)
  if (!next) return false
  const number = businessNumberOf('A1', rows.length)
  if (next.kind === 'red') strikes.set(number, next.strikes)
  rows.push({ number, kind: next.kind, amountFen: next.amountFen, state: 'due' })
  return true
}
const strikes = new Map<string, string>()
const valid = (rows: readonly ReceiptFacts[]) => rows.filter(({ kind, state }) => kind === 'blue' && state === 'issued')

describe('the receipts of a payment', () => {
  it('say in the end what the book has, whatever was given back meanwhile and however late the office was', () => {
    const step = fc.record({ feeFen: fc.integer({ min: 0, max: 8_000 }), issues: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
        strikes.clear()
        const rows: ReceiptFacts[] = []
        for (const { feeFen, issues } of steps) {
          follow(rows, feeFen, issues)
          expect(valid(rows).length).toBeLessThanOrEqual(1)
          expect(rows.filter(({ state }) => state === 'due').length).toBeLessThanOrEqual(1)
        }
        const { feeFen } = steps.at(-1)!
        for (let left = 10; left > 0 && follow(rows, feeFen, true); left -= 1);
        const sum = rows.reduce((all, { kind, amountFen }) => all + (kind === 'blue' ? amountFen : -amountFen), 0)
        expect(sum).toBe(feeFen)
        expect(valid(rows).map(({ amountFen }) => amountFen)).toEqual(feeFen > 0 ? [feeFen] : [])
        // Each red one takes away exactly what it names.
        for (const red of rows.filter(({ kind }) => kind === 'red')) {
          const struck = rows.find(({ number }) => number === strikes.get(red.number))
          expect(struck).toMatchObject({ kind: 'blue', amountFen: red.amountFen, state: 'struck' })
        }
        expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length)
      }),
    )
  })

  it.each([
    [[], 8_000, { kind: 'blue', amountFen: 8_000 }],
    [[], 0, undefined],
    [[{ kind: 'blue', amountFen: 8_000, state: 'issued' }], 8_000, undefined],
    [[{ kind: 'blue', amountFen: 8_000, state: 'due' }], 0, undefined],
    [[{ kind: 'blue', amountFen: 8_000, state: 'issued' }], 3_000, { kind: 'red', amountFen: 8_000, strikes: 'T1' }],
  ] as const)('%j with a fee of %i fen: %j', (rows, feeFen, next) => {
    expect(nextReceipt(rows.map((row) => ({ number: 'T1', ...row })) as ReceiptFacts[], feeFen)).toEqual(next)
  })
})

it('a person hears of it at once when the office says no, after two hours of silence, and once', () => {
  const openedAt = new Date('2026-11-23T10:00:00Z')
  const after = (minutes: number) => new Date(openedAt.getTime() + minutes * 60_000)
  expect(needsPerson({ openedAt }, true, openedAt)).toBe(true)
  expect(needsPerson({ openedAt }, false, after(119))).toBe(false)
  expect(needsPerson({ openedAt }, false, after(120))).toBe(true)
  expect(needsPerson({ openedAt, taskAt: openedAt }, true, after(500))).toBe(false)
  expect(pauseAfter(10_000)).toBeGreaterThan(0)
})
