import { type PlainDate, UPLOAD_LIMIT_BYTES, type Upload } from '@anju/shared-types'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { withTidying } from './change-document.ts'
import type { DocumentRow } from './document-record.ts'
import { uploadView } from './document-view.ts'
import type { DocumentNeeds } from './needs.ts'

export interface BeginUpload {
  clientKey: string
  fileName: string
  bytes: number
  sha256: string
  material: string
  title: string
  caseId?: string
  validUntil?: PlainDate
  page?: string
  pageSaid?: boolean
}

/** Enough for the papers of a lifetime of housing matters; far from what could fill a disk. */
export const KEPT_LIMIT_BYTES = 1024 * 1024 * 1024
const KEPT_LIMIT = 300

type Needs = Pick<DocumentNeeds, 'documents' | 'transact' | 'ids' | 'cipher'>

/** Begins to take a file, or finds the one that this key began: a phone that was killed goes on where it was. */
export async function beginUpload(needs: Needs, asked: BeginUpload, caller: Verified, call: Call): Promise<Upload> {
  const { documents, cipher } = needs
  if (asked.bytes > UPLOAD_LIMIT_BYTES) return refuse('UPLOAD_TOO_LARGE', { field: 'bytes' })
  const known = await documents.findByKey(caller.accountId, asked.clientKey)
  if (known) return showUpload(needs, sameFile(known, asked), call.now)
  await refuseWhenFull(needs, caller.accountId, asked.bytes)
  const row: DocumentRow = {
    _id: needs.ids.id(),
    accountId: caller.accountId,
    clientKey: asked.clientKey,
    version: 1,
    state: 'receiving',
    since: call.now,
    begunAt: call.now,
    material: asked.material,
    title: cipher.seal(asked.title),
    fileName: cipher.seal(asked.fileName),
    bytes: asked.bytes,
    sha256: asked.sha256,
    ...(asked.caseId ? { caseId: asked.caseId } : {}),
    ...(asked.validUntil ? { validUntil: asked.validUntil } : {}),
    ...(asked.page || asked.pageSaid
      ? { page: { asked: asked.page, ...(asked.pageSaid && { saidAt: call.now }) } }
      : {}),
    pieces: [],
    pages: [],
    findings: [],
    uses: [],
  }
  try {
    await needs.transact(call, async (tx) => {
      await documents.insert({ ...row, ...withTidying(row, {}, tx.now) }, tx.session)
      tx.record({ type: 'document.begun', subject: { kind: 'document', id: row._id } })
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    // The same key a moment earlier: a second tap, or a reply that never arrived.
    const first = await documents.findByKey(caller.accountId, asked.clientKey)
    if (!first) throw error
    return showUpload(needs, sameFile(first, asked), call.now)
  }
  return showUpload(needs, row, call.now)
}

const sameFile = (row: DocumentRow, asked: BeginUpload): DocumentRow =>
  row.sha256 === asked.sha256 && row.bytes === asked.bytes ? row : refuse('KEY_REUSED')

async function refuseWhenFull({ documents }: Needs, accountId: string, bytes: number) {
  const mine = await documents.listOf(accountId)
  const used = mine.reduce((sum, row) => sum + row.bytes, 0)
  if (mine.length >= KEPT_LIMIT || used + bytes > KEPT_LIMIT_BYTES) refuse('UPLOADS_FULL')
}

/** With the person's own papers of the same content (E39); never anybody else's. */
export async function showUpload(
  { documents, cipher }: Pick<DocumentNeeds, 'documents' | 'cipher'>,
  row: DocumentRow,
  now: Date,
): Promise<Upload> {
  const same = row.state === 'receiving' ? await documents.sameContent(row.accountId, row.sha256) : []
  return uploadView({ cipher }, row, same, now)
}
