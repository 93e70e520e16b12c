import type { LoanQuota, LoanQuotaRequest, open, PlainDate, Reply } from '@anju/shared-types'
import { loanQuota } from '../../domain/fund/loan-quota.ts'
import { loanRatesOn, penaltyRate, savingsRateOn } from '../../domain/fund/loan-rate.ts'
import { refuse } from '../../platform/refusal.ts'

/** The quota with every limit and its reason. */
export function answerQuota(request: LoanQuotaRequest): LoanQuota {
  const quota = loanQuota(request) ?? refuse('DATE_NOT_COVERED', { field: 'on' })
  const { limits, quotaFen, missing } = quota
  return { limits, quotaFen, ...(missing.length ? { missing } : {}) }
}

/** The four rates of a day, of a new loan or of one that runs, with what is added when a payment is late. */
export function answerRates(on: PlainDate, paidOut?: PlainDate): Reply<(typeof open)['table']['loanRates']> {
  const items = loanRatesOn(on, paidOut).map((rate) => {
    const penalty = penaltyRate(rate.annualRatePercent, paidOut ?? on)
    if (!penalty) return rate
    return { ...rate, overdue: { leastPercent: penalty.least, mostPercent: penalty.most, source: penalty.source } }
  })
  if (items.length === 0) return refuse('DATE_NOT_COVERED', { field: 'on' })
  const savings = savingsRateOn(on)
  return { items, ...(savings && { savings: { annualRatePercent: savings.annualPercent, source: savings.source } }) }
}
