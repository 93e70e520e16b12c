import type { DeskCheck } from '@anju/shared-types'
import type { Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { EligibilityCheck } from './check-store.ts'
import { showToStaff } from './desk-view.ts'
import { viewerOf } from './desk-viewer.ts'

type Needs = Pick<CheckNeeds, 'checks' | 'cipher' | 'directory' | 'accounts'>

const see = async (needs: Needs, check: EligibilityCheck | null, caller: Staff, now: Date): Promise<DeskCheck> => {
  if (!check) return refuse('NOT_FOUND')
  const viewer = await viewerOf(needs, check, caller)
  return showToStaff(needs, check, { caller, viewer, why: `办理购房资格核验 ${check.code}`, now })
}

/** One check for staff, by its id. */
export const seeCheck = async (needs: Needs, id: string, caller: Staff, now: Date): Promise<DeskCheck> =>
  see(needs, await needs.checks.find(id), caller, now)

/** One check for staff, by the code that its holder reads out. */
export const findCheck = async (needs: Needs, code: string, caller: Staff, now: Date): Promise<DeskCheck> =>
  see(needs, await needs.checks.byCode(code.toUpperCase()), caller, now)
