import type { Input, open, Reply } from '@anju/shared-types'
import { contribution, depositDue, firstContributionMonth, fundYearOf } from '../../domain/fund/contribution.ts'
import { withdrawalDue, withdrawalLimit } from '../../domain/fund/withdrawal.ts'
import { refuse } from '../../platform/refusal.ts'
import type { HallStore } from '../halls/hall-store.ts'

type Routes = (typeof open)['table']

/** How much may be taken out of the fund, why, and until when the centre must decide. */
export async function limitWithdrawal(
  { halls }: { halls: Pick<HallStore, 'calendar'> },
  facts: Input<Routes['withdrawalLimit']>['body'],
): Promise<Reply<Routes['withdrawalLimit']>> {
  const limit = withdrawalLimit(facts) ?? refuse('DATE_NOT_COVERED', { field: 'on' })
  const { missing, ...rest } = limit
  const { date, provisional } = withdrawalDue(facts.on, await halls.calendar())
  return { ...rest, ...(missing.length && { missing }), decidedBy: date, provisional }
}

/** What worker and employer pay in a month. */
export async function answerContribution(
  { halls }: { halls: Pick<HallStore, 'calendar'> },
  facts: Input<Routes['contribution']>['body'],
): Promise<Reply<Routes['contribution']>> {
  const paid = contribution(facts) ?? refuse('DATE_NOT_COVERED', { field: 'on' })
  if ('refused' in paid) return refuse('BAD_INPUT', { field: 'ratePercent', text: paid.refused })
  const { on, payDay, startedOn, isFirstJob = false } = facts
  const deposit = payDay && depositDue(payDay, await halls.calendar())
  return {
    ...paid,
    fundYear: fundYearOf(on),
    ...(deposit && { deposit: { by: deposit.date, provisional: deposit.provisional } }),
    ...(startedOn && { firstMonth: firstContributionMonth(startedOn, isFirstJob) }),
  }
}
