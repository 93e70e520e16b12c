import { type DeskCheck, shanghaiDate } from '@anju/shared-types'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { applyCheck } from './apply-check.ts'
import { changeAtDesk, type DeskNeeds } from './change-at-desk.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { EligibilityCheck } from './check-store.ts'

export interface UsedFor {
  contractNumber: string
  /** The case that used it, where there is one. */
  caseId?: string
}

/** Uses a result for one contract, inside the caller's own transaction. A result is used once, and not after its last day. */
async function consume(
  needs: Pick<CheckNeeds, 'checks'>,
  tx: Tx,
  checkId: string,
  { contractNumber, caseId }: UsedFor,
): Promise<EligibilityCheck> {
  const check = (await needs.checks.find(checkId, tx.session)) ?? refuse('NOT_FOUND')
  if (check.state !== 'passed') {
    return refuse(check.state === 'expired' ? 'RESULT_EXPIRED' : 'STATE_MOVED')
  }
  // The clock may not have come round yet.
  if (!check.validTo || check.validTo < shanghaiDate(tx.now)) return refuse('RESULT_EXPIRED')
  return applyCheck(needs, tx, check, 'consume', {
    patch: { consumed: { contractNumber, ...(caseId !== undefined && { caseId }), at: tx.now } },
    text: `已用于网签合同 ${contractNumber}`,
  })
}

/** A clerk registers a contract with the result that it rests on. */
export const consumeAtDesk = (
  needs: DeskNeeds,
  { id, contractNumber }: { id: string; contractNumber: string },
  caller: Staff,
  call: Call,
): Promise<DeskCheck> =>
  changeAtDesk(needs, id, { caller, call, why: '登记网签' }, (tx, check) =>
    consume(needs, tx, check._id, { contractNumber }),
  )
