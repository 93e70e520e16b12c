import type {
  DocumentFinding,
  DocumentHolder,
  DocumentState,
  DocumentType,
  DocumentUseState,
  PlainDate,
} from '@anju/shared-types'
import type { UnreadableReason } from '../../domain/documents/document-words.ts'
import type { FoundDoubt } from '../../domain/documents/page-doubt.ts'
import type { PageKind } from '../../domain/documents/page-kinds.ts'
import type { Piece } from '../../domain/documents/parts.ts'

/** A run of parts as it lies in storage until the file is whole. */
export interface StoredPiece extends Piece {
  key: string
}

/** A person whom somebody else named: found by the number, shown by what is sealed. */
export interface SealedMember {
  idIndex: string
  /** Sealed JSON `{ name, idNumber }`. */
  sealed: string
}

/** A member of the family who may see that there is this paper, and ask for it. */
export interface ShareRow extends SealedMember {
  id: string
  relation: DocumentHolder
  until: PlainDate
  at: Date
}

export interface UseRow {
  id: string
  caseId: string
  material: string
  purpose: string
  state: DocumentUseState
  /** Of one that is only asked for: when it was asked. */
  consentedAt: Date
  until: PlainDate
  /** The member of the family who asked for it. */
  askedBy?: SealedMember
}

export interface PageRow {
  width: number
  height: number
  bytes: number
}

/** Whether this is the page that was asked for (E41). */
export interface PageSeen {
  /** By the name that the phone showed. */
  asked?: string
  /** When the person said that it is. */
  saidAt?: Date
  /** The doubt that they said it to; a later one is another question. */
  saidTo?: FoundDoubt['code']
  print?: string
  kind?: PageKind
  doubt?: FoundDoubt
  /** Nobody reads it any more: it was read, or its material is not one that is read. */
  isRead?: boolean
}

/** The person has said of this very doubt that it is the page. */
export const hasSaid = ({ saidAt, saidTo, doubt }: PageSeen): boolean =>
  saidAt !== undefined && doubt !== undefined && saidTo === doubt.code

/** A paper with everything that must agree about it, in one document (D6): parts while it comes, pages and uses afterwards. */
export interface DocumentRow {
  _id: string
  accountId: string
  /** Made by the app for this one file; the same key is the same upload. */
  clientKey: string
  version: number
  state: DocumentState
  since: Date
  begunAt: Date
  material: string
  /** Sealed: people write names into them. */
  title: string
  fileName: string
  bytes: number
  sha256: string
  caseId?: string
  validUntil?: PlainDate
  pieces: StoredPiece[]
  type?: DocumentType
  originalKey?: string
  receivedAt?: Date
  reason?: UnreadableReason
  /** What the scanner named; for those who look after the machines. */
  signature?: string
  pageCount?: number
  pages: PageRow[]
  thumbnailBytes?: number
  findings: DocumentFinding[]
  page?: PageSeen
  keep?: { holder: DocumentHolder; until: PlainDate }
  uses: UseRow[]
  shares?: ShareRow[]
  /** When the clock has something to do for it next; absent for what lies in the file of a case. */
  tidyAt?: Date
}

export const folderOf = (id: string) => id
export const partsFolderOf = (id: string) => `${id}/parts`
export const pieceKey = (id: string, { from, count }: Piece, sha256: string) =>
  `${partsFolderOf(id)}/${from}-${count}-${sha256.slice(0, 16)}`
export const pageKey = (id: string, no: number) => `${id}/page-${no}`
export const thumbnailKey = (id: string) => `${id}/thumbnail`
