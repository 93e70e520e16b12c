import { type DeskCheck, eligibilityFacts } from '@anju/shared-types'
import { canChallenge } from '../../domain/eligibility/check-actions.ts'
import { sourcesOfFact } from '../../domain/eligibility/from-sources.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { noteCheck } from './apply-check.ts'
import { contest } from './ask-sources.ts'
import { changeAtDesk, type DeskNeeds } from './change-at-desk.ts'

/**
 * Enters what the owner of a contested fact answered. Upheld: its old words count no more, the source is asked again by a job, and the
 * rules are applied to what it says then.
 */
export async function decideChallenge(
  needs: DeskNeeds,
  { id, upheld, reason }: { id: string; upheld: boolean; reason: string },
  caller: Staff,
  call: Call,
): Promise<DeskCheck> {
  const found = (await needs.checks.byChallenge(id)) ?? refuse('NOT_FOUND')
  return changeAtDesk(needs, found._id, { caller, call, why: '办理事实异议' }, (tx, check) => {
    const challenge = check.challenges.find((one) => one.id === id)
    if (challenge?.state !== 'open') return refuse('STATE_MOVED')
    const decided = {
      ...challenge,
      ...{ state: upheld ? ('upheld' as const) : ('rejected' as const) },
      ...{ answer: reason, decidedAt: call.now, decidedBy: caller.staff.staffNo },
    }
    const challenges = check.challenges.map((one) => (one.id === id ? decided : one))
    const sources = sourcesOfFact[challenge.fact] ?? []
    const label = eligibilityFacts[challenge.fact]
    // A result that was used or has ended is not worked out again; the owner's answer still reaches the applicant.
    const isOpen = canChallenge(check.state, challenge.fact)
    return noteCheck(needs, tx, check, {
      patch: {
        challenges,
        ...(upheld &&
          isOpen && { members: contest(needs.cipher, check.members, sources, id), asks: 0, nextAskAt: call.now }),
      },
      text: upheld ? `“${label}”的异议成立${isOpen ? '，重新核对' : ''}` : `“${label}”经来源部门核实无误`,
      event: 'challenge.decided',
      data: { challenge: id, upheld },
    })
  })
}
