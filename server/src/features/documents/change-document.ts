import { type DocumentFacts, decideDocument, isLiveUse, nextTidying } from '../../domain/documents/decide-document.ts'
import type { DocumentAction } from '../../domain/documents/document-states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import type { DocumentRow } from './document-record.ts'
import type { DocumentStore } from './document-store.ts'

/** A row in the words of the rules. */
export const factsOf = (row: DocumentRow, now: Date): DocumentFacts => ({
  state: row.state,
  since: row.since,
  keepUntil: row.keep?.until,
  liveUses: row.uses.filter((use) => isLiveUse(use, now)).length,
})

/** The patch with the moment at which the clock looks at the paper next. */
export const withTidying = (row: DocumentRow, patch: Partial<DocumentRow>, now: Date): Partial<DocumentRow> => {
  const after = { ...row, ...patch }
  return { ...patch, tidyAt: nextTidying(factsOf(after, now), after.uses) }
}

/** Moves a paper along an edge of its table, inside the caller's transaction: state, patch and event together. */
export async function moveDocument(
  documents: Pick<DocumentStore, 'save'>,
  tx: Tx,
  row: DocumentRow,
  action: DocumentAction,
  patch: Partial<DocumentRow> = {},
): Promise<DocumentRow> {
  const decision = decideDocument(factsOf(row, tx.now), action, tx.now)
  if ('refused' in decision) return refuse(decision.refused)
  const { to, event } = decision.edge
  const change = withTidying(row, { ...patch, state: to, since: tx.now }, tx.now)
  if (!(await documents.save(row, change, tx.session))) return refuse('STATE_MOVED')
  tx.record({ type: event, subject: { kind: 'document', id: row._id }, data: { action } })
  return { ...row, ...change, version: row.version + 1 }
}

/** Jobs that look at the same paper at the same time wait for each other within this process. */
export const documentLine = (id: string) => ({ line: `document:${id}` })
