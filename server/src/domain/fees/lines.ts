import type { FeeFactName, FeePayer, FeeRule } from '@anju/shared-types'

/** One tax or fee to the fen: what it is, who pays, what it is computed from and which paper says so. */
export interface FeeLine {
  rule: FeeRule
  payer: FeePayer
  baseFen?: number
  /** Decimal text: `0.015` is 1.5 %. */
  rate?: string
  amountFen: number
  source: string
  /** The figure was not confirmed in the paper's own text: 以当地公布为准. */
  unsure?: true
  /** Why this and not another figure, in plain Chinese. */
  note?: string
}

/** A tax or fee that depends on something nobody said (D3): never guessed, never left out in silence. */
export interface FeeGap {
  rule: FeeRule
  payer: FeePayer
  needs: FeeFactName[]
  text: string
}

export type FeeOutcome = FeeLine | FeeGap

export const isLine = (outcome: FeeOutcome): outcome is FeeLine => 'amountFen' in outcome
export const isGap = (outcome: FeeOutcome): outcome is FeeGap => !isLine(outcome)

/** Lines and gaps of one rule and payer are the same line. */
export const isSameLine = (a: Pick<FeeOutcome, 'rule' | 'payer'>, b: Pick<FeeOutcome, 'rule' | 'payer'>): boolean =>
  a.rule === b.rule && a.payer === b.payer

/** What each payer pays in all, in the order in which payers appear. */
export function totalByPayer(lines: readonly FeeLine[]): Partial<Record<FeePayer, number>> {
  const totals: Partial<Record<FeePayer, number>> = {}
  for (const { payer, amountFen } of lines) totals[payer] = (totals[payer] ?? 0) + amountFen
  return totals
}

/** No row is known for the day: said, not guessed. */
export const noRow = (rule: FeeRule, payer: FeePayer, on: string): FeeGap => ({
  rule,
  payer,
  needs: ['on'],
  text: `没有收录 ${on} 有效的标准，请以当地公布为准。`,
})
