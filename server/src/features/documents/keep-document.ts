import { addDays, type Document, type DocumentHolder, type PlainDate, shanghaiDate } from '@anju/shared-types'
import { LONGEST_KEEP_YEARS } from '../../domain/documents/decide-document.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { changeOwn, noteDocument } from './change-own.ts'
import type { DocumentNeeds } from './needs.ts'

/** Keeps a paper for later use, with whose it is and until when; without a day it is no longer kept (E42). */
export const keepDocument = (
  needs: Pick<DocumentNeeds, 'documents' | 'transact' | 'cipher' | 'links'>,
  { id, holder, until }: { id: string; holder: DocumentHolder; until?: PlainDate },
  caller: Verified,
  call: Call,
): Promise<Document> =>
  changeOwn(needs, id, caller, call, async (tx, row) => {
    if (row.state !== 'ready') return refuse('DOCUMENT_NOT_READY')
    const today = shanghaiDate(call.now)
    if (until && (until < today || until > addDays(today, LONGEST_KEEP_YEARS * 366))) {
      return refuse('BAD_INPUT', { field: 'until', text: `最多可以存放 ${LONGEST_KEEP_YEARS} 年。` })
    }
    const keep = until ? { holder, until } : undefined
    if (row.keep?.holder === keep?.holder && row.keep?.until === keep?.until) return row
    // Time runs anew for one that is no longer kept: the person has just looked at it.
    const after = await noteDocument(needs.documents, tx, row, { keep, since: tx.now })
    tx.record({ type: 'document.kept', subject: { kind: 'document', id: row._id }, data: { until: until ?? '' } })
    return after
  })
