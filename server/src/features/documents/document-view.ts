import {
  type Document,
  type DocumentUse,
  documentFindings,
  documentHolders,
  documentStates,
  documentUseStates,
  pageDoubtText,
  UPLOAD_PART_BYTES,
  type Upload,
} from '@anju/shared-types'
import { decideUse, documentAllowedActions, endsAt, useStateOn } from '../../domain/documents/decide-document.ts'
import { documentSentence } from '../../domain/documents/document-words.ts'
import { partCountOf, partsIn } from '../../domain/documents/parts.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import { factsOf } from './change-document.ts'
import { type DocumentRow, hasSaid, type UseRow } from './document-record.ts'
import { type Links, steadyLinkEnd } from './links.ts'

export interface ViewNeeds {
  cipher: Cipher
  links: Links
}

export const useView = (documentId: string, use: UseRow, now: Date, askedBy?: string): DocumentUse => {
  const state = useStateOn(use, now)
  return {
    id: use.id,
    documentId,
    caseId: use.caseId,
    material: use.material,
    purpose: use.purpose,
    state,
    stateLabel: documentUseStates[state],
    consentedAt: use.consentedAt.toISOString(),
    until: use.until,
    askedBy,
    allowedActions: state === 'consented' && 'edge' in decideUse(use, 'withdraw', now) ? ['withdrawUse'] : [],
  }
}

const askerOf = (cipher: Cipher, { askedBy }: UseRow): string | undefined =>
  askedBy && (JSON.parse(cipher.open(askedBy.sealed)) as { name: string }).name

/** A paper as its owner sees it. */
export function documentView({ cipher, links }: ViewNeeds, row: DocumentRow, now: Date): Document {
  return {
    id: row._id,
    material: row.material,
    title: cipher.open(row.title),
    fileName: cipher.open(row.fileName),
    bytes: row.bytes,
    type: row.type,
    state: row.state,
    stateLabel: documentStates[row.state],
    text: documentSentence(row.state, row.reason),
    at: (row.receivedAt ?? row.begunAt).toISOString(),
    caseId: row.caseId,
    sentBytes: row.state === 'receiving' ? sentBytesOf(row) : undefined,
    pageCount: row.pageCount,
    findings: findingsView(row),
    page: pageView(cipher, row),
    validUntil: row.validUntil,
    keep: row.keep && { ...row.keep, holderLabel: documentHolders[row.keep.holder] },
    links: row.state === 'ready' ? ownLinks(links, row, now) : undefined,
    uses: row.uses.map((use) => useView(row._id, use, now, askerOf(cipher, use))).reverse(),
    allowedActions: [...documentAllowedActions(factsOf(row, now), now), ...(isInDoubt(row) ? ['sayPage'] : [])],
  }
}

export const findingsView = (row: DocumentRow) => row.findings.map((code) => ({ code, text: documentFindings[code] }))

const isInDoubt = ({ state, page }: DocumentRow) => state === 'ready' && page?.doubt !== undefined && !hasSaid(page)

/** What was asked for, and what came, in words. */
export function pageView(cipher: Cipher, row: DocumentRow): Document['page'] {
  const { page } = row
  if (row.state !== 'ready' || !page) return undefined
  const { asked, doubt, isRead } = page
  if (!doubt) return { asked, state: isRead ? 'fits' : 'looking' }
  const text = pageDoubtText(doubt.code, { title: cipher.open(row.title), asked, looksLike: doubt.looksLike })
  return { asked, state: hasSaid(page) ? 'said' : 'doubted', doubt: doubt.code, text }
}

function ownLinks(links: Links, row: DocumentRow, now: Date): Document['links'] {
  const until = steadyLinkEnd(now)
  const to = (view: string) => links.path({ documentId: row._id, view, viewer: row.accountId, until })
  return {
    thumbnail: to('thumbnail'),
    pages: row.pages.map((_, at) => to(`page-${at + 1}`)),
    original: to('original'),
    expiresAt: until.toISOString(),
  }
}

/** How much of the file has arrived, to the byte. */
export function sentBytesOf({ pieces, bytes }: Pick<DocumentRow, 'pieces' | 'bytes'>): number {
  const parts = partsIn(pieces)
  const short = parts.at(-1) === partCountOf(bytes) ? partCountOf(bytes) * UPLOAD_PART_BYTES - bytes : 0
  return parts.length * UPLOAD_PART_BYTES - short
}

/** A file on its way, with what is there and what else the same content was used for. */
export function uploadView(
  { cipher }: Pick<ViewNeeds, 'cipher'>,
  row: DocumentRow,
  same: readonly DocumentRow[],
  now: Date,
): Upload {
  const ends = endsAt(factsOf(row, now)) ?? row.since
  return {
    id: row._id,
    clientKey: row.clientKey,
    title: cipher.open(row.title),
    fileName: cipher.open(row.fileName),
    material: row.material,
    state: row.state,
    stateLabel: documentStates[row.state],
    bytes: row.bytes,
    sha256: row.sha256,
    partBytes: UPLOAD_PART_BYTES,
    partCount: partCountOf(row.bytes),
    parts: partsIn(row.pieces),
    endsAt: ends.toISOString(),
    same: same.map((other) => ({
      id: other._id,
      title: cipher.open(other.title),
      at: (other.receivedAt ?? other.begunAt).toISOString(),
      usedFor: other.uses.map((use) => use.purpose).reverse(),
    })),
  }
}
