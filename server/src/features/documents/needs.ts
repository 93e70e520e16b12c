import type { Scanner } from '../../gateways/clamd/index.ts'
import type { Files } from '../../gateways/storage/index.ts'
import type { Parts } from '../../platform/parts.ts'
import type { PageReader } from '../../platform/pictures/read-words.ts'
import type { PaperRenderer } from '../../platform/pictures/render-paper.ts'
import type { Watermark } from '../../platform/pictures/watermark.ts'
import type { Directory } from '../accounts/directory.ts'
import type { DocumentPolicy } from './document-policy.ts'
import type { DocumentStore } from './document-store.ts'
import type { Links } from './links.ts'

/** What the use-cases of papers share; each names in its own signature what it takes. */
export interface DocumentNeeds extends Pick<Parts, 'transact' | 'ids' | 'cipher' | 'clock' | 'jobs' | 'log'> {
  documents: DocumentStore
  files: Files
  scanner: Scanner
  renderer: PaperRenderer
  pageReader: PageReader
  /** Whether what is written on pages is read, too (READ_PAPERS). */
  readsPapers: boolean
  watermark: Watermark
  links: Links
  policy: DocumentPolicy
  directory: Directory
}
