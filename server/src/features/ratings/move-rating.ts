import { nextRatingState, type RatingAction } from '../../domain/ratings/rating-states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import type { RatingNeeds } from './needs.ts'
import type { RatingRow } from './rating-store.ts'

/** Moves a rating along one edge; STATE_MOVED when there is none or somebody was faster. A step without `due` has no clock. */
export async function moveRating(
  { ratings }: Pick<RatingNeeds, 'ratings'>,
  tx: Tx,
  row: RatingRow,
  { action, who, text, set = {} }: { action: RatingAction; who: string; text: string; set?: Partial<RatingRow> },
): Promise<void> {
  const level = (set.rating ?? row.rating)?.level
  const edge = nextRatingState({ state: row.state, level, isCalled: row.calledAt !== undefined }, action)
  if (!edge) return refuse('STATE_MOVED')
  if (!(await ratings.save(row, { ...set, state: edge.to }, { at: tx.now, who, text }, tx.session)))
    return refuse('STATE_MOVED')
  tx.record({ type: edge.event, subject: { kind: 'rating', id: row._id } })
}
