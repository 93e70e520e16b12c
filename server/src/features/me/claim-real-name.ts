import type { Call, Account as Caller } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { MeNeeds } from './needs.ts'

/** Joins this account with the one where the same identity was proved, after the code that was sent to its phone. */
export async function claimRealName(needs: MeNeeds, code: string, caller: Caller, call: Call) {
  const { accounts, claims, codes, transact } = needs
  const targetId = (await claims.targetOf(caller.accountId, call.now)) ?? refuse('CODE_EXPIRED')
  const target = await accounts.store.find(targetId)
  const phone = target?.phones[0]
  if (!target || !phone) return refuse('CODE_EXPIRED')
  const codeId = await codes.check(phone, 'claim', code, { now: call.now, forAccount: caller.accountId })
  await transact(call, async (tx) => {
    await codes.consume(tx, phone, 'claim', codeId)
    await claims.close(caller.accountId, tx.session)
    await accounts.merge(tx, caller.accountId, target.id, 'real-name')
  })
  await needs.sessions.watch.refresh()
  return { merged: true as const }
}
