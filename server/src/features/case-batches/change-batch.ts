import type { BatchState } from '@anju/shared-types'
import { type BatchAction, batchEdge } from '../../domain/batches/states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { BatchPatch, BatchRow } from './batch-store.ts'
import type { BatchNeeds } from './needs.ts'

/** One change of one batch: load, decide, save in one transaction. Changes of the same batch stand in line in this process. */
export async function changeBatch(
  { batches, cases }: BatchNeeds,
  id: string,
  call: Call,
  work: (tx: Tx, row: BatchRow | null) => Promise<unknown>,
): Promise<void> {
  await cases.transact(
    call,
    async (tx) => {
      await work(tx, await batches.find(id, tx.session))
      tx.touch(`batch:${id}`)
      return { id }
    },
    { line: `batch:${id}` },
  )
}

interface Said {
  who: string
  text: string
}

/** Moves a batch along one edge of its table. */
export async function moveBatch(
  { batches }: Pick<BatchNeeds, 'batches'>,
  tx: Tx,
  row: BatchRow,
  { action, who, text, patch = {} }: Said & { action: BatchAction; patch?: BatchPatch },
): Promise<void> {
  const edge = batchEdge(row.state, action)
  if (!edge) return refuse('STATE_MOVED')
  const entry = { at: tx.now, who, text }
  const isSaved = await batches.save(tx.session, row, { ...patch, state: edge.to, changedAt: tx.now }, entry)
  if (!isSaved) return refuse('STATE_MOVED')
  tx.record({ type: edge.event, subject: { kind: 'batch', id: row._id } })
}

/** Changes what stands in a batch that is in this state. */
export async function noteBatch(
  { batches }: Pick<BatchNeeds, 'batches'>,
  tx: Tx,
  row: BatchRow,
  { state, patch, said }: { state: BatchState; patch: BatchPatch; said?: Said },
): Promise<void> {
  if (row.state !== state) return refuse('STATE_MOVED')
  const entry = said && { at: tx.now, ...said }
  if (!(await batches.save(tx.session, row, { ...patch, changedAt: tx.now }, entry))) return refuse('STATE_MOVED')
}
