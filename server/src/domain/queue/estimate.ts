import { type PlainDate, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import type { Session } from '../calendar/hall-hours.ts'

export interface Wait {
  lowMinutes: number
  highMinutes: number
  /** The one figure that the track record measures. */
  expectedMinutes: number
}

export interface WaitFacts {
  /** People who will be called before this one. */
  ahead: number
  /** Open windows that serve the service, at least 1. */
  windows: number
  /** Those of them with nobody at them. */
  freeWindows: number
  minutesEach: number
  now: Date
  /** Of today; empty when the hall is closed. */
  sessions: readonly Session[]
  /** The slot that the ticket is ordered by, when it is still to come. */
  notBefore?: Date
}

/** Service times scatter by about 60 % of their mean; a longer queue evens that out, hence the square root. */
const SCATTER = 0.6
const ENOUGH_SAMPLES = 5

/** The middle of the last 30 service times; the catalogue's duration while there are fewer than 5. Newest first. */
export function usualMinutes(recent: readonly number[], catalogueMinutes: number): number {
  const last = recent.slice(0, 30)
  if (last.length < ENOUGH_SAMPLES) return catalogueMinutes
  return median(last)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/**
 * How long until the call (E20). With c windows busy, one of them frees up every `minutesEach / c` minutes, and a person with
 * n ahead needs n + 1 of them to, less those that are free already. Never shrinks when `ahead` grows.
 */
export function estimateWait(facts: WaitFacts): Wait {
  const { ahead, freeWindows, minutesEach, now, sessions, notBefore } = facts
  const windows = Math.max(1, facts.windows)
  const turns = Math.max(0, ahead + 1 - freeWindows)
  const step = minutesEach / windows
  const mean = turns * step
  const spread = SCATTER * Math.sqrt(turns) * step
  const until = (workMinutes: number) => minutesAcrossBreaks(sessions, now, workMinutes)
  // A walk-in who arrives later may still pass somebody whose slot is to come, but nobody passes after the slot's start.
  const latest = notBefore ? Math.max(0, (notBefore.getTime() - now.getTime()) / 60_000) : 0
  return {
    lowMinutes: Math.floor(until(mean - spread)),
    highMinutes: Math.ceil(Math.max(until(mean + spread), latest)),
    expectedMinutes: Math.round(until(mean)),
  }
}

/** Minutes on the wall clock until so many minutes of service have passed: windows rest before opening and at lunch. */
export function minutesAcrossBreaks(sessions: readonly Session[], now: Date, workMinutes: number): number {
  const date: PlainDate = shanghaiDate(now)
  const start = now.getTime()
  let left = workMinutes * 60_000
  for (const session of sessions) {
    const from = Math.max(start, shanghaiInstant(date, session.from).getTime())
    const to = shanghaiInstant(date, session.to).getTime()
    if (to <= from) continue
    if (left <= to - from) return (from + left - start) / 60_000
    left -= to - from
  }
  // Whoever holds a number is served even after closing time.
  const end = Math.max(start, ...sessions.map((session) => shanghaiInstant(date, session.to).getTime()))
  return (end + left - start) / 60_000
}
