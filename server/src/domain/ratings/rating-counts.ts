import type { RatingLevel, RatingState } from '@anju/shared-types'

export interface CountedRating {
  state: RatingState
  level?: RatingLevel
}
export interface RatingCounts {
  /** By level, 5 to 1. */
  levels: Record<RatingLevel, number>
  unrated: number
  annulled: number
  /** Bad ones, and those of them that were corrected. */
  bad: number
  corrected: number
}

/** What is published: 未评 counts as nothing else, a rating that was found wrong is told and not counted. */
export function countRatings(ratings: Iterable<CountedRating & { count?: number }>): RatingCounts {
  const counts: RatingCounts = {
    levels: { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 },
    unrated: 0,
    annulled: 0,
    bad: 0,
    corrected: 0,
  }
  for (const { state, level, count = 1 } of ratings) {
    if (state === 'annulled') counts.annulled += count
    else if (level === undefined) counts.unrated += count
    else {
      counts.levels[level] += count
      if (level <= 2) counts.bad += count
      if (level <= 2 && (state === 'corrected' || state === 'closed')) counts.corrected += count
    }
  }
  return counts
}
