import type { Evaluation } from '@anju/shared-types'

/** Homes the family has and homes it may still buy, by the row that allows the most; undefined where nothing is limited or allowed. */
export function homesOf({
  decision,
  remaining,
  explanation,
}: Pick<Evaluation, 'decision' | 'remaining' | 'explanation'>): { owned: number; left: number } | undefined {
  if (decision !== 'eligible' || remaining === null || remaining > MOST_DRAWN) return undefined
  const limits = explanation.children.flatMap(({ result, limit }) =>
    result === 'met' && limit !== null ? [limit] : [],
  )
  const owned = Math.max(0, ...limits) - remaining
  return owned < 0 ? undefined : { owned, left: remaining }
}

/** Beyond it a row of houses tells less than the number. */
const MOST_DRAWN = 5
