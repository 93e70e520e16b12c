import type { Batch } from '@anju/shared-types'
import { isBatchItem } from '../../domain/batches/batch-items.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { givenAnswers, itemsToBegin, today } from '../cases/case-file.ts'
import type { BatchRow } from './batch-store.ts'
import { actingFor, type BatchNeeds, shownFor } from './needs.ts'
import { showBatch } from './show-batch.ts'

/** Ours: more unfinished lists than this are not one organisation's business any more. */
const MOST_OPEN = 10

/** Begins a batch in the name of an organisation, under the versions of today. */
export async function beginBatch(
  needs: BatchNeeds,
  { code, organisation: creditCode }: { code: string; organisation: string },
  caller: Verified,
  call: Call,
): Promise<Batch> {
  const { cases, batches } = needs
  if (!isBatchItem(code)) return refuse('NOT_A_BATCH_ITEM')
  const me = await cases.parties.person(caller.accountId)
  const { name, idIndex } = actingFor(me, creditCode, code)
  const begunOn = today(call.now)
  const { main, items } = await itemsToBegin(cases, code, begunOn)
  const id = cases.ids.id()
  const made = await cases.transact(call, async (tx) => {
    if ((await batches.open(idIndex, tx.session)) >= MOST_OPEN) return refuse('TOO_MANY_DRAFTS')
    const row: BatchRow = {
      ...{ _id: id, number: `PL${cases.ids.code(9)}`, revision: 0, city: cases.config.CITY },
      ...{ code, name: main.plainName, begunOn, state: 'filling' },
      items: items.map((item) => ({ code: item.code, version: item.version })),
      organisation: { creditCode, name, idIndex },
      ...{ answers: { ...givenAnswers(code) }, details: {}, papers: [], created: 0 },
      history: [],
      ...{ createdAt: tx.now, changedAt: tx.now },
    }
    const entry = { at: tx.now, who: shownFor(me, row), text: '开始准备清单' }
    await batches.insert({ ...row, history: [entry] }, tx.session)
    return { id }
  })
  return showBatch(needs, made.id, caller, call.now)
}
