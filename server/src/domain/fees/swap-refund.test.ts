import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { type SwapFacts, swapRefund } from './swap-refund.ts'

const facts: SwapFacts = {
  incomeTaxPaidFen: 3_000_001,
  oldPriceFen: 300_000_000,
  newPriceFen: 300_000_000,
  soldOn: plainDate('2026-03-06'),
  boughtOn: plainDate('2026-09-01'),
  sameCity: true,
  sharedOwner: true,
}
const refund = (more: Partial<SwapFacts>) => swapRefund({ ...facts, ...more })
const days = (soldOn: string, boughtOn: string) => ({ soldOn: plainDate(soldOn), boughtOn: plainDate(boughtOn) })

describe('换房退税', () => {
  test.each([
    [300_000_000, 3_000_001],
    [400_000_000, 3_000_001],
    [299_999_999, 3_000_001],
    [150_000_000, 1_500_001],
    [200_000_000, 2_000_001],
  ])('new home for %i: %i comes back', (newPriceFen, amountFen) => {
    expect(refund({ newPriceFen }).amountFen).toBe(amountFen)
  })

  test.each([
    ['2026-03-06', '2027-03-06', true],
    ['2026-03-06', '2027-03-07', false],
    ['2024-02-29', '2025-02-28', true],
    ['2024-02-29', '2025-03-01', false],
    // first sell, then buy
    ['2026-03-06', '2026-03-05', false],
    ['2026-03-06', '2026-03-06', true],
    ['2022-10-01', '2023-05-01', true],
    ['2027-12-31', '2028-01-15', true],
  ])('sold %s, bought %s: %s', (soldOn, boughtOn, isDue) => {
    expect(refund(days(soldOn, boughtOn)).amountFen > 0).toBe(isDue)
  })

  test.each(['2022-09-30', '2028-01-01'])('a sale on %s is in no notice', (soldOn) => {
    expect(refund(days(soldOn, soldOn))).toMatchObject({ amountFen: 0, reasons: [{ met: false }] })
  })

  test('the same prefecture and a common owner, each said by itself', () => {
    expect(refund({ sameCity: false, sharedOwner: false })).toMatchObject({
      amountFen: 0,
      buyBefore: '2027-03-06',
      reasons: [{ met: true }, { met: true }, { met: false }, { met: false }],
      source: expect.stringContaining('公告2026年第3号'),
    })
  })
})
