const shortest = 3000
const longest = 20_000

/** Milliseconds until the next question: 3 s after a change, then half as long again each time up to 20 s. */
export function nextPause(beforeMs: number, changed: boolean, retryAfterSeconds?: number): number {
  const grown = changed || beforeMs === 0 ? shortest : Math.min(longest, Math.round(beforeMs * 1.5))
  return Math.max(grown, (retryAfterSeconds ?? 0) * 1000)
}
