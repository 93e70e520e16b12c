import { expect, it } from 'vitest'
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
