import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { quoteRows } from '../fees/rules/quote-rows.ts'
import { registrationRows } from '../fees/rules/registration-rows.ts'
import * as sale from '../fees/rules/sale-rows.ts'
import { swapRefundRows } from '../fees/swap-refund.ts'
import { loanQuotaRows } from '../fund/rules/quota-rows.ts'
import { contributionRows, loanRateRows, penaltyRows, savingsRateRows, termRows } from '../fund/rules/rate-rows.ts'
import { withdrawalRows } from '../fund/rules/withdrawal-rows.ts'
import { type RuleRow, rowOn, sourceOf } from './rule-row.ts'

const row = (from: string, to: string | undefined, value: string, city?: string): RuleRow<string> => ({
  id: value,
  city,
  effectiveFrom: plainDate(from),
  effectiveTo: to === undefined ? undefined : plainDate(to),
  basis: { document: '某公告' },
  decidedOn: '申报之日',
  value,
})
const rows = [
  row('2016-01-01', '2019-06-30', 'old'),
  row('2019-07-01', undefined, 'new'),
  row('2016-01-01', '2019-06-30', 'jinan', 'jinan'),
]

describe('the row of a day', () => {
  test.each([
    ['2015-12-31', undefined, undefined],
    ['2016-01-01', undefined, 'old'],
    ['2019-06-30', undefined, 'old'],
    ['2019-07-01', undefined, 'new'],
    ['2018-01-01', 'jinan', 'jinan'],
    ['2018-01-01', 'xiamen', 'old'],
    ['2020-01-01', 'jinan', 'new'],
  ])('%s in %s: %s', (on, city, value) => expect(rowOn(rows, plainDate(on), city)?.value).toBe(value))

  test('names its paper and its time, and warns when it was not confirmed', () => {
    expect(sourceOf(rows[0]!)).toBe('某公告（2016-01-01 至 2019-06-30）')
    expect(sourceOf({ ...rows[1]!, unsure: true })).toBe('某公告（2019-07-01 起）；以当地公布为准')
  })
})

const tables: Record<string, readonly RuleRow<unknown>[]> = {
  registrationRows,
  quoteRows,
  swapRefundRows,
  loanRateRows,
  loanQuotaRows,
  termRows,
  penaltyRows,
  savingsRateRows,
  contributionRows,
  withdrawalRows,
  ...sale,
}

describe.each(Object.entries(tables))('%s', (_name, table) => {
  test('every row names its paper and ends after it began', () => {
    const wrong = table.filter(
      ({ basis, effectiveFrom, effectiveTo }) =>
        basis.document.length < 3 || (effectiveTo && effectiveTo < effectiveFrom),
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('no two rows answer for one place, matter and day', () => {
    const matter = (one: RuleRow<unknown>) => `${one.city} ${(one as { matter?: string }).matter}`
    const clashes = table.flatMap((a, i) =>
      table
        .slice(i + 1)
        .filter(
          (b) =>
            matter(a) === matter(b) &&
            a.effectiveFrom <= (b.effectiveTo ?? '9999') &&
            b.effectiveFrom <= (a.effectiveTo ?? '9999'),
        )
        .map((b) => `${a.id} ${b.id}`),
    )
    expect(clashes).toEqual([])
  })

  test('ids are its own', () => {
    const ids = table.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
