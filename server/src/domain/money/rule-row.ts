import type { PlainDate } from '@anju/shared-types'

/** The day that picks the row; the law names it and it differs by rule (购房资格 by 网签, 契税 by 申报, a new loan by 放款). */
export type DecidedOn =
  | '受理之日'
  | '申报之日'
  | '出售之日'
  | '放款之日'
  | '每年1月1日'
  | '申请之日'
  | '合同签订之日'
  | '缴存之月'

/** One figure of law or of a city's notice: what it says, from when to when, where, and which paper says so. */
export interface RuleRow<V> {
  id: string
  /** Absent: the whole country. */
  city?: string
  effectiveFrom: PlainDate
  /** Last day in force; absent while nothing is known to end it. */
  effectiveTo?: PlainDate
  basis: { document: string; date?: PlainDate; article?: string }
  decidedOn: DecidedOn
  /** A figure that nobody read in the paper's own text, however likely: shown with 以当地公布为准, never as settled. */
  unsure?: true
  value: V
}

export const UNSURE_NOTE = '以当地公布为准'

/** The row in force on a day: the city's own before the country's, undefined when none is known. */
export function rowOn<V>(rows: readonly RuleRow<V>[], on: PlainDate, city?: string): RuleRow<V> | undefined {
  const inForce = rows.filter((row) => row.effectiveFrom <= on && (!row.effectiveTo || on <= row.effectiveTo))
  return (
    (city === undefined ? undefined : inForce.find((row) => row.city === city)) ??
    inForce.find((row) => row.city === undefined)
  )
}

/** Where a figure is from, as a line carries it: the paper, and whether it was not confirmed. */
export const sourced = (row: RuleRow<unknown>): { source: string; unsure?: true } => ({
  source: sourceOf(row),
  ...(row.unsure && { unsure: true }),
})

/** `财税〔2019〕45号（2019-07-01 起）`, with the warning when the figure was not confirmed. */
export function sourceOf(row: RuleRow<unknown>): string {
  const article = row.basis.article ? ` ${row.basis.article}` : ''
  const until = row.effectiveTo ? `${row.effectiveFrom} 至 ${row.effectiveTo}` : `${row.effectiveFrom} 起`
  return `${row.basis.document}${article}（${until}）${row.unsure ? `；${UNSURE_NOTE}` : ''}`
}
