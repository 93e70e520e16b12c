import type { Document, Upload } from '@anju/shared-types'
import type { Account } from '../../platform/http/call.ts'
import { KEPT_LIMIT_BYTES, showUpload } from './begin-upload.ts'
import { documentView } from './document-view.ts'
import type { DocumentNeeds } from './needs.ts'
import { ownDocument } from './own-document.ts'

type Needs = Pick<DocumentNeeds, 'documents' | 'cipher' | 'links'>

export async function listMine(needs: Needs, { accountId }: Account, now: Date) {
  const rows = await needs.documents.listOf(accountId)
  return {
    items: rows.map((row) => documentView(needs, row, now)),
    usedBytes: rows.reduce((sum, row) => sum + row.bytes, 0),
    limitBytes: KEPT_LIMIT_BYTES,
  }
}

export async function showMine(needs: Needs, id: string, { accountId }: Account, now: Date): Promise<Document> {
  return documentView(needs, await ownDocument(needs.documents, id, accountId), now)
}

/** Files that were begun and not sent whole, with the parts that are there. */
export async function listUploads(needs: Needs, { accountId }: Account, now: Date): Promise<{ items: Upload[] }> {
  const rows = (await needs.documents.listOf(accountId)).filter((row) => row.state === 'receiving')
  return { items: await Promise.all(rows.map((row) => showUpload(needs, row, now))) }
}

export async function showOwnUpload(needs: Needs, id: string, { accountId }: Account, now: Date): Promise<Upload> {
  return showUpload(needs, await ownDocument(needs.documents, id, accountId), now)
}
