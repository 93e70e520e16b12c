import { type PlainDate, shanghaiDate } from '@anju/shared-types'
import { decideUse, isLiveUse, usualUseEnd } from '../../domain/documents/decide-document.ts'
import type { UseAction } from '../../domain/documents/document-states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Ids } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import { noteDocument } from './change-own.ts'
import type { DocumentRow, UseRow } from './document-record.ts'
import type { DocumentStore } from './document-store.ts'
import { ownDocument } from './own-document.ts'

export interface ConsentedUse {
  documentId: string
  accountId: string
  caseId: string
  material: string
  /** Word for word what the person was shown. */
  purpose: string
  until?: PlainDate
}

/** What those who use papers may do with them; every change happens inside the caller's own transaction. */
export interface DocumentUses {
  /** Handing a paper in is the consent to this one use. Doing it twice is one use. */
  consent(tx: Tx, use: ConsentedUse): Promise<UseRow>
  /** The case is accepted: its papers belong to the file now. */
  file(tx: Tx, caseId: string): Promise<void>
  /** The case took the paper out again, before acceptance (with `material`: only from that place). */
  takeBack(tx: Tx, use: { documentId: string; caseId: string; material?: string }): Promise<void>
  /** One use and whose paper it is. */
  find(useId: string): Promise<{ documentId: string; accountId: string; use: UseRow } | undefined>
  /** Papers whose use in this case is agreed to now. */
  live(tx: Tx, caseId: string): Promise<ReadonlySet<string>>
  /** The case has ended without becoming a record: nothing of it binds its papers any more. */
  release(tx: Tx, caseId: string): Promise<void>
}

type Needs = { documents: DocumentStore; ids: Ids }

export function createDocumentUses({ documents, ids }: Needs): DocumentUses {
  const ofCase = async (tx: Tx, caseId: string, action: UseAction) => {
    for (const row of await documents.usedIn(caseId, tx.session)) {
      await moveUses(documents, tx, row, (use) => use.caseId === caseId, action)
    }
  }
  return {
    consent: (tx, use) => consentTo({ documents, ids }, tx, use),
    file: (tx, caseId) => ofCase(tx, caseId, 'file'),
    async takeBack(tx, { documentId, caseId, material }) {
      const row = await documents.find(documentId, tx.session)
      const isIt = (use: UseRow) => use.caseId === caseId && (material === undefined || use.material === material)
      if (row) await moveUses(documents, tx, row, isIt, 'withdraw')
    },
    async find(useId) {
      const row = await documents.findByUse(useId)
      const use = row?.uses.find(({ id }) => id === useId)
      if (!row || !use) return undefined
      return { documentId: row._id, accountId: row.accountId, use }
    },
    async live(tx, caseId) {
      const rows = await documents.usedIn(caseId, tx.session)
      const isLive = (use: UseRow) => use.caseId === caseId && isLiveUse(use, tx.now)
      return new Set(rows.filter(({ uses }) => uses.some(isLive)).map(({ _id }) => _id))
    },
    async release(tx, caseId) {
      await ofCase(tx, caseId, 'withdraw')
      await ofCase(tx, caseId, 'release')
    },
  }
}

async function consentTo({ documents, ids }: Needs, tx: Tx, asked: ConsentedUse): Promise<UseRow> {
  const row = await ownDocument(documents, asked.documentId, asked.accountId, tx.session)
  const today = shanghaiDate(tx.now)
  if (row.state !== 'ready') return refuse('DOCUMENT_NOT_READY')
  if (row.validUntil && row.validUntil < today) return refuse('DOCUMENT_OUTDATED')
  const known = row.uses.find(
    (use) => use.caseId === asked.caseId && use.material === asked.material && isLiveUse(use, tx.now),
  )
  if (known) return known
  if (asked.until && asked.until < today) return refuse('BAD_INPUT', { field: 'until', text: '使用期限不能早于今天。' })
  const use: UseRow = {
    id: ids.id(),
    caseId: asked.caseId,
    material: asked.material,
    purpose: asked.purpose,
    state: 'consented',
    consentedAt: tx.now,
    until: asked.until ?? usualUseEnd(today),
  }
  await noteDocument(documents, tx, row, { uses: [...row.uses, use] })
  tx.record({
    type: 'document-use.consented',
    subject: { kind: 'document', id: row._id },
    data: { use: use.id, case: use.caseId },
  })
  return use
}

/** Moves those uses of a paper for which the action is an edge today; the others stay as they are. Gives the row as it is then. */
export async function moveUses(
  documents: DocumentStore,
  tx: Tx,
  row: DocumentRow,
  isIt: (use: UseRow) => boolean,
  action: UseAction,
): Promise<DocumentRow> {
  const events: (() => void)[] = []
  const uses = row.uses.map((use) => {
    const decision = isIt(use) ? decideUse(use, action, tx.now) : undefined
    if (!decision || 'refused' in decision) return use
    const { event, to } = decision.edge
    const data = { use: use.id, case: use.caseId }
    events.push(() => tx.record({ type: event, subject: { kind: 'document', id: row._id }, data }))
    return { ...use, state: to }
  })
  if (events.length === 0) return row
  // From now on the paper rests: nobody uses it, and its time to be tidied away begins.
  const after = await noteDocument(documents, tx, row, { uses, since: tx.now })
  for (const record of events) record()
  return after
}
