import { UPLOAD_PART_BYTES as P } from '@anju/shared-types'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isThere, partCountOf, partsIn, pieceOf, readingPlan } from './parts.ts'

test('parts of a file', () => {
  expect([1, P, P + 1, 20 * 1024 * 1024].map(partCountOf)).toEqual([1, 1, 2, 320])
})

test('a call fits the grid of its file or is refused', () => {
  const bytes = P * 3 + 100
  expect(pieceOf(1, P, bytes)).toEqual({ from: 1, count: 1 })
  expect(pieceOf(2, P * 2, bytes)).toEqual({ from: 2, count: 2 })
  expect(pieceOf(4, 100, bytes)).toEqual({ from: 4, count: 1 })
  expect(pieceOf(3, P + 100, bytes)).toEqual({ from: 3, count: 2 })
  for (const [from, length] of [
    [0, P],
    [5, 1],
    [1.5, P],
    [Number.NaN, P],
    [1, 0],
    [1, P - 1],
    [1, P + 1],
    [4, 99],
    [4, P],
    [1, bytes + 1],
  ] as const) {
    expect(pieceOf(from, length, bytes), `${from} ${length}`).toBeUndefined()
  }
  expect(pieceOf(1, P * 16, P * 40)).toEqual({ from: 1, count: 16 })
  expect(pieceOf(1, P * 17, P * 40)).toBeUndefined()
})

test('parts that came twice or overlap count once', () => {
  const pieces = [
    { from: 3, count: 2 },
    { from: 1, count: 1 },
    { from: 4, count: 1 },
  ]
  expect(partsIn(pieces)).toEqual([1, 3, 4])
  expect(isThere(pieces, { from: 3, count: 2 })).toBe(true)
  expect(isThere(pieces, { from: 2, count: 2 })).toBe(false)
})

test('whatever was sent in whatever grouping, the plan reads every part once and in order', () => {
  const piece = fc.record({ from: fc.integer({ min: 1, max: 20 }), count: fc.integer({ min: 1, max: 16 }) })
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (all) => {
      const parts = 20
      const pieces = all.filter(({ from, count }) => from + count - 1 <= parts)
      const plan = readingPlan(pieces, parts)
      if (partsIn(pieces).length < parts) return plan === undefined
      const read = plan!.flatMap(({ piece: { from, count }, skipParts }) =>
        Array.from({ length: count - skipParts }, (_, at) => from + skipParts + at),
      )
      expect(read).toEqual(Array.from({ length: parts }, (_, at) => at + 1))
      return true
    }),
  )
})
