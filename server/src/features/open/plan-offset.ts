import type { Input, open, Reply } from '@anju/shared-types'
import { offsetMandate, offsetRefusals, takeMonthly, takeYearly } from '../../domain/fund/offset.ts'

type Route = (typeof open)['table']['offset']

/** Whether the fund's balance may pay the loan, from when, and what would be taken from whom. */
export function planOffset({ method, accounts, loans, keepFen, ...facts }: Input<Route>['body']): Reply<Route> {
  const mandate = offsetMandate({ ...facts, wanted: method })
  const said = 'refused' in mandate ? { refused: offsetRefusals[mandate.refused] } : mandate
  if (method === 'yearly') return { ...said, ...takeYearly(loans, accounts, { keepFen }) }
  const dueFen = loans.reduce((sum, loan) => sum + loan.dueFen, 0)
  return { ...said, takes: takeMonthly(dueFen, accounts, { keepFen }) }
}
