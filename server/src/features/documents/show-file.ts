import { buffer } from 'node:stream/consumers'
import { type DocumentType, shanghaiDate, shanghaiTime } from '@anju/shared-types'
import type { FileReply } from '../../platform/http/bind-contract.ts'
import type { Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { type DocumentRow, pageKey, thumbnailKey } from './document-record.ts'
import { LINK_MINUTES, type LinkClaim } from './links.ts'
import type { DocumentNeeds } from './needs.ts'
import { openUse } from './show-staff-view.ts'

type Needs = Pick<DocumentNeeds, 'documents' | 'files' | 'links' | 'policy' | 'watermark' | 'cipher'> & {
  /** Who on the staff an account is today; nobody once the role has ended. */
  staffOf(accountId: string): Promise<Staff['staff'] | undefined>
}

/** Large enough to read, small enough to come over a phone's network. */
const STAFF_EDGE = 1800

/** Answers an address that was given to somebody. Whatever has changed since counts: the state of the paper, the role, the case. */
export async function showFile(
  needs: Needs,
  asked: { documentId: string; view: string; link: string },
  now: Date,
): Promise<FileReply> {
  const claim = needs.links.read(asked.link, asked, now)
  if (!claim) return refuse('LINK_EXPIRED')
  const row = await needs.documents.find(claim.documentId)
  if (row?.state !== 'ready' || !row.type) return refuse('LINK_EXPIRED')
  const [kind, no] = asked.view.split('-')
  if (kind === 'staff') return staffPage(needs, row, claim, Number(no), now)
  // The owner may have become part of another account meanwhile; then the page is simply opened anew.
  if (claim.viewer !== row.accountId) return refuse('LINK_EXPIRED')
  if (kind === 'original') return original(needs, row, row.type)
  if (kind === 'thumbnail') return picture(needs, thumbnailKey(row._id), row.thumbnailBytes)
  const page = row.pages[Number(no) - 1]
  return page ? picture(needs, pageKey(row._id, Number(no)), page.bytes) : refuse('LINK_EXPIRED')
}

async function picture({ files }: Needs, key: string, length: number | undefined): Promise<FileReply> {
  return { type: 'image/jpeg', body: await files.get(key), length, keepSeconds: LINK_MINUTES * 60 }
}

async function original({ files, cipher }: Needs, row: DocumentRow, type: DocumentType): Promise<FileReply> {
  return { type, body: await files.get(row.originalKey!), length: row.bytes, fileName: cipher.open(row.fileName) }
}

/** Made for this one viewer at this moment, and kept nowhere: not here, and not by the browser once the page is closed. */
async function staffPage(needs: Needs, row: DocumentRow, claim: LinkClaim, no: number, now: Date): Promise<FileReply> {
  const page = row.pages[no - 1]
  const staff = await needs.staffOf(claim.viewer)
  if (!page || !staff) return refuse('LINK_EXPIRED')
  const viewer = { accountId: claim.viewer, sessionId: '', staff }
  const used = { ...row, uses: row.uses.filter((use) => use.id === claim.useId) }
  const open = await openUse(needs.policy, used, viewer, now)
  if (!open) return refuse('LINK_EXPIRED')
  const lines = [`${staff.name} ${staff.staffNo} ${shanghaiDate(now)} ${shanghaiTime(now)}`, `仅用于 ${open.purpose}`]
  const jpeg = await buffer(await needs.files.get(pageKey(row._id, no)))
  return { type: 'image/jpeg', body: await needs.watermark.mark(jpeg, lines, STAFF_EDGE) }
}
