import type { DocumentStaffView } from '@anju/shared-types'
import { isLiveUse } from '../../domain/documents/decide-document.ts'
import type { Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { DocumentRow, UseRow } from './document-record.ts'
import { findingsView, pageView } from './document-view.ts'
import { linkEnd } from './links.ts'
import type { DocumentNeeds } from './needs.ts'

/** Under which use this member of staff may see the paper, and why. Without a live use there is nobody to ask. */
export async function openUse(
  policy: DocumentNeeds['policy'],
  row: DocumentRow,
  staff: Staff,
  now: Date,
): Promise<{ use: UseRow; purpose: string } | undefined> {
  for (const use of row.uses) {
    if (!isLiveUse(use, now)) continue
    const purpose = await policy.mayStaffSee({ ...use, documentId: row._id }, staff)
    if (purpose) return { use, purpose }
  }
  return undefined
}

/**
 * A member of staff opens a paper: they get pictures for some minutes, with their name across them, and its owner can read that they
 * looked and why (E44, E78). Whether there is such a paper is told to nobody who may not see it.
 */
export async function showStaffView(
  needs: Pick<DocumentNeeds, 'documents' | 'policy' | 'directory' | 'cipher' | 'links'>,
  id: string,
  viewer: Staff,
  now: Date,
): Promise<DocumentStaffView> {
  const row = await needs.documents.find(id)
  const open = row && (await openUse(needs.policy, row, viewer, now))
  if (!row || !open) return refuse('NOT_ALLOWED')
  if (row.state !== 'ready' || !row.type) return refuse('DOCUMENT_NOT_READY')
  const title = needs.cipher.open(row.title)
  // Before the links are given: a look that was not written down must not happen.
  await needs.directory.recordView({
    viewer,
    accountId: row.accountId,
    what: `材料“${title}”（带水印的图片）`,
    why: open.purpose,
    at: now,
  })
  const until = linkEnd(now)
  const link = (no: number) =>
    needs.links.path({ documentId: id, view: `staff-${no}`, viewer: viewer.accountId, useId: open.use.id, until })
  return {
    id,
    title,
    type: row.type,
    purpose: open.purpose,
    receivedAt: (row.receivedAt ?? row.begunAt).toISOString(),
    validUntil: row.validUntil,
    findings: findingsView(row),
    page: pageView(needs.cipher, row),
    pages: row.pages.map(({ width, height }, at) => ({ no: at + 1, link: link(at + 1), width, height })),
    pageCount: row.pageCount ?? row.pages.length,
    expiresAt: until.toISOString(),
  }
}
