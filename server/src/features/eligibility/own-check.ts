import type { Check, CheckSummary } from '@anju/shared-types'
import type { ClientSession } from 'mongoose'
import type { Tx } from '../../platform/db/transact.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { EligibilityCheck } from './check-store.ts'
import { checkSummary, checkView } from './check-view.ts'

/** The caller's own check. One of somebody else is answered like one that does not exist. */
async function ownCheck(
  { checks }: Pick<CheckNeeds, 'checks'>,
  id: string,
  accountId: string,
  session?: ClientSession,
): Promise<EligibilityCheck> {
  const check = await checks.find(id, session)
  return check?.accountId === accountId ? check : refuse('NOT_YOURS')
}

/** The caller's checks, the newest first. */
export async function listChecks(
  { checks }: Pick<CheckNeeds, 'checks'>,
  caller: Account,
): Promise<{ items: CheckSummary[] }> {
  return { items: (await checks.ofAccount(caller.accountId)).map(checkSummary) }
}

/** One check of the caller. */
export async function getCheck(
  needs: Pick<CheckNeeds, 'checks' | 'cipher'>,
  id: string,
  caller: Account,
  now: Date,
): Promise<Check> {
  return checkView(await ownCheck(needs, id, caller.accountId), { cipher: needs.cipher, now })
}

export type ChangeNeeds = Pick<CheckNeeds, 'checks' | 'cipher' | 'transact'>

/** One act of a person on their own check: load, decide, save, answer. */
export function changeOwn(
  needs: ChangeNeeds,
  id: string,
  caller: Account,
  call: Call,
  act: (tx: Tx, check: EligibilityCheck) => Promise<EligibilityCheck>,
): Promise<Check> {
  return needs.transact(
    call,
    async (tx) => {
      const check = await ownCheck(needs, id, caller.accountId, tx.session)
      return checkView(await act(tx, check), { cipher: needs.cipher, now: call.now })
    },
    { line: `check:${id}` },
  )
}
