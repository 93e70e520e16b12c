import type { Case } from '@anju/shared-types'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { actingSide } from './acting-side.ts'
import { askRegister } from './ask-register.ts'
import { fileOf } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import { changeCase, moveCase } from './change-case.ts'
import type { CaseNeeds } from './needs.ts'
import { consentsIn, shortfallIn, statusIn } from './papers-of-case.ts'
import { showCase } from './show-case.ts'

/** Gives a case back after a shortfall list: everything on it is there, the office's clock goes on. */
export async function supplyPapers(needs: CaseNeeds, id: string, caller: Verified, call: Call): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  const asked = await lookAgain(needs, id)
  await changeCase(needs, id, call, async (tx, read, table) => {
    const row = asked ? { ...read, restrictions: asked } : read
    const { shown } = await actingSide(needs, row, me, 'supply', tx)
    const missing = shortfallIn(table.file, row).lines.map(({ name }) => name)
    if (missing.length > 0) return refuse('PAPERS_MISSING', { text: `还缺：${missing.join('、')}。` })
    await moveCase(needs, tx, row, table, {
      ...{ action: 'supply', who: shown, text: '补齐材料，交回办理' },
      ...(asked && { patch: { restrictions: asked } }),
    })
  })
  return showCase(needs, id, caller, call.now)
}

/** A consent may have become needless while it was fetched, when the mortgage was paid off. Only the register can say so. */
async function lookAgain(needs: CaseNeeds, id: string): Promise<CaseRow['restrictions']> {
  const row = (await needs.cases.find(id)) ?? refuse('NOT_YOURS')
  const file = await fileOf(needs, row)
  if (consentsIn(file, row).every((one) => statusIn(row, file, one) !== 'open')) return undefined
  const asked = await askRegister(needs, row, file)
  return asked?.verdict === 'unknown' ? undefined : asked
}
