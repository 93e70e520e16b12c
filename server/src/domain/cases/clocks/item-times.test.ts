import { describe, expect, it } from 'vitest'
import { type EndedTime, itemTimes, percentOf } from './item-times.ts'

const ended = (many: number, more: Partial<EndedTime> = {}): EndedTime[] =>
  Array.from({ length: many }, (_, at) => ({ minutes: (at + 1) * 10, late: false, ...more }))

describe('how long an item really took', () => {
  it('has a middle and nine tenths once enough have ended', () => {
    expect(itemTimes(ended(19)).range).toBeUndefined()
    expect(itemTimes(ended(21)).range).toMatchObject({ count: 21, median: 110, p90: 190 })
  })
  it('says where the late ones stood, the most frequent first', () => {
    const all = [
      ...ended(5),
      ...ended(1, { late: true, cause: '受理' }),
      ...ended(2, { late: true, cause: '审核' }),
      ...ended(1, { late: true }),
      ...ended(1, { cause: '审批' }),
    ]
    expect(itemTimes(all)).toMatchObject({
      ...{ count: 10, late: 4, inTimePercent: 60 },
      causes: [
        { stage: '审核', count: 2 },
        { stage: '受理', count: 1 },
      ],
    })
  })
  it.each([
    [1999, 2000, 99.9],
    [2000, 2000, 100],
    [0, 0, 0],
    [1, 3, 33.3],
  ])('%i of %i is %s: all only when it is all', (part, of, percent) => {
    expect(percentOf(part, of)).toBe(percent)
  })
})
