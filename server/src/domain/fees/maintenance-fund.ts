import { exact, times, toFen } from '../money/exact.ts'
import type { FeeFacts } from './facts.ts'
import type { FeeOutcome } from './lines.ts'

/** 住宅专项维修资金管理办法 7: the first payment is 5 %-8 % of the local cost of building a square metre. */
export const FIRST_PAYMENT_SHARE = { least: '0.05', most: '0.08' } as const

const source = '住宅专项维修资金管理办法（建设部 财政部令第165号，2008-02-01 起）第七条；每平方米标准以当地公布为准'

/** The first payment of a new home: floor area × the city's figure a square metre. It stays with the house when that is sold. */
export function maintenanceFund({ areaSqm, maintenanceFundPerSqmFen, use }: FeeFacts): FeeOutcome {
  const line = { rule: 'maintenanceFund' as const, payer: 'buyer' as const }
  if (use === 'parking') return { ...line, amountFen: 0, source, note: '车库、车位按当地规定，多数城市不交存' }
  const needs: ('areaSqm' | 'maintenanceFundPerSqmFen')[] = []
  if (areaSqm === undefined) needs.push('areaSqm')
  if (maintenanceFundPerSqmFen === undefined) needs.push('maintenanceFundPerSqmFen')
  if (areaSqm === undefined || maintenanceFundPerSqmFen === undefined) {
    return { ...line, needs, text: '每平方米交存标准由当地公布（建安造价的 5% 至 8%）。' }
  }
  const amountFen = toFen(times(exact(areaSqm), exact(maintenanceFundPerSqmFen)))
  return {
    ...line,
    baseFen: maintenanceFundPerSqmFen,
    amountFen,
    source,
    note: `${areaSqm} 平方米 × 每平方米标准，归业主所有，随房屋转移`,
  }
}

/** The range in which a city's figure must lie, from the cost of building a square metre. */
export const firstPaymentRange = (buildingCostPerSqmFen: number): { leastFen: number; mostFen: number } => ({
  leastFen: toFen(times(exact(buildingCostPerSqmFen), exact(FIRST_PAYMENT_SHARE.least))),
  mostFen: toFen(times(exact(buildingCostPerSqmFen), exact(FIRST_PAYMENT_SHARE.most))),
})
