import type { Viewer } from '../../domain/eligibility/check-actions.ts'
import { matchNames } from '../../domain/identity/name-match.ts'
import type { Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { EligibilityCheck } from './check-store.ts'
import { idIndexOf, openWho } from './sealed-check.ts'

type Needs = Pick<CheckNeeds, 'accounts' | 'cipher'>

/**
 * How a member of staff stands to a check. Without a proved name of their own, somebody of the same name counts as family: then a
 * colleague does it.
 */
export async function viewerOf({ accounts, cipher }: Needs, check: EligibilityCheck, caller: Staff): Promise<Viewer> {
  const { staffNo, name, roles } = caller.staff
  const account = await accounts.store.find(caller.accountId)
  const own = account?.realName.state === 'verified' ? idIndexOf(cipher, account.realName.idNumber) : undefined
  const isMember = (member: EligibilityCheck['members'][number]) =>
    member.accountId === caller.accountId ||
    (own === undefined ? matchNames(openWho(cipher, member).name, name) !== 'different' : member.idIndex === own)
  return {
    isChief: roles.includes('supervisor'),
    isFamily: check.members.some(isMember),
    isProposer: check.proposal?.staffNo === staffNo,
    isSampler: check.sample?.staffNo === staffNo && check.sample.state === 'differed',
  }
}

/** 回避: nobody works on a check of their own family. */
export function refuseFamily({ isFamily }: Viewer): void {
  if (isFamily) refuse('NOT_ALLOWED', { text: '这是您本人或家人的核验，请由其他同事处理。' })
}
