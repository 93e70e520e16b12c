import type { PlainDate, Quote } from '@anju/shared-types'
import { shanghaiInstant, shanghaiTime } from '@anju/shared-types'

/** What is known about waiting. */
export interface WaitFacts {
  /** Minutes people really waited lately, in any order. */
  recent: readonly number[]
  /** People who are served before this one. */
  ahead: number
  windows: number
  serviceMinutes: number
}

/** With fewer actual waits than this, chance weighs more than habit. */
const ENOUGH_WAITS = 10

/**
 * How long the wait will be, low and high, and what that rests on. From actual waits when there are enough (8 people of 10 waited
 * within the range), else from the people ahead and the windows.
 */
export function waitRange({ recent, ahead, windows, serviceMinutes }: WaitFacts): {
  minutes: [number, number]
  basis: string
} {
  if (recent.length >= ENOUGH_WAITS) {
    const sorted = [...recent].sort((a, b) => a - b)
    const at = (share: number) => Math.round(sorted[Math.round((sorted.length - 1) * share)] ?? 0)
    return { minutes: [at(0.1), at(0.9)], basis: `按这里最近 ${recent.length} 位同类业务的实际等候` }
  }
  const load = (ahead * serviceMinutes) / Math.max(1, windows)
  return {
    minutes: [Math.floor(load / 2), Math.ceil(load)],
    basis: `按前面 ${ahead} 人、${windows} 个窗口推算`,
  }
}

/** The whole visit from the start of a slot: waiting, service, and when one is done at the latest (E9). */
export function quoteVisit(date: PlainDate, from: string, facts: WaitFacts): Quote {
  const { minutes, basis } = waitRange(facts)
  const total = minutes[1] + facts.serviceMinutes
  return {
    waitMinutes: minutes,
    serviceMinutes: facts.serviceMinutes,
    doneBy: shanghaiTime(new Date(shanghaiInstant(date, from).getTime() + total * 60_000)),
    basis,
  }
}
