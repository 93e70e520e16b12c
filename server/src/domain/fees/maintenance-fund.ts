import { exact, times, toFen } from '../money/exact.ts'
import { type RuleRow, rowOn, sourced } from '../money/rule-row.ts'
import type { FeeFacts } from './facts.ts'
import { type FeeOutcome, noRow } from './lines.ts'
import { maintenanceFundRows } from './rules/sale-rows.ts'

/** The first payment of a new home: floor area × the city's figure a square metre. It stays with the house when that is sold. */
export function maintenanceFund(facts: FeeFacts): FeeOutcome {
  const { areaSqm, maintenanceFundPerSqmFen, use } = facts
  const line = { rule: 'maintenanceFund' as const, payer: 'buyer' as const }
  const row = rowOn(maintenanceFundRows, facts.on, facts.city)
  if (!row) return noRow('maintenanceFund', 'buyer', facts.on)
  if (use === 'parking') return { ...line, amountFen: 0, ...sourced(row), note: '车库、车位按当地规定，多数城市不交存' }
  const needs: ('areaSqm' | 'maintenanceFundPerSqmFen')[] = []
  if (areaSqm === undefined) needs.push('areaSqm')
  if (maintenanceFundPerSqmFen === undefined) needs.push('maintenanceFundPerSqmFen')
  if (areaSqm === undefined || maintenanceFundPerSqmFen === undefined) {
    return { ...line, needs, text: `每平方米交存标准由当地公布（建安造价的 ${rangeWords(row)}）。` }
  }
  const amountFen = toFen(times(exact(areaSqm), exact(maintenanceFundPerSqmFen)))
  return {
    ...line,
    baseFen: maintenanceFundPerSqmFen,
    amountFen,
    ...sourced(row),
    note: `${areaSqm} 平方米 × 每平方米标准，归业主所有，随房屋转移`,
  }
}

const rangeWords = ({ value: { least, most } }: RuleRow<{ least: string; most: string }>) =>
  `${Number(least) * 100}% 至 ${Number(most) * 100}%`
