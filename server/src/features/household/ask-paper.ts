import { type OfferedPaper, shanghaiDate } from '@anju/shared-types'
import { ASK_DAYS, askEnd, isLiveUse } from '../../domain/documents/decide-document.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { documentLine } from '../documents/change-document.ts'
import { noteDocument } from '../documents/change-own.ts'
import type { UseRow } from '../documents/document-record.ts'
import { type HouseholdNeeds, proved, sealMember } from './needs.ts'
import { offeredView, offersTo } from './show-household.ts'

/** Ours: more open questions about one paper than this are no family matter. */
const MOST_OPEN_ASKS = 5

/** Asks the owner of a paper that was offered, for exactly one case and one place in it. Asking twice is asking once. */
export async function askPaper(
  needs: HouseholdNeeds,
  { shareId, caseId, material }: { shareId: string; caseId: string; material: string },
  caller: Verified,
  call: Call,
): Promise<OfferedPaper> {
  const [me, found, purpose] = await Promise.all([
    proved(needs, caller.accountId),
    needs.documents.findByShare(shareId),
    needs.policy.purposeFor(caseId, material, caller.accountId),
  ])
  const today = shanghaiDate(call.now)
  if (!found || !offersTo(found, me.idIndex, today) || purpose === undefined) return refuse('NOT_YOURS')
  const made = await needs.transact(
    call,
    async (tx) => {
      const row = await needs.documents.find(found._id, tx.session)
      const share = row && offersTo(row, me.idIndex, today)
      if (!row || !share) return refuse('NOT_YOURS')
      if (row.state !== 'ready') return refuse('DOCUMENT_NOT_READY')
      if (row.validUntil && row.validUntil < today) return refuse('DOCUMENT_OUTDATED')
      const asked = row.uses.filter((use) => use.state === 'asked')
      const known = row.uses.some(
        (use) => use.caseId === caseId && use.material === material && (asked.includes(use) || isLiveUse(use, tx.now)),
      )
      if (known) return { id: row._id }
      if (asked.length >= MOST_OPEN_ASKS) return refuse('TOO_MANY_ASKS', { text: '这份材料上等回答的请求太多了。' })
      const use: UseRow = {
        ...{ id: needs.ids.id(), caseId, material, purpose, state: 'asked', consentedAt: tx.now },
        until: askEnd(today),
        askedBy: sealMember(needs, me),
      }
      await noteDocument(needs.documents, tx, row, { uses: [...row.uses, use] })
      tx.record({
        type: 'document-use.asked',
        subject: { kind: 'document', id: row._id },
        data: { use: use.id, case: caseId, days: ASK_DAYS },
      })
      return { id: row._id }
    },
    documentLine(found._id),
  )
  const row = (await needs.documents.find(made.id)) ?? found
  return offeredView(needs, row, me.idIndex, call.now)
}
