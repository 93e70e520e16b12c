import { type FeeUse, feeRules, type PlainDate } from '@anju/shared-types'
import { freeOf } from '../../domain/cases/our-mistake.ts'
import { isLine } from '../../domain/fees/lines.ts'
import { registrationFees } from '../../domain/fees/registration.ts'
import type { CaseFile } from './case-file.ts'
import type { CaseRow } from './case-record.ts'

/** 规划用途 of the book as the tariff knows it. */
const useOf = (usage: string | undefined): FeeUse =>
  usage === undefined || /住宅|公寓/.test(usage)
    ? 'residential'
    : /车库|车位|储藏/.test(usage)
      ? 'parking'
      : 'commercial'

/** What the window collects for a case: the registration fee and certificates, by the tariff of the day of the decision. */
export function feesOf(
  row: CaseRow,
  { main }: CaseFile,
  { on, usage }: { on: PlainDate; usage?: string },
): CaseRow['fees'] {
  if (!row.plan.hasFees) return undefined
  const outcomes = registrationFees({
    on,
    city: row.city,
    transaction: main.estimateAs ?? 'transfer',
    use: useOf(usage),
    ...(main.code === 'B03' && { special: 'policy-home' }),
  })
  const lines = outcomes
    .filter(isLine)
    .map(({ rule, payer, amountFen }) => ({ rule, name: feeRules[rule], payer, amountFen }))
  const fees = { totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0), lines }
  return row.ourMistake ? freeOf(fees) : fees
}
