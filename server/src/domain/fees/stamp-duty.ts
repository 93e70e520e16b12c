import type { FeePayer } from '@anju/shared-types'
import { atRate } from '../money/exact.ts'
import { rowOn, sourced } from '../money/rule-row.ts'
import { type FeeFacts, isCompany, isHome } from './facts.ts'
import { type FeeOutcome, noRow } from './lines.ts'
import { stampDutyRows } from './rules/sale-rows.ts'

/** 产权转移书据, of one side. A person is spared it for a home; the seller of a resale is a person. */
export function stampDuty(facts: FeeFacts, payer: FeePayer): FeeOutcome {
  const row = rowOn(stampDutyRows, facts.on, facts.city)
  if (!row) return noRow('stampDuty', payer, facts.on)
  const isPerson = payer === 'seller' || !isCompany(facts)
  const line = { rule: 'stampDuty' as const, payer }
  if (isHome(facts) && isPerson) {
    // 财税〔2008〕137号 was not read in its own text.
    return { ...line, ...sourced({ ...row, unsure: true }), amountFen: 0, note: '个人买卖住房免征' }
  }
  if (facts.priceFen === undefined) {
    return { rule: 'stampDuty', payer, needs: ['priceFen'], text: '要知道合同价。' }
  }
  const { rate } = row.value
  return {
    ...line,
    ...sourced(row),
    baseFen: facts.priceFen,
    rate,
    amountFen: atRate(facts.priceFen, rate),
    note: '产权转移书据，双方各自缴纳',
  }
}
