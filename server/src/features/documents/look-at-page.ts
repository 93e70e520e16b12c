import { buffer } from 'node:stream/consumers'
import { lookAtPage, type PageLook } from '@anju/shared-types'
import { doubtOf, type OtherPage } from '../../domain/documents/page-doubt.ts'
import { kindsFor, type PageKind, recogniseKind } from '../../domain/documents/page-kinds.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { RenderedPaper } from '../../platform/pictures/render-paper.ts'
import { documentLine } from './change-document.ts'
import { noteDocument } from './change-own.ts'
import { type DocumentRow, type PageSeen, pageKey } from './document-record.ts'
import type { DocumentNeeds } from './needs.ts'

type Looking = Pick<DocumentNeeds, 'documents' | 'pageReader' | 'readsPapers'>

/** What can be seen of a page at once (E41). Reading what is written takes longer and follows when the paper can be used already. */
export async function lookAtDocument(
  needs: Looking,
  row: DocumentRow,
  { pages: [first], pageCount }: RenderedPaper,
): Promise<PageSeen> {
  const look = lookAtPage(await needs.pageReader.pixels(first!.jpeg))
  const page = await judged(needs, { ...row, pageCount }, look)
  // What the person said while sending answers what their phone had asked; it looked with the same lines as this.
  const saidTo = page.saidAt && page.doubt?.code
  return { ...page, ...(saidTo && { saidTo }), isRead: !needs.readsPapers || !kindsFor(row.material) }
}

/** Reads what a page says it is. A page that cannot be read in time is taken as it is. */
export async function readDocument(
  needs: Looking & Pick<DocumentNeeds, 'files' | 'transact' | 'clock' | 'ids'>,
  id: string,
): Promise<void> {
  const { documents, files, pageReader, clock, ids } = needs
  const seen = await documents.find(id)
  if (seen?.state !== 'ready' || !seen.page || seen.page.isRead) return
  const jpeg = await buffer(await files.get(pageKey(id, 1)))
  const kind = recogniseKind((await pageReader.words(jpeg)) ?? '')
  const look = lookAtPage(await pageReader.pixels(jpeg))
  await needs.transact(
    systemCall('read-document', { now: clock.now(), ids }),
    async (tx) => {
      const row = await documents.find(id, tx.session)
      if (row?.state !== 'ready' || !row.page || row.page.isRead) return
      const page = { ...(await judged(needs, row, look, kind)), isRead: true }
      await noteDocument(documents, tx, row, { page })
      tx.record({
        type: 'document.page-read',
        subject: { kind: 'document', id },
        data: { kind: kind ?? '', doubt: page.doubt?.code ?? '' },
      })
    },
    documentLine(id),
  )
}

async function judged({ documents }: Looking, row: DocumentRow, look: PageLook, kind?: PageKind): Promise<PageSeen> {
  // Without a case nothing says which other pages belong to it.
  const siblings = row.caseId ? await documents.siblings(row) : []
  const others = siblings.flatMap(({ page }): OtherPage[] =>
    page?.print ? [{ print: page.print, ...(page.kind && { kind: page.kind }) }] : [],
  )
  // A file of several pages holds both sides in whatever order.
  const asked = (row.pageCount ?? 1) > 1 ? undefined : row.page?.asked
  const doubt = doubtOf({ material: row.material, asked, look, kind, others })
  const { doubt: _before, ...page } = row.page ?? {}
  return { ...page, print: look.print, ...(kind && { kind }), ...(doubt && { doubt }) }
}
