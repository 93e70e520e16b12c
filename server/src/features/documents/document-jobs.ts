import type { EventHandler, Feature } from '../../platform/parts.ts'
import { folderOf } from './document-record.ts'
import { readDocument } from './look-at-page.ts'
import type { DocumentNeeds } from './needs.ts'
import { prepareDocument } from './prepare-document.ts'
import { scanDocument } from './scan-document.ts'
import { expireDocuments, resumeDocuments } from './tidy-documents.ts'

/** What happens to papers after commit, and what the clock asks about them. */
export function documentJobs(needs: DocumentNeeds): Pick<Feature, 'on' | 'jobs' | 'every'> {
  const onPaper =
    (work: (id: string) => Promise<void>): EventHandler =>
    (row) =>
      work(row.subject.id)
  const scan = (id: string) => scanDocument(needs, id)
  const prepare = (id: string) => prepareDocument(needs, id)
  const removeBytes = (id: string) => needs.files.removeFolder(folderOf(id))
  return {
    on: {
      // One event a paper: one that is slow or infected keeps no other waiting.
      'document.received': onPaper(scan),
      'document.scanned': onPaper(prepare),
      'document.ready': onPaper((id) => readDocument(needs, id)),
      'document.discarded': onPaper(removeBytes),
      'document.expired': onPaper(removeBytes),
    },
    jobs: {
      'scan-document': ({ id }) => scan(id!),
      'prepare-document': ({ id }) => prepare(id!),
    },
    every: [
      { name: 'resume-documents', seconds: 300, run: () => resumeDocuments(needs) },
      { name: 'expire-documents', seconds: 600, run: () => expireDocuments(needs) },
    ],
  }
}
