import type { LoanQuota, LoanQuotaRequest, open, PlainDate, Reply } from '@anju/shared-types'
import { loanQuota } from '../../domain/fund/loan-quota.ts'
import { loanRatesOn } from '../../domain/fund/loan-rate.ts'
import { refuse } from '../../platform/refusal.ts'

/** The quota with every limit and its reason. */
export function answerQuota(request: LoanQuotaRequest): LoanQuota {
  const quota = loanQuota(request) ?? refuse('DATE_NOT_COVERED', { field: 'on' })
  const { limits, quotaFen, missing } = quota
  return { limits, quotaFen, ...(missing.length ? { missing } : {}) }
}

/** The four rates of a day. */
export function answerRates(on: PlainDate): Reply<(typeof open)['table']['loanRates']> {
  const items = loanRatesOn(on)
  return items.length ? { items } : refuse('DATE_NOT_COVERED', { field: 'on' })
}
