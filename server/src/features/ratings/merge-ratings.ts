import type { Connection } from 'mongoose'
import type { OnMerge } from '../accounts/merge-accounts.ts'
import { createRatingStore } from './rating-store.ts'

/** Part of a merge: what the ended account may rate, or has rated, goes along. */
export function mergeRatings(db: Connection): OnMerge {
  const ratings = createRatingStore(db)
  return async (tx, from, into) => {
    await ratings.move(from, into, tx.session)
  }
}
