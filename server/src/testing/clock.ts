import type { Clock } from '../platform/clock.ts'

/** A clock that stands still until it is turned. */
export interface TestClock extends Clock {
  set(to: string | Date): void
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void
}

export function createTestClock(start: string | Date): TestClock {
  let now = new Date(start).getTime()
  if (Number.isNaN(now)) throw new RangeError(`not a moment: ${start}`)
  return {
    now: () => new Date(now),
    set(to) {
      now = new Date(to).getTime()
    },
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
    },
  }
}
