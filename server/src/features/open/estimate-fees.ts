import type { FeeEstimate, FeeEstimateRequest } from '@anju/shared-types'
import { estimateFees, type FeeResult } from '../../domain/fees/estimate.ts'
import { totalByPayer } from '../../domain/fees/lines.ts'
import { refuse } from '../../platform/refusal.ts'

/** Taxes and fees of a transaction; a day before every rule that is known is refused rather than answered with nothing. */
export function answerEstimate(request: FeeEstimateRequest): FeeEstimate {
  const result = estimateFees(request)
  if (!result.lines.length && result.missing.some(({ needs }) => needs.includes('on'))) {
    return refuse('DATE_NOT_COVERED', { field: 'on' })
  }
  return estimateView(result)
}

const estimateView = ({ lines, missing }: FeeResult): FeeEstimate => ({
  lines,
  totalByPayer: totalByPayer(lines),
  ...(missing.length ? { missing } : {}),
})
