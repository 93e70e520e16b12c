import { addDays, type FeeEstimateRequest, type FeeQuote, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import { canonicalText } from '../../domain/canonical.ts'
import { quoteRows } from '../../domain/fees/rules/quote-rows.ts'
import { rowOn } from '../../domain/money/rule-row.ts'
import { refuse } from '../../platform/refusal.ts'
import { answerEstimate } from './estimate-fees.ts'
import { isGenuine, type QuoteText, quoteId, signQuote } from './quote-signature.ts'
import type { QuoteRow, QuoteStore } from './quote-store.ts'

export interface QuoteNeeds {
  quotes: QuoteStore
  /** Newest first. */
  keys: readonly string[]
}

/** Kept for two years after its last day, for whoever compares what was paid with what was said. */
const KEPT_DAYS = 730

/** Gives a signed quote, valid from today for as many days as the rule of today says. */
export async function quoteFees(needs: QuoteNeeds, request: FeeEstimateRequest, now: Date): Promise<FeeQuote> {
  const issuedOn = shanghaiDate(now)
  const rule = rowOn(quoteRows, issuedOn, request.city) ?? refuse('DATE_NOT_COVERED')
  const validUntil = addDays(issuedOn, rule.value.validDays)
  const text = canonicalText({ issuedOn, validUntil, request, estimate: answerEstimate(request) } satisfies QuoteText)
  const id = quoteId(text)
  const kept = await needs.quotes.keep({
    _id: id,
    text,
    signature: signQuote(needs.keys, id, text),
    at: now,
    purgeAt: shanghaiInstant(addDays(validUntil, KEPT_DAYS), '00:00'),
  })
  return quoteView(needs, kept, now)
}

/** A quote that was given; with `shown`, whether that signature is the quote's. */
export async function getQuote(needs: QuoteNeeds, id: string, shown: string | undefined, now: Date): Promise<FeeQuote> {
  const row = (await needs.quotes.find(id)) ?? refuse('NOT_FOUND')
  const quote = quoteView(needs, row, now)
  return { ...quote, genuine: quote.genuine && (shown === undefined || isGenuine(needs.keys, id, row.text, shown)) }
}

export const readQuote = (row: QuoteRow): QuoteText => JSON.parse(row.text) as QuoteText

function quoteView({ keys }: QuoteNeeds, row: QuoteRow, now: Date): FeeQuote {
  const quote = readQuote(row)
  return {
    id: row._id,
    ...quote,
    state: shanghaiDate(now) <= quote.validUntil ? 'valid' : 'expired',
    genuine: isGenuine(keys, row._id, row.text, row.signature),
    signature: row.signature,
  }
}
