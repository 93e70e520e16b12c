import type { DeskCheck } from '@anju/shared-types'
import type { Viewer } from '../../domain/eligibility/check-actions.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { EligibilityCheck } from './check-store.ts'
import { showToStaff } from './desk-view.ts'
import { refuseFamily, viewerOf } from './desk-viewer.ts'

export type DeskNeeds = Pick<CheckNeeds, 'checks' | 'cipher' | 'directory' | 'accounts' | 'transact' | 'halls'>

/**
 * One act of staff on a check. The answer is worked out after the change is committed, so that names are stored in no reply; a repeat
 * changes nothing and shows the check again.
 */
export async function changeAtDesk(
  needs: DeskNeeds,
  id: string,
  { caller, call, why }: { caller: Staff; call: Call; why: string },
  act: (tx: Tx, check: EligibilityCheck, viewer: Viewer) => Promise<EligibilityCheck>,
): Promise<DeskCheck> {
  await needs.transact(
    call,
    async (tx) => {
      const check = (await needs.checks.find(id, tx.session)) ?? refuse('NOT_FOUND')
      const viewer = await viewerOf(needs, check, caller)
      refuseFamily(viewer)
      await act(tx, check, viewer)
      return 'done'
    },
    { line: `check:${id}` },
  )
  const changed = (await needs.checks.find(id)) ?? refuse('NOT_FOUND')
  const viewer = await viewerOf(needs, changed, caller)
  return showToStaff(needs, changed, { caller, viewer, why, now: call.now })
}
