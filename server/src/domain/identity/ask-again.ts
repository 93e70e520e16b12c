const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Pauses before the population register is asked again after it gave no answer. Together a little more than a day. */
const pausesMs = [
  ...[30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE],
  ...[HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR],
]

/** When to ask again after `asks` questions without an answer; undefined when it is time to tell the person. */
export function askAgainAt(asks: number, now: Date): Date | undefined {
  const pause = pausesMs[asks - 1]
  return pause === undefined ? undefined : new Date(now.getTime() + pause)
}
