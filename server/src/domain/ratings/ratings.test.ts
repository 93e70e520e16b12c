import { type RatingLevel, type RatingState, ratingStates } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { countRatings } from './rating-counts.ts'
import { isBad, isSettled, nextRatingState, ratingActions, ratingTransitions } from './rating-states.ts'

const states = Object.keys(ratingTransitions) as RatingState[]
const from = (state: RatingState, more: { level?: RatingLevel; isCalled?: boolean } = {}) => ({
  ...{ state, isCalled: false },
  ...more,
})

describe('the table', () => {
  it.each([
    [from('unrated', { level: 3 }), 'rate', 'rated'],
    [from('unrated', { level: 2 }), 'rate', 'calling'],
    [from('unrated', { level: 1 }), 'rate', 'calling'],
    [from('rated', { level: 1 }), 'rate', undefined],
    [from('calling'), 'callBack', 'correcting'],
    [from('calling'), 'correct', undefined],
    [from('appealed'), 'callBack', 'appealed'],
    [from('appealed'), 'reject', 'calling'],
    [from('appealed', { isCalled: true }), 'reject', 'correcting'],
    [from('appealed'), 'uphold', 'annulled'],
    [from('corrected'), 'rateAgain', 'closed'],
    [from('corrected'), 'appeal', undefined],
  ] as const)('%j, %s: %s', (rating, action, to) => {
    expect(nextRatingState(rating, action)?.to).toBe(to)
  })
  it('has words for each state, and each is reached', () => {
    const reached = states.flatMap((state) =>
      ratingActions.flatMap((action) =>
        [1, 5].flatMap(
          (level) =>
            nextRatingState(from(state, { level: level as RatingLevel, isCalled: level === 5 }), action)?.to ?? [],
        ),
      ),
    )
    expect(states.filter((state) => state !== 'unrated' && !reached.includes(state))).toEqual([])
    expect(Object.keys(ratingStates)).toEqual(states)
  })
  it('nobody is named before it is over', () => {
    expect(states.filter((state) => !isSettled(state))).toEqual([
      'unrated',
      'calling',
      'correcting',
      'appealed',
      'corrected',
    ])
  })
  it('two of five are bad', () => {
    expect(([1, 2, 3, 4, 5] as const).filter(isBad)).toEqual([1, 2])
  })
})

it('silence is no level, and what was found wrong does not count', () => {
  const counts = countRatings([
    { state: 'unrated', count: 4 },
    { state: 'rated', level: 5, count: 2 },
    { state: 'rated', level: 3 },
    { state: 'closed', level: 1 },
    { state: 'calling', level: 2 },
    { state: 'annulled', level: 1 },
  ])
  expect(counts).toEqual({ levels: { 5: 2, 4: 0, 3: 1, 2: 1, 1: 1 }, unrated: 4, annulled: 1, bad: 2, corrected: 1 })
})
