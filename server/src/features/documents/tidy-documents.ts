import { decideDocument } from '../../domain/documents/decide-document.ts'
import { systemCall } from '../../platform/http/call.ts'
import { documentLine, factsOf, moveDocument } from './change-document.ts'
import { moveUses } from './document-uses.ts'
import type { DocumentNeeds } from './needs.ts'

type Needs = Pick<DocumentNeeds, 'documents' | 'transact' | 'clock' | 'ids' | 'jobs' | 'log'>

const MINUTE_MS = 60_000
/** A job of its own is trying for the first hours; after that the clock takes over until the scanner is back. */
const STUCK_AFTER_MS = 15 * MINUTE_MS

/** Papers that still wait for the scanner or for their pictures are taken up again, once a quarter of an hour. */
export async function resumeDocuments({ documents, clock, jobs, log }: Needs): Promise<void> {
  const now = clock.now().getTime()
  const stuck = await documents.restingSince(['received', 'clean'], new Date(now - STUCK_AFTER_MS))
  const turn = Math.floor(now / STUCK_AFTER_MS)
  for (const row of stuck) {
    const options = { id: `${row._id}-${turn}`, attempts: 1 }
    if (row.state === 'received') await jobs.add('scan-document', { id: row._id }, options)
    else await jobs.add('prepare-document', { id: row._id }, options)
  }
  if (stuck.length) log.warn({ papers: stuck.length }, 'papers wait for the scanner or their pictures')
}

/** Ends agreements whose day is over, then removes what nobody asked to keep: uploads never finished, papers never used. */
export async function expireDocuments({ documents, transact, clock, ids }: Needs): Promise<void> {
  const now = clock.now()
  for (const found of await documents.dueForTidying(now)) {
    await transact(
      systemCall('expire-documents', { now, ids }),
      async (tx) => {
        const read = await documents.find(found._id, tx.session)
        if (!read) return
        const row = await moveUses(documents, tx, read, () => true, 'end')
        if ('edge' in decideDocument(factsOf(row, now), 'expire', now)) {
          await moveDocument(documents, tx, row, 'expire', { pages: [] })
        }
      },
      documentLine(found._id),
    )
  }
}
