import type { eligibilityChecks as contract, DeskCheck, Input } from '@anju/shared-types'
import { canDecide, waitsForPerson } from '../../domain/eligibility/check-actions.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { applyCheck, noteCheck } from './apply-check.ts'
import { changeAtDesk, type DeskNeeds } from './change-at-desk.ts'
import { standingOf } from './check-due.ts'
import { validPatch } from './settle-check.ts'

type Verdict = Input<typeof contract.table.decide>['body']

/**
 * A person decides. A clerk passes a check alone and refuses none: a refusal is proposed and decided by a supervisor (窗口无否决权). What
 * a person decided on papers is not undone by the machine, so it is not checked again by itself.
 */
export const giveVerdict = (
  needs: DeskNeeds,
  { id, verdict }: { id: string; verdict: Verdict },
  caller: Staff,
  call: Call,
): Promise<DeskCheck> =>
  changeAtDesk(needs, id, { caller, call, why: '人工办理购房资格核验' }, (tx, check, viewer) => {
    const standing = standingOf(check)
    if (!waitsForPerson(standing)) return refuse('STATE_MOVED')
    if (!canDecide(standing, viewer)) {
      return refuse('NOT_ALLOWED', { text: '这一件要由另一位同事决定；拟不通过的由主管决定。' })
    }
    const { staffNo, name } = caller.staff
    const { reason, remaining, decision } = verdict
    if (decision === 'fail' && !viewer.isChief) {
      const proposal = { staffNo, name, reason, at: call.now }
      const text = '窗口人员认为不符合，转主管决定'
      return noteCheck(needs, tx, check, { patch: { proposal }, text, event: 'check.refusal-proposed' })
    }
    const decided = { by: 'person', at: call.now, rulesetVersion: check.rulesetVersion, reason, staffNo } as const
    if (decision === 'fail') {
      const patch = { decision: decided, validTo: undefined }
      return applyCheck(needs, tx, check, 'personFail', { patch, text: `人工核对，未通过：${reason}` })
    }
    // A questioned result that stands keeps its days; `leaving` clears nothing there, because the state stays.
    const closed = { review: undefined, proposal: undefined, personBy: undefined }
    return applyCheck(needs, tx, check, 'personPass', {
      patch: {
        ...{ ...closed, ...validPatch(check, call.now, { canRecheck: false }) },
        decision: { ...decided, remaining },
      },
      text: `人工核对，通过：${reason}`,
    })
  })
