import type { FeeEstimateRequest, PlainDate } from '@anju/shared-types'
import { wholeMonthsBetween } from '../calendar/civil-periods.ts'

/** What a person said about one transaction; anything left out is unknown, not no. */
export type FeeFacts = FeeEstimateRequest

/**
 * Months a home was held on the day of sale. They run from the earlier of the deed-tax receipt and the certificate, not from the
 * contract or the hand-over (国税发〔2005〕172号; 四川省财政厅 on 公告2025年第17号).
 */
export function heldMonthsOn(
  on: PlainDate,
  papers: { deedTaxPaidOn?: PlainDate; certificateOn?: PlainDate },
): number | undefined {
  const [first] = [papers.deedTaxPaidOn, papers.certificateOn].filter((date) => date !== undefined).toSorted()
  return first === undefined ? undefined : Math.max(0, wholeMonthsBetween(first, on))
}

/** Months held as stated, else by the papers. */
export const heldMonths = (facts: FeeFacts): number | undefined => facts.heldMonths ?? heldMonthsOn(facts.on, facts)

export const isHome = (facts: Pick<FeeFacts, 'use'>): boolean => facts.use === 'residential'

/** The buyer, or whoever applies; a person unless said otherwise. */
export const isCompany = (facts: Pick<FeeFacts, 'payer'>): boolean =>
  facts.payer !== undefined && facts.payer !== 'person'
