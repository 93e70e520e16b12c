import type { ClientSession } from 'mongoose'
import { refuse } from '../../platform/refusal.ts'
import type { DocumentRow } from './document-record.ts'
import type { DocumentStore } from './document-store.ts'

/** The caller's own paper. One of somebody else is answered like one that does not exist. */
export async function ownDocument(
  documents: Pick<DocumentStore, 'find'>,
  id: string,
  accountId: string,
  session?: ClientSession,
): Promise<DocumentRow> {
  const row = await documents.find(id, session)
  return row?.accountId === accountId ? row : refuse('NOT_YOURS')
}
