import type { Input, open, Reply } from '@anju/shared-types'
import { oddDaysInterest, planAfterPrepayment, repaymentPlan, totalInterest } from '../../domain/fund/instalments.ts'
import { refuse } from '../../platform/refusal.ts'

type Routes = (typeof open)['table']

/** Every instalment of a loan. */
export function planRepayment({
  oddDays,
  ...loan
}: Input<Routes['repaymentPlan']>['body']): Reply<Routes['repaymentPlan']> {
  const rows = repaymentPlan(loan)
  return {
    rows,
    totalInterestFen: totalInterest(rows),
    ...(oddDays !== undefined && {
      oddDaysInterestFen: oddDaysInterest(loan.principalFen, loan.annualRatePercent, oddDays),
    }),
  }
}

/** Every instalment after part of the loan was paid back early. */
export function planPrepayment(prepayment: Input<Routes['prepayment']>['body']): Reply<Routes['prepayment']> {
  if (prepayment.prepayFen >= prepayment.balanceFen) return refuse('PREPAYMENT_NOT_PART', { field: 'prepayFen' })
  const plan = planAfterPrepayment(prepayment) ?? refuse('PAYMENT_TOO_SMALL', { field: 'paymentFen' })
  const { rows, savedInterestFen } = plan
  return { rows, months: rows.length, totalInterestFen: totalInterest(rows), savedInterestFen }
}
