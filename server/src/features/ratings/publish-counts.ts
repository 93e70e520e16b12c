import {
  addDays,
  type PlainDate,
  type RatingCountsOf,
  type RatingLevel,
  ratingLevels,
  shanghaiDate,
  shanghaiInstant,
} from '@anju/shared-types'
import { type CountedRating, countRatings } from '../../domain/ratings/rating-counts.ts'
import type { RatingNeeds } from './needs.ts'

const USUAL_DAYS = 365
const order: readonly RatingLevel[] = [5, 4, 3, 2, 1]

/** For anybody: by item, with 未评 as a number of its own. */
export async function publishCounts({ ratings, clock }: RatingNeeds, from?: PlainDate) {
  const since = from ?? addDays(shanghaiDate(clock.now()), -USUAL_DAYS)
  const rows = await ratings.counts(shanghaiInstant(since, '00:00'))
  const codes = [...new Set(rows.map(({ code }) => code))].toSorted()
  const items = codes.map((code) => {
    const mine = rows.filter((row) => row.code === code)
    return view(mine[0]?.name ?? code, mine)
  })
  return { since, all: view('全部', rows), items }
}

function view(name: string, rows: readonly (CountedRating & { count: number })[]): RatingCountsOf {
  const { levels, ...rest } = countRatings(rows)
  return { name, levels: order.map((level) => ({ level, label: ratingLevels[level], count: levels[level] })), ...rest }
}
