import { documents as contract } from '@anju/shared-types'
import type { Scanner } from '../../gateways/clamd/index.ts'
import type { Files } from '../../gateways/storage/index.ts'
import type { Staff } from '../../platform/http/call.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { createFontChain } from '../../platform/pdf/font-chain.ts'
import { findFonts } from '../../platform/pdf/font-files.ts'
import { createPageReader } from '../../platform/pictures/read-words.ts'
import { createPaperRenderer } from '../../platform/pictures/render-paper.ts'
import { createWatermark } from '../../platform/pictures/watermark.ts'
import type { Directory } from '../accounts/directory.ts'
import { beginUpload } from './begin-upload.ts'
import { discardDocument } from './change-own.ts'
import { completeUpload } from './complete-upload.ts'
import { documentJobs } from './document-jobs.ts'
import type { DocumentPolicy } from './document-policy.ts'
import { createDocumentStore } from './document-store.ts'
import { createDocumentUses } from './document-uses.ts'
import { keepDocument } from './keep-document.ts'
import { createLinks } from './links.ts'
import type { DocumentNeeds } from './needs.ts'
import { sayPage } from './say-page.ts'
import { showFile } from './show-file.ts'
import { listMine, listUploads, showMine, showOwnUpload } from './show-mine.ts'
import { showStaffView } from './show-staff-view.ts'
import { takePart } from './take-part.ts'
import { useDocument, withdrawUse } from './use-document.ts'

export interface DocumentsOutside {
  gateways: { scanner: Scanner; files: Files }
  directory: Directory
  policy: DocumentPolicy
  staffOf(accountId: string): Promise<Staff['staff'] | undefined>
}

/** Papers: sent in parts, scanned, made into pictures, kept, used by consent, shown to staff under a watermark only. */
export function createDocumentsFeature(
  parts: Parts,
  { gateways, directory, policy, staffOf }: DocumentsOutside,
): Feature<typeof contract.table> {
  const { transact, ids, cipher, clock, jobs, log, config } = parts
  const needs: DocumentNeeds = {
    ...{ transact, ids, cipher, clock, jobs, log },
    documents: createDocumentStore(parts.db),
    files: gateways.files,
    scanner: gateways.scanner,
    renderer: createPaperRenderer(),
    pageReader: createPageReader(),
    readsPapers: config.READ_PAPERS,
    watermark: createWatermark(createFontChain(findFonts(config.PDF_FONT_DIR))),
    links: createLinks(config.FILE_LINK_KEYS),
    policy,
    directory,
  }
  const uses = createDocumentUses(needs)
  return {
    name: 'documents',
    contract,
    handlers: {
      begin: ({ body }, caller, call) => beginUpload(needs, body, caller, call),
      uploads: (_input, caller, { now }) => listUploads(needs, caller, now),
      upload: ({ params }, caller, { now }) => showOwnUpload(needs, params.id, caller, now),
      part: ({ params, body }, caller) => takePart(needs, { ...params, ...body }, caller),
      complete: ({ params }, caller, call) => completeUpload(needs, params.id, caller, call),
      mine: (_input, caller, { now }) => listMine(needs, caller, now),
      get: ({ params }, caller, { now }) => showMine(needs, params.id, caller, now),
      discard: ({ params }, caller, call) => discardDocument(needs, params.id, caller, call),
      sayPage: ({ params }, caller, call) => sayPage(needs, params.id, caller, call),
      keep: ({ params, body }, caller, call) => keepDocument(needs, { ...params, ...body }, caller, call),
      use: ({ params, body }, caller, call) => useDocument({ ...needs, uses }, { ...params, ...body }, caller, call),
      withdrawUse: ({ params }, caller, call) => withdrawUse(needs, params.useId, caller, call),
      staffView: ({ params }, caller, { now }) => showStaffView(needs, params.id, caller, now),
      file: ({ params, query }, _caller, { now }) =>
        showFile({ ...needs, staffOf }, { documentId: params.id, view: params.view, link: query.link }, now),
    },
    ...documentJobs(needs),
  }
}
