import type { Case } from '@anju/shared-types'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { owed } from './case-file.ts'
import { changeCase, moveCase } from './change-case.ts'
import type { CaseNeeds } from './needs.ts'
import { ownSide } from './own-case.ts'
import { shownAs } from './parties.ts'
import { showCase } from './show-case.ts'

/** Gives a case back after a shortfall list: everything on it is there, the office's clock goes on. */
export async function supplyPapers(needs: CaseNeeds, id: string, caller: Verified, call: Call): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  await changeCase(needs, id, call, async (tx, row, table) => {
    const party = ownSide(row, me)
    const last = row.shortfalls.at(-1)
    const { open } = owed(table.file, row)
    // A paper that was here and was asked for again (unreadable, out of date) must have come anew since.
    const stale = (last?.items ?? []).filter(
      ({ material }) => !row.papers.some((one) => one.material === material && one.at >= last!.at),
    )
    const missing = new Set([...open.map(({ material }) => material.name), ...stale.map(({ name }) => name)])
    if (missing.size > 0) return refuse('PAPERS_MISSING', { text: `还缺：${[...missing].join('、')}。` })
    await moveCase(needs, tx, row, table, { action: 'supply', who: shownAs(party, me), text: '补齐材料，交回办理' })
  })
  return showCase(needs, id, caller, call.now)
}
