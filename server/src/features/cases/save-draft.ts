import type { Case, CaseDraft } from '@anju/shared-types'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { actingApplicant } from './acting-side.ts'
import { fileOf, today } from './case-file.ts'
import { changeCase } from './change-case.ts'
import { derive } from './derive.ts'
import { draftPatch } from './draft-fields.ts'
import type { CaseNeeds } from './needs.ts'
import { referenceFor } from './reference-price.ts'
import { showCase } from './show-case.ts'

/** Keeps what is being typed (E54). What was typed wrongly is refused with the field, and what is there already stays. */
export async function saveDraft(
  needs: CaseNeeds,
  { id, draft, seen }: { id: string; draft: CaseDraft; seen?: number },
  caller: Verified,
  call: Call,
): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  const reference = await referenceOf(needs, id, draft)
  await changeCase(needs, id, call, async (tx, row, { file, calendar }) => {
    const { party: own, agent } = await actingApplicant(needs, row, me, 'fill', tx)
    if (row.state !== 'draft' || (seen !== undefined && seen !== row.revision)) return refuse('STATE_MOVED')
    const patch = { ...draftPatch(needs, row, { file, draft, own, on: today(call.now) }), reference }
    const { home } = agent ?? {}
    if (home && patch.property?.unitCode !== home.unitCode) {
      return refuse('NOT_DELEGATED', { text: `委托只限这套房子：${home.address}。` })
    }
    const { clockAt } = derive({ ...row, ...patch, changedAt: tx.now }, calendar, tx.now)
    const isSaved = await needs.cases.save(tx.session, row, { ...patch, clockAt, changedAt: tx.now }, [])
    return isSaved || refuse('STATE_MOVED')
  })
  return showCase(needs, id, caller, call.now)
}

/** The home that is typed may be another one than before: what it is worth is then asked once, before the transaction. */
async function referenceOf(needs: CaseNeeds, id: string, { property }: CaseDraft) {
  const row = await needs.cases.find(id)
  if (row?.state !== 'draft') return undefined
  return referenceFor(needs, { ...row, property }, await fileOf(needs, row), 'once')
}
