import { plainDate } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MandateFacts, type OffsetAccount, offsetMandate, takeMonthly, takeYearly } from './offset.ts'

const mandate: MandateFacts = {
  wanted: 'monthly',
  isDisbursed: true,
  instalmentsPaid: 1,
  hasOverdue: false,
  hasWithdrawalMandate: false,
  on: plainDate('2026-12-15'),
}

describe('the mandate', () => {
  test.each<[Partial<MandateFacts>, object]>([
    [{}, { from: '2027-01-01' }],
    [{ present: 'yearly' }, { from: '2027-01-01', ends: 'yearly' }],
    [{ isDisbursed: false }, { refused: 'not-disbursed' }],
    [{ instalmentsPaid: 0 }, { refused: 'first-unpaid' }],
    [{ hasOverdue: true }, { refused: 'overdue' }],
    [{ hasWithdrawalMandate: true }, { refused: 'withdrawal-mandate' }],
    [{ present: 'monthly' }, { refused: 'same-method' }],
  ])('%j: %j', (more, answer) => expect(offsetMandate({ ...mandate, ...more })).toEqual(answer))
})

describe('月冲', () => {
  const accounts: OffsetAccount[] = [
    { holder: 'spouse', balanceFen: 101_000 },
    { holder: 'main', balanceFen: 51_000 },
  ]
  test.each([
    [40_000, [['main', 40_000]]],
    [
      80_000,
      [
        ['main', 50_000],
        ['spouse', 30_000],
      ],
    ],
    [
      200_000,
      [
        ['main', 50_000],
        ['spouse', 100_000],
        ['bank-card', 50_000],
      ],
    ],
  ])('%i due, 10 yuan stay in each account', (due, takes) => {
    expect(takeMonthly(due, accounts, { keepFen: 1_000 }).map((take) => [take.from, take.amountFen])).toEqual(takes)
  })

  test('a frozen account is passed over', () => {
    const frozen = accounts.map((account) => ({ ...account, isFrozen: account.holder === 'main' }))
    expect(takeMonthly(40_000, frozen, { keepFen: 0 })).toEqual([{ from: 'spouse', amountFen: 40_000 }])
  })
})

test('年冲: fund loan before commercial, no more than is owed, nothing from the bank card', () => {
  const loans = [
    { kind: 'commercial' as const, dueFen: 0, balanceFen: 500_000 },
    { kind: 'fund' as const, dueFen: 0, balanceFen: 80_000 },
  ]
  expect(takeYearly(loans, [{ holder: 'main', balanceFen: 100_000 }], { keepFen: 0 })).toEqual({
    takes: [{ from: 'main', amountFen: 100_000 }],
    principal: [
      { kind: 'fund', paidFen: 80_000, leftFen: 0 },
      { kind: 'commercial', paidFen: 20_000, leftFen: 480_000 },
    ],
  })
})

test('for any accounts: exactly what is due, never more than an account may give', () => {
  const anyAccount = fc.record({
    holder: fc.constantFrom<OffsetAccount['holder']>('main', 'spouse', 'co-borrower'),
    balanceFen: fc.integer({ min: 0, max: 1_000_000 }),
    isFrozen: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000 }), fc.array(anyAccount, { maxLength: 4 }), (due, accounts) => {
      const takes = takeMonthly(due, accounts, { keepFen: 1_000 })
      expect(takes.reduce((sum, take) => sum + take.amountFen, 0)).toBe(due)
      const free = accounts
        .filter((one) => !one.isFrozen)
        .reduce((sum, one) => sum + Math.max(0, one.balanceFen - 1_000), 0)
      const fromAccounts = takes
        .filter((take) => take.from !== 'bank-card')
        .reduce((sum, take) => sum + take.amountFen, 0)
      expect(fromAccounts).toBe(Math.min(due, free))
    }),
  )
})
