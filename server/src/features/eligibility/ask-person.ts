import { type Check, shanghaiDate } from '@anju/shared-types'
import { dueIn } from '../../domain/calendar/due.ts'
import { canAskPerson } from '../../domain/eligibility/check-actions.ts'
import { PERSON_WORKING_DAYS } from '../../domain/eligibility/validity.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { applyCheck } from './apply-check.ts'
import { standingOf } from './check-due.ts'
import type { CheckNeeds } from './check-needs.ts'
import { changeOwn } from './own-check.ts'

type Needs = Pick<CheckNeeds, 'checks' | 'cipher' | 'transact' | 'halls'>

/** From a refusal by the machine a person is asked (个人信息保护法 24). */
export async function askPerson(
  needs: Needs,
  { id, why }: { id: string; why: string },
  caller: Account,
  call: Call,
): Promise<Check> {
  const personBy = dueIn(PERSON_WORKING_DAYS, shanghaiDate(call.now), await needs.halls.calendar())
  return changeOwn(needs, id, caller, call, (tx, check) => {
    if (!canAskPerson(standingOf(check))) return refuse('STATE_MOVED')
    const review = { why: 'applicant' as const, text: needs.cipher.seal(why), at: call.now }
    return applyCheck(needs, tx, check, 'askPerson', { patch: { personBy, review } })
  })
}
