import type { Document, ErrorCode } from '@anju/shared-types'
import type { UnreadableReason } from '../../domain/documents/document-words.ts'
import { partCountOf, readingPlan } from '../../domain/documents/parts.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { assemble } from './assemble.ts'
import { documentLine, moveDocument } from './change-document.ts'
import type { DocumentRow } from './document-record.ts'
import { documentView } from './document-view.ts'
import type { DocumentNeeds } from './needs.ts'
import { ownDocument } from './own-document.ts'

type Needs = Pick<DocumentNeeds, 'documents' | 'files' | 'transact' | 'ids' | 'cipher' | 'links'>

/**
 * Puts the parts together and compares the whole with what was announced. Two calls at once both do the work; one of them wins, and the
 * other answers with the same paper and takes its own copy away.
 */
export async function completeUpload(needs: Needs, id: string, caller: Verified, call: Call): Promise<Document> {
  const { documents, files } = needs
  const row = await ownDocument(documents, id, caller.accountId)
  if (row.state !== 'receiving') return documentView(needs, stillThere(row), call.now)
  const plan = readingPlan(row.pieces, partCountOf(row.bytes))
  if (!plan) return refuse('PARTS_MISSING')
  const originalKey = `${id}/original-${needs.ids.secret(12)}`
  const { sha256, type } = await assemble(files, plan, originalKey, row.bytes)
  const wrong: UnreadableReason | undefined =
    sha256 !== row.sha256 ? 'changed' : type === undefined ? 'type' : undefined
  const after = await needs.transact(
    call,
    async (tx) => {
      const now = await ownDocument(documents, id, caller.accountId, tx.session)
      if (now.state !== 'receiving') return now
      if (wrong) return moveDocument(documents, tx, now, 'reject', { reason: wrong })
      return moveDocument(documents, tx, now, 'complete', { originalKey, type, receivedAt: tx.now })
    },
    documentLine(id),
  )
  if (after.originalKey !== originalKey) await files.remove(originalKey)
  if (after.state === 'unreadable') return refuse(refusals[after.reason ?? 'broken'] ?? 'UPLOAD_CHANGED')
  return documentView(needs, stillThere(after), call.now)
}

const refusals: Partial<Record<UnreadableReason, ErrorCode>> = { changed: 'UPLOAD_CHANGED', type: 'UPLOAD_TYPE' }

const stillThere = (row: DocumentRow): DocumentRow =>
  row.state === 'discarded' || row.state === 'expired' ? refuse('STATE_MOVED') : row
