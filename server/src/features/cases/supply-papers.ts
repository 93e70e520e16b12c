import type { Case } from '@anju/shared-types'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { actingSide } from './acting-side.ts'
import { changeCase, moveCase } from './change-case.ts'
import type { CaseNeeds } from './needs.ts'
import { shortfallIn } from './papers-of-case.ts'
import { showCase } from './show-case.ts'

/** Gives a case back after a shortfall list: everything on it is there, the office's clock goes on. */
export async function supplyPapers(needs: CaseNeeds, id: string, caller: Verified, call: Call): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  await changeCase(needs, id, call, async (tx, row, table) => {
    const { shown } = await actingSide(needs, row, me, 'supply', tx)
    const missing = shortfallIn(table.file, row).lines.map(({ name }) => name)
    if (missing.length > 0) return refuse('PAPERS_MISSING', { text: `还缺：${missing.join('、')}。` })
    await moveCase(needs, tx, row, table, { action: 'supply', who: shown, text: '补齐材料，交回办理' })
  })
  return showCase(needs, id, caller, call.now)
}
