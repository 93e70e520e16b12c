import { type PlainDate, shanghaiDate } from '@anju/shared-types'
import { decideUse, usualUseEnd } from '../../domain/documents/decide-document.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { documentLine } from '../documents/change-document.ts'
import { noteDocument } from '../documents/change-own.ts'
import { ownDocument } from '../documents/own-document.ts'
import type { HouseholdNeeds } from './needs.ts'

/** The owner's yes to one use until a day, on their own phone, or their no. The case takes the paper in after the commit. */
export async function answerAsk(
  needs: HouseholdNeeds,
  { useId, agree, until }: { useId: string; agree: boolean; until?: PlainDate },
  caller: Verified,
  call: Call,
): Promise<{ done: true }> {
  const found = await needs.documents.findByUse(useId)
  if (found?.accountId !== caller.accountId) return refuse('NOT_YOURS')
  await needs.transact(
    call,
    async (tx) => {
      const row = await ownDocument(needs.documents, found._id, caller.accountId, tx.session)
      const use = row.uses.find(({ id }) => id === useId)
      if (!use) return refuse('NOT_YOURS')
      const decision = decideUse(use, agree ? 'agree' : 'decline', tx.now)
      if ('refused' in decision) return refuse(decision.refused)
      const today = shanghaiDate(tx.now)
      if (agree && row.state !== 'ready') return refuse('DOCUMENT_NOT_READY')
      if (agree && row.validUntil && row.validUntil < today) return refuse('DOCUMENT_OUTDATED')
      if (until && until < today) return refuse('BAD_INPUT', { field: 'until', text: '使用期限不能早于今天。' })
      const answered = {
        ...use,
        state: decision.edge.to,
        consentedAt: tx.now,
        ...(agree && { until: until ?? usualUseEnd(today) }),
      }
      await noteDocument(needs.documents, tx, row, {
        uses: row.uses.map((one) => (one.id === useId ? answered : one)),
      })
      tx.record({
        type: decision.edge.event,
        subject: { kind: 'document', id: row._id },
        data: { use: useId, case: use.caseId },
      })
      return { done: true as const }
    },
    documentLine(found._id),
  )
  return { done: true }
}
