import { systemCall } from '../../platform/http/call.ts'
import { documentLine, moveDocument } from './change-document.ts'
import { partsFolderOf } from './document-record.ts'
import type { DocumentNeeds } from './needs.ts'

type Needs = Pick<DocumentNeeds, 'documents' | 'files' | 'scanner' | 'transact' | 'clock' | 'ids'>

/**
 * Asks the scanner about one paper. A scanner that does not answer fails the job, which is tried again for hours and then taken up by the
 * clock (resume-documents.ts): a paper waits, it is never taken as clean.
 */
export async function scanDocument(needs: Needs, id: string): Promise<void> {
  const { documents, files, scanner, clock, ids } = needs
  // Put together by now, or given up: nobody reads the parts again.
  await files.removeFolder(partsFolderOf(id))
  const row = await documents.find(id)
  if (row?.state !== 'received' || !row.originalKey) return
  const verdict = await scanner.scan(await files.get(row.originalKey))
  await needs.transact(
    systemCall('scan-document', { now: clock.now(), ids }),
    async (tx) => {
      const now = await documents.find(id, tx.session)
      if (now?.state !== 'received') return
      if (verdict.clean) await moveDocument(documents, tx, now, 'pass')
      else await moveDocument(documents, tx, now, 'infect', { signature: verdict.signature })
    },
    documentLine(id),
  )
}
