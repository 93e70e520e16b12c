import { batches as contract } from '@anju/shared-types'
import type { Register } from '../../gateways/register/register.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import type { CaseNeeds } from '../cases/needs.ts'
import { createBatchStore } from './batch-store.ts'
import { beginBatch } from './begin-batch.ts'
import { confirmBatch } from './confirm-batch.ts'
import { createChildren, tendBatches } from './create-children.ts'
import { discardBatch, fillBatch, giveSharedPaper } from './fill-batch.ts'
import { followChildren } from './follow-children.ts'
import { listTemplate } from './list-template.ts'
import type { BatchNeeds } from './needs.ts'
import { listBatches, listChildren, showBatch, showBill, watchBatch } from './show-batch.ts'
import { uploadList } from './upload-list.ts'

/** Many homes of an organisation as one matter (E7). */
export function createBatchesFeature(
  { db }: Pick<Parts, 'db'>,
  { cases, register }: { cases: CaseNeeds; register: Pick<Register, 'ownedBy'> },
): Feature<typeof contract.table> {
  const needs: BatchNeeds = { cases, register, batches: createBatchStore(db) }
  return {
    name: 'batches',
    contract,
    handlers: {
      template: () => listTemplate(),
      begin: ({ body }, caller, call) => beginBatch(needs, body, caller, call),
      list: (_input, caller) => listBatches(needs, caller),
      get: ({ params }, caller, { now }) => showBatch(needs, params.id, caller, now),
      watch: ({ params }, caller) => watchBatch(needs, params.id, caller),
      upload: ({ params, query, body }, caller, call) =>
        uploadList(needs, { ...params, ...query, piece: body }, caller, call),
      fill: ({ params, body }, caller, call) => fillBatch(needs, { ...params, ...body }, caller, call),
      givePaper: ({ params, body }, caller, call) => giveSharedPaper(needs, { ...params, ...body }, caller, call),
      confirm: ({ params, body }, caller, call) => confirmBatch(needs, { ...params, ...body }, caller, call),
      discard: ({ params }, caller, call) => discardBatch(needs, params.id, caller, call),
      children: ({ params, query }, caller) => listChildren(needs, { ...params, ...query }, caller),
      bill: ({ params }, caller) => showBill(needs, params.id, caller),
    },
    on: {
      ...followChildren(needs),
      'batch.confirmed': (event) => createChildren(needs, event.subject.id),
    },
    every: [{ name: 'tend-batches', seconds: 60, run: () => tendBatches(needs) }],
  }
}
