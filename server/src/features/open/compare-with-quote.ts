import { type FeeEstimateRequest, type open, type Reply, shanghaiDate } from '@anju/shared-types'
import { compareQuote } from '../../domain/fees/compare-quote.ts'
import { estimateFees } from '../../domain/fees/estimate.ts'
import { refuse } from '../../platform/refusal.ts'
import { answerEstimate } from './estimate-fees.ts'
import { type QuoteNeeds, readQuote } from './quote-fees.ts'

type Comparison = Reply<(typeof open)['table']['compareQuote']>

/** What is due now beside what was quoted, each difference with its cause. */
export async function compareWithQuote(
  { quotes }: Pick<QuoteNeeds, 'quotes'>,
  id: string,
  due: FeeEstimateRequest,
  now: Date,
): Promise<Comparison> {
  const row = (await quotes.find(id)) ?? refuse('NOT_FOUND')
  const { request, estimate, validUntil } = readQuote(row)
  const quoted = { facts: request, result: { lines: estimate.lines, missing: gapsOf(estimate) } }
  return {
    state: shanghaiDate(now) <= validUntil ? 'valid' : 'expired',
    differences: compareQuote(quoted, { facts: due, result: estimateFees(due) }),
    estimate: answerEstimate(due),
  }
}

/** Stored as it went over the wire, where facts are plain names. */
const gapsOf = ({ missing = [] }: ReturnType<typeof readQuote>['estimate']) =>
  missing.map((gap) => ({ ...gap, needs: gap.needs as (keyof FeeEstimateRequest)[] }))
