import { expect, it } from 'vitest'
import { askAgainAt } from './ask-again.ts'

const now = new Date('2026-03-06T02:00:00Z')

it('asks again after half a minute, then ever later, and gives up after a day', () => {
  let time = now
  let asks = 1
  let pause = 0
  for (let next = askAgainAt(asks, time); next; next = askAgainAt(asks, time)) {
    expect(next.getTime() - time.getTime()).toBeGreaterThan(pause)
    pause = next.getTime() - time.getTime()
    time = next
    asks += 1
  }
  expect(askAgainAt(1, now)).toEqual(new Date('2026-03-06T02:00:30Z'))
  expect(asks).toBe(12)
  const hours = (time.getTime() - now.getTime()) / 3_600_000
  expect(hours).toBeGreaterThan(24)
  expect(hours).toBeLessThan(30)
})
