import type { LoanLimit, LoanQuotaRequest } from '@anju/shared-types'
import { UNSURE_NOTE } from '../money/rule-row.ts'

/** One line of the quota: an upper limit with its reason. */
export interface QuotaLimit {
  rule: LoanLimit
  amountFen: number
  reason: string
  /** A figure of it was not confirmed; the reason says so too. */
  unsure?: true
}

/** A line that cannot be computed yet. */
export interface QuotaGap {
  rule: LoanLimit
  needs: string[]
  text: string
}

export type QuotaOutcome = QuotaLimit | QuotaGap

/** `1,200,000 元` as people read it. */
export const yuan = (fen: number): string => {
  const [whole, cents] = [Math.floor(fen / 100), fen % 100]
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
  return cents ? `${grouped}.${String(cents).padStart(2, '0')} 元` : `${grouped} 元`
}
/** As a limit carries it. */
export const flag = (isUnsure: boolean | undefined): { unsure?: true } => (isUnsure ? { unsure: true } : {})
/** The warning beside a figure that was not confirmed. */
export const note = (isUnsure: boolean | undefined) => (isUnsure ? `（${UNSURE_NOTE}）` : '')

/** First home unless said otherwise. */
export const homeNumberOf = ({ homeNumber }: LoanQuotaRequest): number => homeNumber ?? 1
