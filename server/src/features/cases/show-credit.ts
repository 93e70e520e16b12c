import { stepsAhead } from '../../domain/notices/credit.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { actingSide } from './acting-side.ts'
import type { CaseNeeds } from './needs.ts'

/** Which steps of this case would be silent on the phone in the caller's hand, and what to ask for at the next tap (E74). */
export async function showCredit(needs: CaseNeeds, id: string, caller: Verified, { channel }: Call) {
  const [me, row] = await Promise.all([needs.parties.person(caller.accountId), needs.cases.find(id)])
  if (!row) return refuse('NOT_YOURS')
  await actingSide(needs, row, me, 'view')
  const { state, plan, fees } = row
  const steps = stepsAhead({
    ...{ state, handsOver: plan.handsOver },
    hasFees: plan.entersRegister || fees !== undefined,
    hasPromises: (row.promises ?? []).length > 0,
  })
  const { lines, ask } = await needs.credit(caller.accountId, channel, steps)
  const silent = lines.filter(({ way }) => way !== 'push').length
  return {
    items: lines,
    ask,
    text: ask.length > 0 ? `还有 ${silent} 种消息这里提醒不到您，下一步会请您同意接收。` : '',
  }
}
