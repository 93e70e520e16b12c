import type { Check } from '@anju/shared-types'
import type { Account, Call } from '../../platform/http/call.ts'
import { applyCheck } from './apply-check.ts'
import { type ChangeNeeds, changeOwn } from './own-check.ts'

/** The applicant takes back their consent while nothing is decided: what was learned is deleted in the same write. */
export const withdrawCheck = (needs: ChangeNeeds, id: string, caller: Account, call: Call): Promise<Check> =>
  changeOwn(needs, id, caller, call, (tx, check) => applyCheck(needs, tx, check, 'withdraw'))
