/** An estimate is right when the call came within so many minutes of it (E20). */
const TOLERANCE_MINUTES = 6
const MOST = 50
const FEWEST = 10

export interface TrackRecord {
  count: number
  within: number
  toleranceMinutes: number
}

/** How good the last 50 estimates were; nothing until there are 10, because less says little. Newest first. */
export function trackRecord(
  past: readonly { expectedMinutes: number; waitedMinutes: number }[],
): TrackRecord | undefined {
  const last = past.slice(0, MOST)
  if (last.length < FEWEST) return undefined
  const within = last.filter((one) => Math.abs(one.waitedMinutes - one.expectedMinutes) <= TOLERANCE_MINUTES).length
  return { count: last.length, within, toleranceMinutes: TOLERANCE_MINUTES }
}
