import { type DeskCheck, shanghaiDate } from '@anju/shared-types'
import { staffActions, type Viewer } from '../../domain/eligibility/check-actions.ts'
import type { Staff } from '../../platform/http/call.ts'
import { standingOf } from './check-due.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { EligibilityCheck } from './check-store.ts'
import { checkView } from './check-view.ts'

type Needs = Pick<CheckNeeds, 'cipher' | 'directory' | 'checks'>

/** A check as staff see it: names masked. */
function deskView(check: EligibilityCheck, cipher: CheckNeeds['cipher'], viewer: Viewer, now: Date): DeskCheck {
  const { allowedActions: _, ...view } = checkView(check, { cipher, now, isOwn: false })
  const { proposal, review, consumed } = check
  return {
    ...view,
    ...(proposal && { proposal: { by: proposal.name, at: proposal.at.toISOString(), reason: proposal.reason } }),
    ...(review && { asked: cipher.open(review.text) }),
    ...(consumed && { consumed: { contractNumber: consumed.contractNumber, at: consumed.at.toISOString() } }),
    allowedActions: staffActions(standingOf(check), viewer, shanghaiDate(now)),
  }
}

/**
 * Shows a check to staff, written into the access log of everybody it is about (E78). Who has seen the result no longer gives a blind
 * answer about it.
 */
export async function showToStaff(
  needs: Needs,
  check: EligibilityCheck,
  { caller, viewer, why, now }: { caller: Staff; viewer: Viewer; why: string; now: Date },
): Promise<DeskCheck> {
  await recordLook(needs, check, { caller, what: '购房资格核验的资料和结论', why, now })
  if (!check.seenBy.includes(caller.staff.staffNo)) await needs.checks.markSeen(check._id, caller.staff.staffNo)
  return deskView(check, needs.cipher, viewer, now)
}

/** Written before anything is shown: a crash in between records a look that did not happen, never hides one that did. */
export async function recordLook(
  { directory }: Pick<CheckNeeds, 'directory'>,
  { members }: EligibilityCheck,
  { caller, what, why, now }: { caller: Staff; what: string; why: string; now: Date },
): Promise<void> {
  const accounts = [...new Set(members.flatMap((member) => member.accountId ?? []))]
  await Promise.all(
    accounts.map((accountId) => directory.recordView({ viewer: caller, accountId, what, why, at: now })),
  )
}
