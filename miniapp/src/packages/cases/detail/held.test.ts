import { expect, it } from 'vitest'
import { givenSince } from './given-since.ts'
import { heldMs, shareOf } from './held.ts'

const now = Date.parse('2026-11-23T06:00:00Z')

it('counts from the moment it could begin to its end, or to now', () => {
  expect(heldMs({}, now)).toBe(0)
  expect(heldMs({ since: '2026-11-23T05:00:00Z' }, now)).toBe(3_600_000)
  expect(heldMs({ since: '2026-11-23T05:00:00Z', doneAt: '2026-11-23T05:10:00Z' }, now)).toBe(600_000)
  expect(heldMs({ since: '2026-11-23T06:00:05Z' }, now), 'a phone whose clock is late').toBe(0)
})

it('a bar that has begun can be seen', () => {
  expect(shareOf(0, 100)).toBe(0)
  expect(shareOf(1, 1000)).toBe(3)
  expect(shareOf(500, 1000)).toBe(50)
})

it('a paper that was there before the list came has to come anew', () => {
  const paper = { how: 'uploaded' as const, howText: '已上传', by: '转让方' }
  const materials = [{ id: 'mandate', papers: [{ ...paper, at: '2026-11-23T01:00:00.000Z' }] }] as never
  expect(givenSince({ materials }, 'mandate', '2026-11-23T02:00:00.000Z')).toBe(false)
  expect(givenSince({ materials }, 'mandate', '2026-11-23T01:00:00Z')).toBe(true)
  expect(givenSince({ materials }, 'title', '2026-11-23T01:00:00Z')).toBe(false)
})
