import type { RatingLevel, RatingState } from '@anju/shared-types'

export const ratingActions = [
  'rate',
  'callBack',
  'correct',
  'appeal',
  'uphold',
  'reject',
  'rateAgain',
  'close',
] as const
export type RatingAction = (typeof ratingActions)[number]
export type RatingEvent =
  | 'rating.rated'
  | 'rating.bad'
  | 'rating.called-back'
  | 'rating.corrected'
  | 'rating.appealed'
  | 'rating.appeal-upheld'
  | 'rating.appeal-rejected'
  | 'rating.closed'
interface RatingEdge {
  to: RatingState | readonly RatingState[]
  event: RatingEvent
}
type Table = Record<RatingState, Partial<Record<RatingAction, RatingEdge>>>

const appeal = { to: 'appealed', event: 'rating.appealed' } as const

/** 好差评 of one service by one person (国办发〔2019〕51号; GB/T 39735-2020): a bad one is called back, corrected, rated once more (E76). */
export const ratingTransitions = {
  unrated: { rate: { to: ['rated', 'calling'], event: 'rating.rated' } },
  rated: {},
  calling: { callBack: { to: 'correcting', event: 'rating.called-back' }, appeal },
  correcting: { correct: { to: 'corrected', event: 'rating.corrected' }, appeal },
  appealed: {
    uphold: { to: 'annulled', event: 'rating.appeal-upheld' },
    // Back to where it was: the call, or the correction.
    reject: { to: ['calling', 'correcting'], event: 'rating.appeal-rejected' },
    // The call is made all the same: an appeal is the office's matter, not the citizen's.
    callBack: { to: 'appealed', event: 'rating.called-back' },
  },
  corrected: {
    rateAgain: { to: 'closed', event: 'rating.closed' },
    close: { to: 'closed', event: 'rating.closed' },
  },
  closed: {},
  annulled: {},
} as const satisfies Table

export const isBad = (level: RatingLevel): boolean => level <= 2

/** Where an action leads; undefined: not now. */
export function nextRatingState(
  { state, level, isCalled }: { state: RatingState; level?: RatingLevel; isCalled: boolean },
  action: RatingAction,
): { to: RatingState; event: RatingEvent } | undefined {
  const edge = (ratingTransitions as Table)[state][action]
  if (!edge) return undefined
  if (typeof edge.to === 'string') return { to: edge.to, event: edge.event }
  if (action === 'rate') {
    return level !== undefined && isBad(level)
      ? { to: 'calling', event: 'rating.bad' }
      : { to: 'rated', event: edge.event }
  }
  return { to: isCalled ? 'correcting' : 'calling', event: edge.event }
}

/** Until it is over nobody of the staff learns who rated. */
export const isSettled = (state: RatingState): boolean =>
  state === 'closed' || state === 'annulled' || state === 'rated'
