import { type Batch, type CaseDraftInput, CaseDraftShape } from '@anju/shared-types'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { draftPatch } from '../cases/draft-fields.ts'
import { neededOf, statusIn } from '../cases/papers-of-case.ts'
import { blankChild, filesOf } from './blank-child.ts'
import { changeBatch, moveBatch, noteBatch } from './change-batch.ts'
import { type BatchNeeds, ownBatch, shownFor } from './needs.ts'
import { showBatch } from './show-batch.ts'

/** Keeps what all rows share: answers of the item's questions and what the business needs to know. */
export async function fillBatch(
  needs: BatchNeeds,
  { id, ...given }: { id: string } & Pick<CaseDraftInput, 'answers' | 'details'>,
  caller: Verified,
  call: Call,
): Promise<Batch> {
  const me = await needs.cases.parties.person(caller.accountId)
  const seen = ownBatch(await needs.batches.find(id), me)
  const begun = await filesOf(needs, seen)
  await changeBatch(needs, id, call, async (tx, found) => {
    const row = ownBatch(found, me)
    const blank = blankChild(needs, row, begun, { id: 'blank', at: tx.now, who: '' })
    const draft = CaseDraftShape.parse(given)
    const { answers, details } = draftPatch(needs.cases, blank, {
      ...{ file: begun, draft, own: blank.parties[0]!, on: row.begunOn },
    })
    await noteBatch(needs, tx, row, { state: 'filling', patch: { answers, details } })
  })
  return showBatch(needs, id, caller, call.now)
}

/** Hands in one paper for all rows: one use of it, under the batch's own number. */
export async function giveSharedPaper(
  needs: BatchNeeds,
  { id, material, documentId }: { id: string; material: string; documentId: string },
  caller: Verified,
  call: Call,
): Promise<Batch> {
  const { cases, batches } = needs
  const me = await cases.parties.person(caller.accountId)
  const seen = ownBatch(await batches.find(id), me)
  const begun = await filesOf(needs, seen)
  if (!(await cases.papers.usable(documentId, caller.accountId))) return refuse('PAPER_UNKNOWN')
  await changeBatch(needs, id, call, async (tx, found) => {
    const row = ownBatch(found, me)
    const blank = blankChild(needs, row, begun, { id: 'blank', at: tx.now, who: '' })
    const needed = neededOf(begun, blank).find((one) => one.material.id === material)
    if (!needed || statusIn(blank, begun, needed) === 'system') return refuse('PAPER_UNKNOWN')
    const purpose = `批量办理“${row.name}”，作为“${needed.material.name}”`
    await cases.uses.consent(tx, { documentId, accountId: caller.accountId, caseId: id, material, purpose })
    const before = row.papers.find((one) => one.material === material)
    if (before && before.documentId !== documentId) {
      await cases.uses.takeBack(tx, { documentId: before.documentId, caseId: id, material })
    }
    const paper = { material, documentId, accountId: caller.accountId, at: tx.now, by: shownFor(me, row) }
    await noteBatch(needs, tx, row, {
      state: 'filling',
      patch: { papers: [...row.papers.filter((one) => one.material !== material), paper] },
      said: { who: shownFor(me, row), text: `交了“${needed.material.name}”，各套共用` },
    })
  })
  return showBatch(needs, id, caller, call.now)
}

/** Gives up a batch that nobody has confirmed. */
export async function discardBatch(needs: BatchNeeds, id: string, caller: Verified, call: Call): Promise<Batch> {
  const me = await needs.cases.parties.person(caller.accountId)
  await changeBatch(needs, id, call, async (tx, found) => {
    const row = ownBatch(found, me)
    await needs.cases.uses.release(tx, id)
    await moveBatch(needs, tx, row, { action: 'discard', who: shownFor(me, row), text: '放弃' })
  })
  return showBatch(needs, id, caller, call.now)
}
