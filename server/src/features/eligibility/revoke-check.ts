import type { DeskCheck } from '@anju/shared-types'
import type { Call, Staff } from '../../platform/http/call.ts'
import { applyCheck } from './apply-check.ts'
import { changeAtDesk, type DeskNeeds } from './change-at-desk.ts'

/** A supervisor takes back a result that rests on false papers, also one that was used. */
export const revokeCheck = (
  needs: DeskNeeds,
  { id, reason }: { id: string; reason: string },
  caller: Staff,
  call: Call,
): Promise<DeskCheck> =>
  changeAtDesk(needs, id, { caller, call, why: '撤销购房资格' }, (tx, check) =>
    applyCheck(needs, tx, check, 'revoke', {
      patch: { revoked: { reason, at: call.now } },
      text: `结果被撤销：${reason}`,
    }),
  )
