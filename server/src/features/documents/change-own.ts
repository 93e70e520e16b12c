import type { Document } from '@anju/shared-types'
import type { Tx } from '../../platform/db/transact.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { documentLine, moveDocument, withTidying } from './change-document.ts'
import type { DocumentRow } from './document-record.ts'
import { documentView } from './document-view.ts'
import type { DocumentNeeds } from './needs.ts'
import { ownDocument } from './own-document.ts'

type Needs = Pick<DocumentNeeds, 'documents' | 'transact' | 'cipher' | 'links'>

/** One change by the owner: the row is read inside the transaction and given to `work`, which says what it is then. */
export function changeOwn(
  needs: Needs,
  id: string,
  caller: Account,
  call: Call,
  work: (tx: Tx, row: DocumentRow) => Promise<DocumentRow>,
): Promise<Document> {
  return needs.transact(
    call,
    async (tx) => {
      const row = await ownDocument(needs.documents, id, caller.accountId, tx.session)
      return documentView(needs, await work(tx, row), call.now)
    },
    documentLine(id),
  )
}

/** Deletes a paper, or gives up one that was not sent whole. Its bytes go after the commit. */
export const discardDocument = (needs: Needs, id: string, caller: Account, call: Call): Promise<Document> =>
  changeOwn(needs, id, caller, call, (tx, row) => moveDocument(needs.documents, tx, row, 'discard', { pages: [] }))

/** A change that is no step of the paper's life: what is kept, what is agreed to. */
export async function noteDocument(
  documents: DocumentNeeds['documents'],
  tx: Tx,
  row: DocumentRow,
  patch: Partial<DocumentRow>,
): Promise<DocumentRow> {
  const change = withTidying(row, patch, tx.now)
  if (!(await documents.save(row, change, tx.session))) return refuse('STATE_MOVED')
  return { ...row, ...change, version: row.version + 1 }
}
