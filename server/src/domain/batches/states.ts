import type { BatchState } from '@anju/shared-types'

const batchActions = ['confirm', 'discard', 'lapse', 'created', 'finish'] as const
export type BatchAction = (typeof batchActions)[number]
export type BatchEvent = 'batch.confirmed' | 'batch.discarded' | 'batch.lapsed' | 'batch.created' | 'batch.finished'

interface BatchEdge {
  to: BatchState
  event: BatchEvent
}

/** The whole life of a batch (D4). A child that fails or is refused changes nothing here: the others go on. */
export const batchTransitions = {
  filling: {
    confirm: { to: 'creating', event: 'batch.confirmed' },
    discard: { to: 'discarded', event: 'batch.discarded' },
    lapse: { to: 'discarded', event: 'batch.lapsed' },
  },
  creating: { created: { to: 'running', event: 'batch.created' } },
  running: { finish: { to: 'done', event: 'batch.finished' } },
  done: {},
  discarded: {},
} as const satisfies Record<BatchState, Partial<Record<BatchAction, BatchEdge>>>

export const batchEdge = (state: BatchState, action: BatchAction): BatchEdge | undefined =>
  (batchTransitions as Record<BatchState, Partial<Record<BatchAction, BatchEdge>>>)[state][action]
