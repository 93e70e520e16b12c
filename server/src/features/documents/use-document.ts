import type { DocumentUse, PlainDate } from '@anju/shared-types'
import { decideUse } from '../../domain/documents/decide-document.ts'
import type { Account, Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { documentLine } from './change-document.ts'
import { type DocumentUses, moveUses } from './document-uses.ts'
import { useView } from './document-view.ts'
import type { DocumentNeeds } from './needs.ts'

/** The owner agrees that a paper is used for one case, until a day, in the words of that case. */
export async function useDocument(
  needs: Pick<DocumentNeeds, 'transact' | 'policy'> & { uses: DocumentUses },
  asked: { id: string; caseId: string; material: string; until?: PlainDate },
  caller: Verified,
  call: Call,
): Promise<DocumentUse> {
  const { id, caseId, material, until } = asked
  const purpose = await needs.policy.purposeFor(caseId, material, caller.accountId)
  // A case of somebody else is answered like one that does not exist.
  if (purpose === undefined) return refuse('NOT_YOURS')
  return needs.transact(
    call,
    async (tx) => {
      const use = { documentId: id, accountId: caller.accountId, caseId, material, purpose, until }
      return useView(id, await needs.uses.consent(tx, use), call.now)
    },
    documentLine(id),
  )
}

/** Takes one agreement back, as long as the case has not been accepted with the paper in its file. */
export async function withdrawUse(
  { documents, transact }: Pick<DocumentNeeds, 'documents' | 'transact'>,
  useId: string,
  caller: Account,
  call: Call,
): Promise<DocumentUse> {
  const found = await documents.findByUse(useId)
  if (found?.accountId !== caller.accountId) return refuse('NOT_YOURS')
  return transact(
    call,
    async (tx) => {
      const row = await documents.find(found._id, tx.session)
      const use = row?.uses.find((one) => one.id === useId)
      if (!row || !use) return refuse('NOT_YOURS')
      const decision = decideUse(use, 'withdraw', tx.now)
      if ('refused' in decision) return refuse(decision.refused)
      const after = await moveUses(documents, tx, row, (one) => one.id === useId, 'withdraw')
      return useView(row._id, after.uses.find((one) => one.id === useId)!, call.now)
    },
    documentLine(found._id),
  )
}
