import type { Document } from '@anju/shared-types'
import type { Account, Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { changeOwn, noteDocument } from './change-own.ts'
import { hasSaid } from './document-record.ts'
import type { DocumentNeeds } from './needs.ts'

/** 就是这一页: the person knows their papers better than a machine does. Whoever decides reads what was doubted and what was said. */
export const sayPage = (
  needs: Pick<DocumentNeeds, 'documents' | 'transact' | 'cipher' | 'links'>,
  id: string,
  caller: Account,
  call: Call,
): Promise<Document> =>
  changeOwn(needs, id, caller, call, async (tx, row) => {
    if (row.state !== 'ready' || !row.page) return refuse('DOCUMENT_NOT_READY')
    if (row.page.doubt && hasSaid(row.page)) return row
    const after = await noteDocument(needs.documents, tx, row, {
      page: { ...row.page, saidAt: tx.now, saidTo: row.page.doubt?.code },
    })
    tx.record({
      type: 'document.page-said',
      subject: { kind: 'document', id },
      data: { doubt: row.page.doubt?.code ?? '' },
    })
    return after
  })
