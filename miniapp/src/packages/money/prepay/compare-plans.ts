import type { RepaymentPlan } from '@anju/shared-types'

type Instalment = RepaymentPlan['rows'][number]

export interface YearOwed {
  year: number
  /** What is still owed at the end of the year without and with the prepayment. */
  beforeFen: number
  afterFen: number
}

/** What is owed after each year, by the plan as it was and by the one after the prepayment; 0 once it is paid. */
export function owedByYear(
  owedFen: { before: number; after: number },
  plans: { before: readonly Instalment[]; after: readonly Instalment[] },
): YearOwed[] {
  const years = Math.ceil(Math.max(plans.before.length, plans.after.length) / 12)
  const paid = (rows: readonly Instalment[], year: number) =>
    rows.slice(0, year * 12).reduce((sum, row) => sum + row.principalFen, 0)
  return Array.from({ length: years }, (_, index) => ({
    year: index + 1,
    beforeFen: owedFen.before - paid(plans.before, index + 1),
    afterFen: owedFen.after - paid(plans.after, index + 1),
  }))
}

/** `25 年 3 个月`. */
export function spanWords(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return [years > 0 && `${years} 年`, rest > 0 && `${rest} 个月`].filter(Boolean).join(' ') || '0 个月'
}
