import { buffer } from 'node:stream/consumers'
import { type DocumentFinding, findingsOf, measurePicture, shanghaiDate } from '@anju/shared-types'
import { systemCall } from '../../platform/http/call.ts'
import type { RenderedPaper } from '../../platform/pictures/render-paper.ts'
import { Unreadable } from '../../platform/pictures/unreadable.ts'
import { documentLine, moveDocument } from './change-document.ts'
import { type DocumentRow, pageKey, thumbnailKey } from './document-record.ts'
import { lookAtDocument } from './look-at-page.ts'
import type { DocumentNeeds } from './needs.ts'

type Needs = Pick<
  DocumentNeeds,
  'documents' | 'files' | 'renderer' | 'pageReader' | 'readsPapers' | 'transact' | 'clock' | 'ids'
>

/** Makes the pictures that people look at, once the scanner has said its word. The file that was sent stays as it is, sealed. */
export async function prepareDocument(needs: Needs, id: string): Promise<void> {
  const { documents, clock, ids } = needs
  const row = await documents.find(id)
  if (row?.state !== 'clean' || !row.originalKey || !row.type) return
  const made = await render(needs, row)
  const patch = made instanceof Unreadable ? undefined : await store(needs, row, made)
  await needs.transact(
    systemCall('prepare-document', { now: clock.now(), ids }),
    async (tx) => {
      const now = await documents.find(id, tx.session)
      if (now?.state !== 'clean') return
      if (patch) await moveDocument(documents, tx, now, 'prepare', patch)
      else await moveDocument(documents, tx, now, 'fail', { reason: (made as Unreadable).reason })
    },
    documentLine(id),
  )
}

async function render({ files, renderer }: Needs, row: DocumentRow): Promise<RenderedPaper | Unreadable> {
  const bytes = await buffer(await files.get(row.originalKey!))
  try {
    return await renderer.render(row.type!, bytes)
  } catch (error) {
    if (error instanceof Unreadable) return error
    throw error
  }
}

/** Under names that a repeat of the job writes again: half a set is never left behind as something else. */
async function store(needs: Needs, row: DocumentRow, made: RenderedPaper): Promise<Partial<DocumentRow>> {
  const { files, clock } = needs
  for (const [at, { jpeg }] of made.pages.entries()) await files.put(pageKey(row._id, at + 1), jpeg, jpeg.length)
  await files.put(thumbnailKey(row._id), made.thumbnail, made.thumbnail.length)
  const findings: DocumentFinding[] = made.grey ? findingsOf(measurePicture(made.grey)) : []
  if (row.validUntil && row.validUntil < shanghaiDate(clock.now())) findings.unshift('outdated')
  return {
    pageCount: made.pageCount,
    pages: made.pages.map(({ width, height, jpeg }) => ({ width, height, bytes: jpeg.length })),
    thumbnailBytes: made.thumbnail.length,
    findings,
    page: await lookAtDocument(needs, row, made),
  }
}
